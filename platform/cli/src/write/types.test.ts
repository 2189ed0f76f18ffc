import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { run as check } from './check.ts';
import { run as new_ } from './new.ts';
import { run as types } from './types.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
let folder: string;
let clone: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-types-'));
  clone = join(folder, 'clone');
  vi.stubEnv('DTAAS_CACHE', join(folder, 'cache'));
  write(
    'platform.yaml',
    'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here}\n',
  );
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: clone });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
}
const read = (path: string) => readFileSync(join(clone, path), 'utf8');
const replace = (path: string, from: string, to: string) => write(path, read(path).replace(from, to));
const make = (name: string, language: string) =>
  call(new_, clone, ['function', name], { options: { language } });

describe('dtaas types', () => {
  it('writes the types of the named assets, and says when they are up to date', async () => {
    await make('pump', 'node');
    await make('meter', 'python');
    const files = (outcome: string) => [
      { asset: 'functions/pump', path: 'assets/functions/pump/component.d.ts', outcome },
      { asset: 'functions/meter', path: 'assets/functions/meter/src/component_types.py', outcome },
    ];
    const words = ['pump', 'assets/functions/meter/'];
    expect(await report(types, clone, words)).toMatchObject({ kind: 'TypesReport', files: files('written') });
    expect(await report(types, clone, words)).toMatchObject({ files: files('unchanged') });
    expect((await call(check, clone, [])).code).toBe(0);
  });

  it('without a name writes those that are there, and no other', async () => {
    await make('pump', 'node');
    await make('valve', 'node');
    expect((await call(types, clone, [])).printed).toBe(
      'No asset has a file of types. To write one: dtaas types <asset>',
    );
    await call(types, clone, ['pump']);
    replace('assets/functions/pump/asset.yaml', 'default: 2', 'default: 3');
    const { printed, code } = await call(check, clone, []);
    expect(code).toBe(0);
    expect(printed).toContain('types-stale');
    expect(printed).toContain('dtaas types functions/pump');
    expect((await call(types, clone, [])).printed).toBe('assets/functions/pump/component.d.ts: written');
    expect(existsSync(join(clone, 'assets/functions/valve/component.d.ts'))).toBe(false);
    expect((await call(check, clone, [])).printed).not.toContain('types-stale');
  });

  it('refuses an asset without types before it writes a file', async () => {
    await make('pump', 'node');
    await make('valve', 'shell');
    await make('meter', 'python');
    write('assets/functions/broken/asset.yaml', 'kind: [\n');
    const refused = async (words: readonly string[]) => {
      await expect(call(types, clone, ['pump', ...words])).rejects.toMatchObject({
        code: words[0] === 'pmp' ? 'usage-asset-unknown' : 'types-impossible',
      });
      expect(existsSync(join(clone, 'assets/functions/pump/component.d.ts'))).toBe(false);
    };
    await refused(['valve']);
    await refused(['broken']);
    await refused(['pmp']);
    // A link could lead anywhere.
    renameSync(join(clone, 'assets/functions/meter/src'), join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(clone, 'assets/functions/meter/src'));
    await refused(['meter']);
    expect(existsSync(join(folder, 'elsewhere/component_types.py'))).toBe(false);
  });

  it('lets tsc find a wrong name, a wrong type, and nothing else', async () => {
    await make('pump', 'node');
    const asset = 'assets/functions/pump';
    await call(types, clone, ['pump']);
    mkdirSync(join(clone, 'node_modules/@dtaas'), { recursive: true });
    symlinkSync(join(root, 'sdk/node'), join(clone, 'node_modules/@dtaas/component'));
    const program = (body: string) => `import { serve } from '@dtaas/component';

/** @type {import('../component.d.ts').Step<{ total: number }>} */
const step = ({ inputs, parameters, state }) => {
  if (inputs.value === undefined) return undefined;
  state.total += parameters.gain * inputs.value;
  ${body}
};
serve(step, { state: { total: 0 } });
`;
    const faults = (body: string) => {
      write(`${asset}/src/main.mjs`, program(body));
      const tsc = join(root, 'node_modules/.bin/tsc');
      const options = ['--noEmit', '--checkJs', '--allowJs', '--strict', '--skipLibCheck', '--types', ''];
      const where = ['--module', 'nodenext', '--target', 'es2022'];
      const { stdout } = spawnSync(tsc, [...options, ...where, join(clone, asset, 'src/main.mjs')], {
        encoding: 'utf8',
        cwd: clone,
      });
      return stdout.match(/error TS\d+: .*/g) ?? [];
    };
    expect(faults('return { total: state.total };')).toEqual([]);
    expect(faults('return { totl: state.total };').join()).toContain('totl: number');
    expect(faults('return { total: parameters.gian };').join()).toContain("'gian'");
    expect(faults("return { total: 'much' };").join()).toContain('total: string');
    expect(faults('return { total: inputs.valeu };').join()).toContain("'valeu'");
    // Before its first value, only an input with a default has a value.
    const other = 'other: {type: number';
    replace(`${asset}/asset.yaml`, '  inputs:\n', `  inputs:\n    ${other}}\n`);
    await call(types, clone, ['pump']);
    expect(faults('return { total: 1 + inputs.other };').join()).toContain('possibly');
    replace(`${asset}/asset.yaml`, other, `${other}, default: 1`);
    await call(types, clone, ['pump']);
    expect(faults('return { total: 1 + inputs.other };')).toEqual([]);
  });

  it('lets Python import the types beside the program', async () => {
    const python = spawnSync('python3', ['--version']).status === 0;
    if (!python && process.env['DTAAS_REQUIRE_ALL'] !== '1') return;
    await make('meter', 'python');
    replace(
      'assets/functions/meter/asset.yaml',
      '  inputs:\n',
      '  inputs:\n    class: {type: number, default: 1}\n',
    );
    await call(types, clone, ['meter']);
    const source = join(clone, 'assets/functions/meter/src');
    const names = 'Inputs, Outputs, Parameters, Events, Uses';
    const program = `import sys; sys.dont_write_bytecode = True
from component_types import ${names}
print(sorted(Inputs.__required_keys__), sorted(Inputs.__optional_keys__), Parameters.__total__)`;
    expect(execFileSync('python3', ['-c', program], { cwd: source, encoding: 'utf8' })).toBe(
      "['class'] ['value'] True\n",
    );
  });
});
