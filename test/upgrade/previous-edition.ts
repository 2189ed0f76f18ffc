import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { checkout, dtaasOf } from '../system/machine.ts';

/** The commit of the edition before this one. An issue that begins a new edition names the last commit of the old one. */
export const previousEdition = '2639d4039e3c2fa8f9b5ce506ec17d9508e23d84';

/** Whether the previous edition can be made: where this clone is shallow, tests of upgrades are skipped or fail. */
export function hasPreviousEdition(): boolean {
  const found = spawnSync('git', ['cat-file', '-e', `${previousEdition}^{commit}`], { cwd: checkout });
  if (found.status === 0) return true;
  const reason = `this clone lacks the commit ${previousEdition} of the previous edition (git fetch --unshallow)`;
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') throw new Error(reason);
  console.warn(`skipped: ${reason}`);
  return false;
}

/** Installs and builds the previous edition in a folder, with its own scripts. Answers its `dtaas`. */
export function installPreviousEdition(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync('git', ['archive', previousEdition], { cwd: checkout, maxBuffer: 2 ** 28 });
  execFileSync('tar', ['-x'], { cwd: folder, input: archive });
  const run = (...arguments_: string[]): string =>
    execFileSync(process.execPath, arguments_, {
      cwd: folder,
      // pnpm leaves its locks there.
      env: { ...process.env, XDG_RUNTIME_DIR: folder },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  run('scripts/pnpm.mjs', 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only');
  run('scripts/build.mjs');
  return dtaasOf(folder);
}
