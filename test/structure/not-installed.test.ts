import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A checkout of the command line's sources alone, which are not built. */
function checkout(folder: string): string {
  for (const path of [
    'platform/cli/bin',
    'scripts/build.mjs',
    'scripts/kept-bundles.mjs',
    'platform/cli/src',
    'platform/cli/package.json',
  ]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  return join(folder, 'platform/cli/bin/dtaas.mjs');
}

function installEsbuild(folder: string): void {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(realpathSync(join(root, 'node_modules/esbuild')), join(folder, 'node_modules/esbuild'));
}

// Root may write everywhere.
it.skipIf(process.getuid?.() === 0)(
  'a checkout that others built and that has changed names its owner',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'dtaas-read-only-'));
    const cli = join(folder, 'platform/cli');
    try {
      const program = checkout(folder);
      installEsbuild(folder);
      chmodSync(cli, 0o555);
      const { status, stderr } = spawnSync(process.execPath, [program, 'check'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(stderr).toContain('error build-denied: the sources of this checkout have changed');
      expect(stderr).toContain(cli);
      expect(stderr).toContain('Have the owner of the checkout run: npm run build');
      expect(status).toBe(1);
    } finally {
      chmodSync(cli, 0o755);
      rmSync(folder, { recursive: true });
    }
  },
);

it.each<[string, string, string | undefined]>([
  ['without its packages', 'are not installed', undefined],
  ['that needs a new package', 'have changed since they were installed', "import 'a-package-of-today';\n"],
])('a checkout %s says how to install them', (_, fault, source) => {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-not-installed-'));
  try {
    const program = checkout(folder);
    if (source !== undefined) {
      writeFileSync(join(folder, 'platform/cli/src/index.ts'), source);
      installEsbuild(folder);
    }
    const { status, stderr, stdout } = spawnSync(process.execPath, [program, 'check'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr.split('\n')).toEqual([
      `error not-installed: the packages of this checkout ${fault}.`,
      '  Install them, which takes about 15 s: node scripts/pnpm.mjs install --frozen-lockfile',
      '  Or let npm start do all that is needed.',
      '',
    ]);
    expect([status, stdout]).toEqual([1, '']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each([
  [
    'is started by npm alone, without npx',
    '#!/bin/sh\necho "npm $*"\n',
    /^npm exec --yes -- pnpm@[\d.]+ --version\n$/,
    0,
  ],
  [
    'without npm says how to get it',
    undefined,
    'error npm-missing: npm could not be started (ENOENT).\n  npm comes with Node; on Debian: apt-get install npm\n',
    1,
  ],
])('pnpm %s', (_, npm, expected, code) => {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-programs-'));
  try {
    if (npm !== undefined) writeFileSync(join(folder, 'npm'), npm, { mode: 0o755 });
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [join(root, 'scripts/pnpm.mjs'), '--version'],
      { encoding: 'utf8', env: { PATH: folder } },
    );
    expect(stdout + stderr).toEqual(
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    );
    expect(status).toBe(code);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('npx dtaas runs the program of this checkout, also before anything is installed', () => {
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: { dtaas: string } };
  // npx would otherwise look for a package of that name in the registry, or fail without saying why.
  expect(existsSync(join(root, bin.dtaas))).toBe(true);
});
