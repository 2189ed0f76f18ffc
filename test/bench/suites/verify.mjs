import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitAll, git, makeCatalogue } from '../catalogue.mjs';
import { dtaas } from '../dtaas.mjs';
import { compare, once } from '../measure.mjs';

export const title = 'Verifying 1,000 assets when there is nothing to do';
export const dominated =
  'Ours: Node’s start, git’s listing of the tree, and reading a thousand `asset.yaml`; no asset is opened. turbo hashes each package’s files ' +
  'and asks its cache a thousand times; nx asks a daemon that was started before, and is timed with it.';

// The newest versions that run here; installed into the bench’s own folder.
const TURBO = 'turbo@2.11.11';
const NX = 'nx@22';

export async function run({ folder }) {
  const work = join(folder, 'work');
  mkdirSync(work, { recursive: true });
  makeCatalogue(work, { assets: 1000, twins: 0 });
  await once(dtaas(folder, 'dtaas verify', ['verify']));
  const others = [];
  for (const prepare of [turbo, nx]) {
    const candidate = prepare(join(folder, prepare.name), work);
    await once({ ...candidate, env: { ...candidate.env, PATH: `${quickNpm(folder)}:${process.env.PATH}` } });
    others.push(candidate);
  }
  const [ours, ...rest] = await compare([dtaas(folder, 'dtaas verify', ['verify']), ...others]);
  return [{ what: '1,000 assets, all verified', ours, others: rest, aim: 'ahead of both' }];
}

/**
 * A folder with an `npm` that does nothing: filling a cache by a thousand real ones takes five minutes, and only what
 * a full cache costs is measured.
 */
function quickNpm(folder) {
  const directory = join(folder, 'quick-npm');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'npm'), '#!/bin/sh\n', { mode: 0o755 });
  return directory;
}

/** The same thousand folders as packages of an npm workspace, each with a `test` script. */
function workspace(folder, work, manifest, files) {
  mkdirSync(folder, { recursive: true });
  const lock = {
    name: 'bench',
    lockfileVersion: 3,
    requires: true,
    packages: { '': { name: 'bench', workspaces: ['packages/*'] } },
  };
  for (const kind of ['models', 'functions']) {
    for (const name of readdirSync(join(work, 'assets', kind))) {
      const target = join(folder, 'packages', name);
      mkdirSync(join(target, 'src'), { recursive: true });
      writeFileSync(join(target, 'src/main.mjs'), `export const name = '${name}';\n`);
      const package_ = {
        name,
        version: '1.0.0',
        private: true,
        scripts: { test: 'node --check src/main.mjs' },
      };
      writeFileSync(join(target, 'package.json'), JSON.stringify(package_));
      lock.packages[`packages/${name}`] = { version: '1.0.0' };
      lock.packages[`node_modules/${name}`] = { resolved: `packages/${name}`, link: true };
    }
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, workspaces: ['packages/*'] }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(value));
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n.turbo\n.nx\n');
  git(folder, 'init', '-q', '-b', 'main');
  commitAll(folder, 'Packages');
}

/** Installs a tool apart from the workspace, so that the workspace has no dependency to hash. */
function tool(folder, specifier) {
  const directory = `${folder}-tool`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', specifier], { cwd: directory });
  return join(directory, 'node_modules/.bin', specifier.split('@')[0]);
}

function turbo(folder, work) {
  const manifest = { name: 'bench', private: true, packageManager: 'npm@11.0.0' };
  workspace(folder, work, manifest, { 'turbo.json': { tasks: { test: { outputs: [] } } } });
  return {
    name: TURBO,
    command: [tool(folder, TURBO), 'run', 'test', '--output-logs=none'],
    cwd: folder,
    env: { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  };
}

function nx(folder, work) {
  workspace(
    folder,
    work,
    { name: 'bench', private: true },
    {
      'nx.json': { targetDefaults: { test: { cache: true } }, analytics: false },
    },
  );
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--no-save', NX], { cwd: folder });
  return {
    name: NX,
    command: [join(folder, 'node_modules/.bin/nx'), 'run-many', '-t', 'test', '--outputStyle=static'],
    cwd: folder,
    env: { NX_NO_CLOUD: 'true', DO_NOT_TRACK: '1' },
  };
}
