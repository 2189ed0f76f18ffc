import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAvailable, strongModes } from '../../testing/strong-modes.ts';
import { collect } from '../isolation/collect.ts';
import { detectIsolation } from '../isolation/detect.ts';
import type { Isolation } from '../isolation/isolation.ts';
import { runIsolated } from '../isolation/run.ts';
import { type Environment, layOut, type Part } from '../layout.ts';
import { sdkDigests, sdkFolder } from './sdk.ts';

const root = mkdtempSync(join(tmpdir(), 'dtaas-sdk-'));
afterAll(() => rmSync(root, { recursive: true }));

function written(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const package_ = (name: string) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({
    name,
    type: 'module',
    exports: { '.': './index.js', './testing': './index.js' },
  }),
  [`node_modules/${name}/index.js`]: 'export const serve = () => {}, drive = serve;\n',
});

const nodeEnvironment = (name: string, packages: Readonly<Record<string, string>>): Environment => ({
  key: name,
  kind: 'node',
  folder: written(name, packages),
  packages: 'node_modules',
});

/** The second word stands for the folder of the part. */
const nodeProgram = `
import { serve } from '@dtaas/component';
import { drive } from '@dtaas/component/testing';
const found = import.meta.resolve('@dtaas/component');
process.stderr.write([typeof serve, typeof drive, found].join(' ') + '\\n');
`;
/** Other code of an asset, in a folder of its own. */
const nodePart: Part = { folder: written('node-part', { 'src/deep/main.mjs': nodeProgram }) };

const pythonProgram = `
import sys
from dtaas_component import serve
from dtaas_component.testing import drive
import dtaas_component
print(callable(serve), callable(drive), dtaas_component.__file__, file=sys.stderr)
`;
const pythonPart: Part = { folder: written('python-part', { 'src/main.py': pythonProgram }) };

/** A virtual environment without pip, which needs no network, with one package. */
function pythonEnvironment(name: string, module: string): Environment {
  const folder = join(root, name);
  execFileSync('python3', ['-m', 'venv', '--without-pip', folder]);
  const packages = join('lib', readdirSync(join(folder, 'lib'))[0]!, 'site-packages');
  written(join(name, packages, module), {
    '__init__.py': 'def serve(): pass\n',
    'testing.py': 'def drive(): pass\n',
  });
  return { key: name, kind: 'python', folder, packages };
}

const hasVenv = () =>
  process.env['DTAAS_REQUIRE_ALL'] === '1' ||
  spawnSync('python3', ['-c', 'import venv, ensurepip']).status === 0;

const modes = [
  ...strongModes.filter((strong) => isAvailable(strong, 'SDKs')).map(({ mode }) => mode),
  'weak',
] as const;

describe.each(modes)('the SDK under %s', (mode) => {
  let isolation: Isolation;
  beforeAll(() => {
    isolation = detectIsolation(mode === 'weak' ? 'none' : mode);
  });
  const isStrong = mode !== 'weak';

  /** What the command prints. The folder of a use is its last word. */
  async function printed(command: readonly string[], asset: Part, used?: Part): Promise<string> {
    const layout = layOut(isolation, asset, used ? { model: used } : {});
    const running = runIsolated(
      {
        command: [...command.slice(0, -1), join(layout.uses['model'] ?? layout.seen.cwd, command.at(-1)!)],
        ...layout.seen,
        env: layout.env,
        network: 'none',
        limits: {},
      },
      isolation,
    );
    const { output, code } = await collect(running);
    layout.remove();
    expect(code, output).toBe(0);
    return output.trim();
  }

  describe('for Node', () => {
    const own = nodeEnvironment('own-packages', package_('other'));
    const brings = nodeEnvironment('brings-sdk', package_('@dtaas/component'));
    const found = isStrong
      ? 'file:///node_modules/@dtaas/component/dist/index.mjs'
      : pathToFileURL(join(sdkFolder(), 'node', 'dist', 'index.mjs')).href;

    it.each([
      ['without packages', nodePart],
      ['with packages of its own', { ...nodePart, environment: own }],
    ])('is imported by an asset %s, and by one that is used', async (_, part) => {
      const command = ['node', 'src/deep/main.mjs'];
      expect(await printed(command, part)).toBe(`function function ${found}`);
      expect(await printed(command, { folder: pythonPart.folder }, part)).toBe(`function function ${found}`);
    });

    it('stays the own one of an asset whose packages have it', async () => {
      const asset = { ...nodePart, environment: brings };
      for (const said of [
        await printed(['node', 'src/deep/main.mjs'], asset),
        await printed(['node', 'src/deep/main.mjs'], nodePart, asset),
      ])
        expect(said).toMatch(/^function function file:.*\/node_modules\/@dtaas\/component\/index\.js$/);
    });

    it('comes to an asset and to the asset that it uses, each with its own packages', async () => {
      const both = written('both', {
        'main.mjs': `import '@dtaas/component'; import 'other'; await import(process.argv[2] + '/src/deep/main.mjs');\n`,
      });
      const layout = layOut(
        isolation,
        { folder: both, environment: own },
        { code: { ...nodePart, environment: brings } },
      );
      const command = ['node', 'main.mjs', layout.uses['code']!];
      const { output, code } = await collect(
        runIsolated({ command, ...layout.seen, env: layout.env, network: 'none', limits: {} }, isolation),
      );
      layout.remove();
      expect({ output, code }).toMatchObject({ code: 0, output: expect.stringContaining('index.js\n') });
    });

    it('leaves an asset that does not name it where it is', () => {
      const plain = { folder: written('plain', { 'main.mjs': 'process.exit()\n' }) };
      const layout = layOut(isolation, plain, { model: plain });
      expect([layout.seen.cwd, layout.uses['model']]).toEqual(
        isStrong ? ['/component/asset', '/uses/model/asset'] : [plain.folder, plain.folder],
      );
      layout.remove();
    });
  });

  describe.skipIf(!hasVenv())('for Python', () => {
    const found = join(isStrong ? '/sdk/python' : join(sdkFolder(), 'python'), 'dtaas_component/__init__.py');
    let own: Environment;
    let brings: Environment;
    beforeAll(() => {
      own = pythonEnvironment(`own-venv-${mode}`, 'other');
      brings = pythonEnvironment(`brings-venv-${mode}`, 'dtaas_component');
    });

    it('is imported by an asset with and without an environment, and by one that is used', async () => {
      const command = ['python3', 'src/main.py'];
      for (const part of [pythonPart, { ...pythonPart, environment: own }]) {
        expect(await printed(command, part)).toBe(`True True ${found}`);
        expect(await printed(command, nodePart, part)).toBe(`True True ${found}`);
      }
    });

    it('stays the own one of an asset whose packages have it', async () => {
      const said = await printed(['python3', 'src/main.py'], { ...pythonPart, environment: brings });
      expect(said).toMatch(/^True True .*\/site-packages\/dtaas_component\/__init__\.py$/);
    });
  });
});

it('each SDK has a digest', () => {
  expect(sdkDigests(sdkFolder())).toEqual({
    node: expect.stringMatching(/^[0-9a-f]{64}$/),
    python: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
