import { spawnSync } from 'node:child_process';

/** Whether certificates can be made. Asked with DTAAS_REQUIRE_ALL=1, the answer is yes, and the tests fail where openssl is missing. */
export function hasOpenssl(): boolean {
  if (process.env['DTAAS_REQUIRE_ALL'] === '1' || spawnSync('openssl', ['version']).status === 0) return true;
  console.warn('skipped: tests of TLS need openssl (apt-get install openssl)');
  return false;
}
