import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** In place of pnpm: the packages of this checkout, whose installation another test tries. */
const linkPackages = `import { mkdirSync, symlinkSync } from 'node:fs';
mkdirSync('node_modules/.bin', { recursive: true });
symlinkSync(${JSON.stringify(join(root, 'platform/cli/bin/dtaas.mjs'))}, 'node_modules/.bin/dtaas');
`;

const platform = `apiVersion: dtaas/v1
kind: Platform
metadata: {name: plant}
spec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here}
`;

const asset = (name: string) => `apiVersion: dtaas/v1
kind: Function
metadata: {name: ${name}, version: 0.1.0}
spec: {test: {command: [node, --test, test.mjs]}}
`;

/** A repository with the workflows and actions of this one, and two assets. Its remote is a bare repository. */
export function smallRepository(folder: string) {
  const clone = join(folder, 'clone');
  const remote = join(folder, 'remote.git');
  const git = (...words: string[]) => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
    return execFileSync('git', [...identity, ...words], { cwd: clone, encoding: 'utf8' }).trim();
  };
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), text);
  };
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  mkdirSync(clone, { recursive: true });
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', remote]);
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', remote);
  for (const path of ['.github', 'actions', 'test/components'])
    cpSync(join(root, path), join(clone, path), { recursive: true });
  write('scripts/pnpm.mjs', linkPackages);
  write('.gitignore', 'node_modules\n');
  write('.gitattributes', readFileSync(join(root, '.gitattributes'), 'utf8'));
  write('platform.yaml', platform);
  for (const name of ['pump', 'valve']) {
    write(`assets/functions/${name}/asset.yaml`, asset(name));
    write(`assets/functions/${name}/README.md`, `# ${name}\n`);
    write(
      `assets/functions/${name}/test.mjs`,
      "import { test } from 'node:test';\ntest('it works', () => {});\n",
    );
  }
  const main = commit('Begin');
  git('push', '-q', 'origin', 'main');
  return { clone, remote, git, write, commit, main };
}
