import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const sdk = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dtaas-load-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

mkdirSync(join(folder, 'used/src'), { recursive: true });
writeFileSync(
  join(folder, 'used/src/twice.mjs'),
  "import { two } from './two.mjs';\nexport const twice = (x) => two * x;\n",
);
writeFileSync(join(folder, 'used/src/two.mjs'), 'export const two = 2;\n');
writeFileSync(join(folder, 'used/src/twice.py'), 'def twice(x): return 2 * x\n');
const config = join(folder, 'config.json');
writeFileSync(config, JSON.stringify({ uses: { sums: { path: join(folder, 'used') } } }));

const hasPython =
  spawnSync('python3', ['--version']).status === 0 || process.env['DTAAS_REQUIRE_ALL'] === '1';
if (!hasPython) console.warn('python3 is missing: load of the Python SDK is not tested');

/** What a component prints that loads a file of a use and doubles 21. */
const languages = {
  node: (use: string, file: string) => {
    const text = `import { load } from ${JSON.stringify(join(sdk, 'node/dist/index.mjs'))};
const { twice } = await load('${use}', 'src/${file}.mjs');
console.error(twice(21));\n`;
    writeFileSync(join(folder, 'main.mjs'), text);
    return run(process.execPath, 'main.mjs');
  },
  python: (use: string, file: string) => {
    const text = `import sys; from dtaas_component import load
print(load("${use}", "src/${file}.py").twice(21), file=sys.stderr)\n`;
    writeFileSync(join(folder, 'main.py'), text);
    return run('python3', 'main.py');
  },
};

function run(program: string, file: string) {
  const env = {
    PATH: process.env['PATH'],
    DTAAS_CONFIG: config,
    PYTHONPATH: join(sdk, 'python'),
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const { status, stderr } = spawnSync(program, [file], { cwd: folder, env, encoding: 'utf8' });
  return { status, log: stderr.trim() };
}

describe.each([['node'], ['python']] as const)('load of the SDK for %s', (language) => {
  const load = languages[language];
  it.skipIf(language === 'python' && !hasPython)('imports a module of an asset that is used', () => {
    expect(load('sums', 'twice')).toEqual({ status: 0, log: '42' });
  });

  it.skipIf(language === 'python' && !hasPython)('names the uses that there are', () => {
    const { status, log } = load('products', 'twice');
    expect(status).toBe(1);
    expect(log).toMatch(/^src\/twice\.\w+ of products can't be loaded: there is no use "products" \(sums\)$/);
  });

  it.skipIf(language === 'python' && !hasPython)('names the file that is missing', () => {
    const { status, log } = load('sums', 'thrice');
    expect(status).toBe(1);
    expect(log).toMatch(/^src\/thrice\.\w+ of sums can't be loaded: .*thrice/);
    expect(log).not.toMatch(/node:internal|Traceback|importlib/);
  });
});
