import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSnapshot } from './check.ts';

let folder: string;
let manifest: string;
const file = (path: string) => join(folder, path);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-check-'));
  const content = '{"level":1}';
  const saved = { sha256: sha256(content), size: content.length, mode: 0o600 };
  manifest = JSON.stringify({
    format: 1,
    clock: { step: 4 },
    inFlight: {},
    components: {
      tank: { asset: 'functions/tank', version: '1.0.0', files: { 'state.json': saved }, outputs: {} },
    },
    values: {},
  });
  mkdirSync(file('components/tank'), { recursive: true });
  writeFileSync(file('components/tank/state.json'), content);
  writeFileSync(file('manifest.json'), manifest);
});
afterEach(() => rmSync(folder, { recursive: true }));

const spoilers: readonly [string, () => void][] = [
  ['a file has another size', () => writeFileSync(file('components/tank/state.json'), '{"level":12}')],
  ['a file is missing', () => rmSync(file('components/tank/state.json'))],
  ['a file is not in the manifest', () => writeFileSync(file('components/tank/more'), '')],
  ['there is a link', () => symlinkSync('/etc/passwd', file('components/tank/link'))],
  ['the manifest is missing', () => rmSync(file('manifest.json'))],
];

describe.each([
  ['a snapshot that was sent', () => undefined],
  ['a snapshot that the client has checked', () => sha256(manifest)],
])('%s', (_what, checked) => {
  test('is accepted as it was saved', async () => {
    expect(await checkSnapshot(folder, checked())).toMatchObject({ clock: { step: 4 } });
  });

  test.each(spoilers)('is refused if %s', async (_why, spoil) => {
    spoil();
    await expect(checkSnapshot(folder, checked())).rejects.toMatchObject({ code: 'snapshot-corrupt' });
  });
});

test('the bytes of a snapshot that was sent are hashed, and those that the client has checked are not', async () => {
  writeFileSync(file('components/tank/state.json'), '{"level":2}');
  await expect(checkSnapshot(folder)).rejects.toMatchObject({ code: 'snapshot-corrupt' });
  await expect(checkSnapshot(folder, sha256(manifest))).resolves.toBeDefined();
});

test('a manifest other than the checked one is refused', async () => {
  writeFileSync(file('manifest.json'), `${manifest}\n`);
  await expect(checkSnapshot(folder, sha256(manifest))).rejects.toMatchObject({
    code: 'snapshot-corrupt',
    message: expect.stringContaining('its manifest was replaced'),
  });
});
