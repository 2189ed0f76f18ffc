// The assets and twins of the catalogue as packages of an npm workspace, for tools that know packages; and the tools.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitAll, git } from './catalogue.mjs';
import { once } from './measure.mjs';

// The newest versions that run on Node 20.
const TURBO = 'turbo@2.11.11';
const NX = 'nx@22.7.12';

/** `uses` gives what a package depends on, by their names. */
function workspace(folder, work, manifest, settings, uses, more) {
  const lock = {
    name: 'bench',
    lockfileVersion: 3,
    requires: true,
    packages: { '': { name: 'bench', workspaces: ['packages/*'] } },
  };
  for (const name of packageNames(work)) {
    const target = join(folder, 'packages', name);
    const dependencies = Object.fromEntries(uses(name).map((used) => [used, '1.0.0']));
    mkdirSync(join(target, 'src'), { recursive: true });
    writeFileSync(join(target, 'src/main.mjs'), `export const name = '${name}';\n`);
    const described = { name, version: '1.0.0', private: true, dependencies, ...more };
    writeFileSync(join(target, 'package.json'), JSON.stringify(described));
    lock.packages[`packages/${name}`] = { version: '1.0.0', dependencies };
    lock.packages[`node_modules/${name}`] = { resolved: `packages/${name}`, link: true };
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, workspaces: ['packages/*'] }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  for (const [name, value] of Object.entries(settings))
    writeFileSync(join(folder, name), JSON.stringify(value));
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n.turbo\n.nx\n');
  git(folder, 'init', '-q', '-b', 'main');
  commitAll(folder, 'Packages');
}

function packageNames(work) {
  return ['assets/models', 'assets/functions', 'twins']
    .filter((directory) => existsSync(join(work, directory)))
    .flatMap((directory) => readdirSync(join(work, directory)));
}

/** Installs a tool apart from the workspace, so that the workspace has no dependency to hash. */
async function tool(folder, specifier) {
  const directory = `${folder}-tool`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), '{"private":true}');
  const command = ['npm', 'install', '--silent', '--no-audit', '--no-fund', specifier];
  await once({ name: `npm install ${specifier}`, command, cwd: directory, limitMs: 120_000 });
  return join(directory, 'node_modules');
}

/** A turbo workspace in `folder` of the packages of `work`; answers a candidate without its arguments. */
export async function turbo(folder, work, uses = () => []) {
  const modules = await tool(folder, TURBO);
  const manifest = { name: 'bench', private: true, packageManager: 'npm@11.0.0' };
  const settings = { 'turbo.json': { tasks: { test: { outputs: [] } } } };
  workspace(folder, work, manifest, settings, uses, { scripts: { test: 'node --check src/main.mjs' } });
  return {
    name: TURBO,
    cwd: folder,
    command: [join(modules, '.bin/turbo')],
    env: {
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
      PATH: `${quickNpm(folder)}:${process.env.PATH}`,
    },
    limitMs: 60_000,
  };
}

/**
 * The same for nx, with its daemon, which it starts for itself; end it with `endNx`. Its tests run nothing, inside of nx:
 * an npm script each takes a fork and a terminal each, which is minutes for a thousand, and only what a full cache costs
 * is measured.
 */
export async function nx(folder, work, uses = () => []) {
  const modules = await tool(folder, NX);
  const target = { executor: 'nx:run-commands', cache: true, options: { command: 'true' } };
  const settings = { 'nx.json': { analytics: false } };
  workspace(folder, work, { name: 'bench', private: true }, settings, uses, {
    nx: { targets: { test: target } },
  });
  symlinkSync(modules, join(folder, 'node_modules'));
  return {
    name: NX,
    cwd: folder,
    command: [join(modules, '.bin/nx')],
    env: { NX_NO_CLOUD: 'true', DO_NOT_TRACK: '1', NX_DAEMON: 'true', CI: '' },
    limitMs: 120_000,
  };
}

export function endNx(folder) {
  if (!existsSync(join(folder, 'nx/node_modules'))) return;
  try {
    const options = { cwd: join(folder, 'nx'), stdio: 'ignore', timeout: 20_000 };
    execFileSync(join(folder, 'nx/node_modules/.bin/nx'), ['daemon', '--stop'], options);
  } catch {
    // It had none.
  }
}

/**
 * A folder with an `npm` that does nothing: filling turbo's cache by a thousand real ones takes five minutes, and only
 * what a full cache costs is measured.
 */
function quickNpm(folder) {
  const directory = `${folder}-quick-npm`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'npm'), '#!/bin/sh\n', { mode: 0o755 });
  return directory;
}
