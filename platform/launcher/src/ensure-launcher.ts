import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type DtaasError, sha256 } from '@dtaas/model';
import { cacheHome, fillBeside, platformFile } from '@dtaas/processes';
import { launcherUnbuildable } from './failures.ts';

/** Architectures of the machines that run containers, as Go and Docker call them. */
type LauncherArchitecture = 'amd64' | 'arm64';

/** What decides about the program, beside its source: the version of Go doesn't change what the launcher does. */
const flags = ['-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid='];

/**
 * The launcher for a machine, built once from its source and kept in the user's cache. Builds at the same time don't disturb
 * each other.
 *
 * @param source the folder of the Go module
 * @returns the path of the program, in a folder named by its digest
 * @throws DtaasError `launcher-unbuildable`
 */
export async function ensureLauncher(
  architecture: LauncherArchitecture = thisArchitecture(),
  source: string = platformFile('launcher/go'),
): Promise<string> {
  const folder = folderOf(architecture, source);
  const program = join(folder, 'launcher');
  if (!existsSync(program)) {
    await fillBeside(folder, 0o755, (draft) => build(source, join(draft, 'launcher'), architecture));
  }
  return program;
}

/** Whether the launcher for a machine has been built. Builds nothing. */
export function isLauncherBuilt(
  architecture: LauncherArchitecture = thisArchitecture(),
  source: string = platformFile('launcher/go'),
): boolean {
  return existsSync(join(folderOf(architecture, source), 'launcher'));
}

/** Why this machine can't build the launcher, if so. A Go that downloads a newer Go is enough. Builds nothing. */
export async function whyUnbuildable(): Promise<DtaasError | undefined> {
  const said = await versionOfGo();
  if (said === undefined) return launcherUnbuildable({ reason: 'Go is not installed' });
  const [, version, minor] = /go(1\.(\d+)\S*)/.exec(said) ?? [];
  if (version === undefined || Number(minor) >= leastMinor) return undefined;
  return launcherUnbuildable({ reason: `Go is ${version}, and 1.25 or newer is needed` });
}

/** From Go 1.21 on, Go itself downloads the Go that a module asks for. */
const leastMinor = 21;

/** What `go version` prints; `undefined` if Go can't be run, or says nothing for 10 s. */
function versionOfGo(): Promise<string | undefined> {
  const options = { timeout: 10_000, killSignal: 'SIGKILL' } as const;
  return new Promise((resolve) => {
    execFile('go', ['version'], options, (error, stdout) => resolve(error ? undefined : stdout));
  });
}

function thisArchitecture(): LauncherArchitecture {
  return process.arch === 'arm64' ? 'arm64' : 'amd64';
}

function folderOf(architecture: LauncherArchitecture, source: string): string {
  return join(cacheHome(), 'launcher', `${digestOf(source).slice(0, 16)}-${architecture}`);
}

/** Of the files that make the program, tests aside. */
function digestOf(source: string): string {
  const files = readdirSync(source).filter((name) => /(?<!_test)\.go$|^go\.mod$/.test(name));
  const parts = files.sort().map((name) => `${name} ${sha256(readFileSync(join(source, name)))}`);
  return sha256([...flags, ...parts].join('\n'));
}

async function build(source: string, program: string, architecture: string): Promise<void> {
  // Without GOWORK=off, a go.work file above this clone would change the build. GOTOOLCHAIN stays the user's.
  const own = { GOWORK: 'off', GOFLAGS: '', GOOS: 'linux', GOARCH: architecture, CGO_ENABLED: '0' };
  const child = spawn('go', ['build', ...flags, '-o', program, '.'], {
    cwd: source,
    env: { ...process.env, ...own },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = text(child.stderr);
  const [code] = await once(child, 'close').catch((error: NodeJS.ErrnoException) => {
    throw launcherUnbuildable({ reason: error.code === 'ENOENT' ? 'Go is not installed' : error.message });
  });
  // Whatever the umask of this process is: other users run the launcher.
  if (code === 0) return chmodSync(program, 0o755);
  const lines = (await said).trim().split('\n');
  throw launcherUnbuildable({ reason: lines.slice(-3).join(' ') || `go ended with ${code}` });
}
