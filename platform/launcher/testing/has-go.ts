import { spawnSync } from 'node:child_process';

/** Whether tests that need the launcher run. Without Go they are skipped, and it is said which and how to get it. */
export function hasGo(): boolean {
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  const { stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', timeout: 30_000 });
  const [, minor = '0'] = /^go1\.(\d+)/.exec(stdout ?? '') ?? [];
  if (Number(minor) >= 25) return true;
  console.warn(
    'launcher: Go 1.25 is missing, so containers of components are not tested (https://go.dev/dl)',
  );
  return false;
}
