import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newKeyPair } from './keys.ts';

/** OpenSSH's client, which git over ssh needs as well. */
function hasKeygen(): boolean {
  // Without arguments it would ask for a file.
  if (spawnSync('ssh-keygen', ['-?']).error === undefined || process.env['DTAAS_REQUIRE_ALL'] === '1')
    return true;
  console.warn('skipped: OpenSSH reads new keys only where it is (apt-get install openssh-client)');
  return false;
}

it.skipIf(!hasKeygen())('is read by OpenSSH, which finds the public key in the private one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-key-'));
  try {
    // The length of the comment decides how much padding there is.
    for (const comment of ['', 'd', 'dtaas', 'dtaas state of plant/twins']) {
      const { privateKey, publicKey } = newKeyPair(comment);
      const file = join(folder, 'key');
      rmSync(file, { force: true });
      writeFileSync(file, privateKey, { mode: 0o600 });
      const printed = execFileSync('ssh-keygen', ['-y', '-P', '', '-f', file], { encoding: 'utf8' });
      expect(printed.trim()).toBe(publicKey.trim());
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('is another one each time', () => {
  expect(newKeyPair('a').publicKey).not.toBe(newKeyPair('a').publicKey);
});
