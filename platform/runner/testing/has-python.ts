import { spawnSync } from 'node:child_process';

/** Whether tests with components in Python run. Without it they are skipped, with a line that says how to get it. */
export function hasPython(): boolean {
  if (spawnSync('python3', ['--version']).status === 0 || process.env['DTAAS_REQUIRE_ALL'] === '1')
    return true;
  console.warn(
    'runner: python3 is missing, so components in Python are not tested (apt-get install python3)',
  );
  return false;
}
