import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sha256 } from '@dtaas/model';
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
  architecture: LauncherArchitecture = process.arch === 'arm64' ? 'arm64' : 'amd64',
  source: string = platformFile('launcher/go'),
): Promise<string> {
  const folder = join(cacheHome(), 'launcher', `${digestOf(source).slice(0, 16)}-${architecture}`);
  const program = join(folder, 'launcher');
  if (!existsSync(program)) {
    await fillBeside(folder, 0o755, (draft) => build(source, join(draft, 'launcher'), architecture));
  }
  return program;
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
