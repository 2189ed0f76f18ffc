import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileRequirements, writeRequirements } from '@dtaas/model';
import { packagesUnlocked } from '../failures.ts';
import { pythonInterpreter } from '../interpreter.ts';
import type { Environment } from '../layout.ts';
import { findNpm } from './build-node.ts';
import { hasPip } from './has-pip.ts';

export interface LockRequest {
  readonly language: Environment['kind'];
  /** The packages as npm or pip names them: `ml-matrix@6`, `numpy>=2`. */
  readonly packages: readonly string[];
  /** The name of the asset. */
  readonly name: string;
  readonly signal?: AbortSignal;
}

/** The files of an asset that pin packages, by path, and the one that `environment` names. */
export interface LockedPackages {
  readonly lock: string;
  readonly files: { readonly [path: string]: string };
}

/**
 * Lets npm or pip choose the versions of packages and of all that they need. Nothing is installed, and no code of a package
 * runs. The settings of this user's npm or pip apply, such as a mirror.
 *
 * @throws DtaasError `packages-unlocked`, `python-missing`, `npm-missing`
 */
export async function lockPackages(request: LockRequest): Promise<LockedPackages> {
  const wrong = request.packages.find((wanted) => !nameOf[request.language].test(wanted));
  if (wrong !== undefined)
    throw packagesUnlocked({
      packages: [wrong],
      reason: `${JSON.stringify(wrong)} is not the name of a package with a version`,
      hint:
        request.language === 'node'
          ? 'Write e.g. ml-matrix or ml-matrix@6.'
          : 'Write e.g. numpy or numpy>=2.',
    });
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-lock-'));
  try {
    return await (request.language === 'node' ? lockNode : lockPython)(request, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** No option, no path and no address. */
const nameOf: { readonly [language in Environment['kind']]: RegExp } = {
  node: /^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*(?:@[\w.^~<>=*+-]+)?$/i,
  python: /^[a-z0-9](?:[\w.-]*[a-z0-9])?(?:\[[\w.,-]+\])?(?:(?:[<>=!~]=|[<>])[\w.*+!,<>=~-]+)?$/i,
};

async function lockNode(request: LockRequest, folder: string): Promise<LockedPackages> {
  const manifest = { name: request.name, private: true, type: 'module' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  // Without addresses, the lock file fits any mirror.
  const options = [
    '--package-lock-only',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--omit-lockfile-registry-resolved',
  ];
  const words = [findNpm(), 'install', ...options, '--fetch-retries=1', '--', ...request.packages];
  await run(process.execPath, words, request, folder);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const files = { 'package.json': read('package.json'), 'package-lock.json': read('package-lock.json') };
  return { lock: 'package-lock.json', files };
}

interface Report {
  readonly install: readonly {
    readonly metadata: { readonly name: string; readonly version: string };
    readonly download_info: { readonly archive_info?: { readonly hashes?: { readonly sha256?: string } } };
  }[];
}

async function lockPython(request: LockRequest, folder: string): Promise<LockedPackages> {
  const { executable, series } = pythonInterpreter();
  const python = hasPip(executable) ? executable : await pythonWithPip(executable, request, folder);
  const report = join(folder, 'report.json');
  const words = ['-m', 'pip', 'install', '--dry-run', '--quiet', '--ignore-installed', '--only-binary=:all:'];
  const patience = ['--disable-pip-version-check', '--no-input', '--retries=1'];
  await run(python, [...words, ...patience, '--report', report, '--', ...request.packages], request, folder);
  const { install } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const pinned = install.map(({ metadata, download_info: { archive_info: archive } }) => ({
    requirement: `${metadata.name}==${metadata.version}`,
    hashes: [`sha256:${archive?.hashes?.sha256}`],
  }));
  const sorted = pinned.sort((a, b) => (a.requirement.toLowerCase() < b.requirement.toLowerCase() ? -1 : 1));
  const head = `# Made from requirements.in by dtaas new, with the hashes for Python ${series} on ${process.platform} ${process.arch}.
# With the hashes for all machines: ${compileRequirements({ wheels: true })}
`;
  return {
    lock: 'requirements.txt',
    files: {
      'requirements.in': `${request.packages.join('\n')}\n`,
      'requirements.txt': `${head}${writeRequirements(sorted)}`,
    },
  };
}

/** Debian's Python has no pip, but can make an environment that has one. */
async function pythonWithPip(executable: string, request: LockRequest, folder: string): Promise<string> {
  const made = join(folder, 'venv');
  await run(executable, ['-m', 'venv', made], request, folder);
  return join(made, 'bin', 'python');
}

async function run(
  program: string,
  words: readonly string[],
  { packages, language, signal }: LockRequest,
  cwd: string,
): Promise<void> {
  try {
    await promisify(execFile)(program, words, { cwd, signal, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    signal?.throwIfAborted();
    const { stderr = '', message } = error as Error & { readonly stderr?: string };
    throw packagesUnlocked({ packages, reason: reasonIn(stderr) ?? message, hint: hintOf(stderr, language) });
  }
}

/** What npm or pip says first of the fault. */
function reasonIn(stderr: string): string | undefined {
  const lines = stderr
    .split('\n')
    .flatMap((line) => /^(?:npm (?:error|ERR!) (?:\d+ |notarget )?|ERROR: )(.+)$/.exec(line)?.[1] ?? []);
  const said = lines.filter((line) => !/^(?:code|errno|syscall|network) /.test(line));
  return (said[0] ?? lines[0])?.trim().replace(/\.$/, '');
}

const unreached =
  /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|NewConnectionError|ConnectTimeout|Max retries|Temporary failure/;

function hintOf(stderr: string, language: Environment['kind']): string {
  if (unreached.test(stderr)) return "The registry can't be reached. Run the command again with a network.";
  const what = 'Check the names and the versions.';
  return language === 'node' ? what : `${what} Only packages with a wheel for this Python can be used.`;
}
