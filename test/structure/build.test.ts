import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

// The digest of an SDK counts for the verification of each asset that imports it.
test('the same sources give the same SDK, whichever folder the build is started in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [sdk, target] = [join(root, 'sdk'), join(folder, 'sdk')];
  const build = `
    import { everyBundle } from ${JSON.stringify(join(root, 'scripts/build.mjs'))};
    import { buildSdk } from ${JSON.stringify(join(root, 'scripts/build-sdk.mjs'))};
    await buildSdk(${JSON.stringify(sdk)}, ${JSON.stringify(target)}, everyBundle);
  `;
  execFileSync(process.execPath, ['--input-type=module', '--eval', build], { cwd: folder });
  const digests = (of: string): unknown => JSON.parse(readFileSync(join(of, 'digests.json'), 'utf8'));
  expect(digests(target)).toEqual(digests(join(root, 'platform/runner/dist/sdk')));
});
