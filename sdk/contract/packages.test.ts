import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { hasPython } from '../../platform/runner/testing/has-python.ts';
import { cases } from './cases.ts';
import { play } from './play.ts';
import { nodeSdk, type Program, pythonSdk } from './programs.ts';

const sdk = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'packages-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Environments of Python take their time on a busy machine. */
const timeout = 300_000;

/** Plays a case over each transport: MQTT needs the client that the package brings. */
async function expectToWork(program: Program): Promise<void> {
  const [each] = cases;
  for (const transport of program.transports)
    await play(each!, program, transport, mkdtempSync(join(folder, 'case-')));
}

/** Runs a program without the variables of npm and pip that this test runs with. */
function run(cwd: string, program: string, ...args: string[]): string {
  const env = { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder };
  return execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

test('npm pack of the Node SDK gives a package that works elsewhere without a network', {
  timeout,
}, async () => {
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  // The build is there: test/global-setup.ts has made it.
  run(join(sdk, 'node'), 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(elsewhere, 'package.json'), '{}');
  run(elsewhere, 'npm', 'install', '--offline', '--no-audit', '--no-fund', join(folder, tarball!));
  const installed = join(elsewhere, 'node_modules', '@dtaas', 'component');
  expect(readdirSync(join(elsewhere, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    '@dtaas',
  ]);
  await expectToWork(nodeSdk(join(installed, 'dist', 'index.mjs')));
  const imported =
    "import { serve } from '@dtaas/component'; import { drive } from '@dtaas/component/testing'";
  const out = run(
    elsewhere,
    process.execPath,
    '--input-type=module',
    '-e',
    `${imported}; console.log(typeof serve, typeof drive)`,
  );
  expect(out).toBe('function function\n');
});

/** Builds the sdist and the wheel. Building needs hatchling, which pip takes from where it takes packages. */
function builtPackages(): { readonly wheel: string; readonly sdist: string } | undefined {
  const python = join(folder, 'builder', 'bin', 'python');
  const failed = [
    ['python3', '-m', 'venv', join(folder, 'builder')],
    [python, '-m', 'pip', 'install', '--quiet', 'hatchling'],
    [python, '-m', 'hatchling', 'build', '-d', folder],
  ]
    .map(
      ([program, ...args]) =>
        () =>
          spawnSync(program!, args, { cwd: join(sdk, 'python'), encoding: 'utf8' }),
    )
    .find((start) => start().status !== 0);
  if (failed !== undefined && process.env['DTAAS_REQUIRE_ALL'] === '1') throw new Error(failed().stderr);
  const named = (ending: string) => join(folder, readdirSync(folder).find((name) => name.endsWith(ending))!);
  return failed === undefined ? { wheel: named('.whl'), sdist: named('.tar.gz') } : undefined;
}

test('hatchling builds an sdist and a wheel of the Python SDK, which work in an environment of its own', {
  timeout,
}, async ({ skip }) => {
  const built = builtPackages();
  skip(built === undefined, 'python3 with venv is missing, or pip cannot get hatchling');
  const environment = join(folder, 'environment');
  run(folder, 'python3', '-m', 'venv', environment);
  const python = join(environment, 'bin', 'python');
  run(folder, python, '-m', 'pip', 'install', '--quiet', '--no-index', built!.wheel);
  const program = pythonSdk();
  const command = (component: string) => [python, ...program.command(component).slice(1)] as const;
  await expectToWork({ ...program, command, env: {} });
  const modules = (paths: string) =>
    paths.split('\n').filter((path) => /dtaas_component\/.*\.(?:py|whl)$/.test(path));
  const inSdist = modules(run(folder, 'tar', '-tzf', built!.sdist)).map((path) =>
    path.replace(/^[^/]*\//, ''),
  );
  expect(inSdist.sort()).toEqual(modules(run(join(sdk, 'python'), 'find', 'dtaas_component')).sort());
});

test('the Python SDK has the syntax of Python 3.9', ({ skip }) => {
  skip(!hasPython(), 'python3 is missing');
  const parse = `import ast, pathlib
for file in pathlib.Path('dtaas_component').glob('*.py'):
    ast.parse(file.read_text(encoding='utf-8'), str(file), feature_version=(3, 9))`;
  expect(() => run(join(sdk, 'python'), 'python3', '-c', parse)).not.toThrow();
});
