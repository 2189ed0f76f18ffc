import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

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

describe('a new clone', () => {
  const says = (what: string) =>
    `export const main = async () => {\n  console.log(${JSON.stringify(what)});\n  return 0;\n};\n`;

  /** A command line of one file, which can be built, and a function that calls it. */
  function clone(folder: string, name: string): (source?: string) => string {
    const at = join(folder, name);
    for (const path of ['scripts', 'platform/cli/bin', 'sdk'])
      cpSync(join(root, path), join(at, path), {
        recursive: true,
        filter: (from) => !/\/(?:node_modules|dist)$/.test(from),
      });
    for (const path of ['node_modules/esbuild', 'sdk/node/node_modules']) {
      mkdirSync(join(at, path, '..'), { recursive: true });
      symlinkSync(realpathSync(join(root, path)), join(at, path));
    }
    const source = join(at, 'platform/cli/src/index.ts');
    mkdirSync(join(source, '..'));
    writeFileSync(source, says('built'));
    return (text) => {
      if (text) writeFileSync(source, text);
      const env = { ...process.env, DTAAS_CACHE: join(folder, 'cache') };
      return execFileSync(process.execPath, [join(at, 'platform/cli/bin/dtaas.mjs')], { env }).toString();
    };
  }

  test('takes the bundles that another clone has built from the same sources', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dtaas-build-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [first, second, third] = ['first', 'second', 'third'].map((name) => clone(folder, name));
    expect(first!()).toBe('built\n');
    const bundles = join(folder, 'cache/bundles');
    const [kept = ''] = readdirSync(bundles);
    const bundle = join(bundles, kept, 'cli/dtaas.mjs');
    // So that it can be told which bundle is used.
    appendFileSync(bundle, "console.log('kept');\n");
    expect(second!()).toBe('kept\nbuilt\n');
    expect(second!(says('changed'))).toBe('changed\n');
    expect(readdirSync(bundles)).toHaveLength(2);
    // What the cache has can't be taken.
    rmSync(join(bundles, kept, 'cli'), { recursive: true });
    writeFileSync(join(bundles, kept, 'cli'), '');
    expect(third!()).toBe('built\n');
  });

  test('is built where the cache can not be written to, and keeps no more than four builds', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dtaas-build-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const call = clone(folder, 'clone');
    writeFileSync(join(folder, 'cache'), 'a file');
    expect(call()).toBe('built\n');
    rmSync(join(folder, 'cache'));
    for (const what of ['1', '2', '3', '4', '5']) expect(call(says(what))).toBe(`${what}\n`);
    expect(readdirSync(join(folder, 'cache/bundles'))).toHaveLength(4);
  });
});
