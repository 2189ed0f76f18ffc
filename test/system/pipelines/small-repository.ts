import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
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

/** A test that passes, or one that fails with the text. */
export function assetTest(failure?: string): string {
  const body = failure === undefined ? '' : `throw new Error(${JSON.stringify(failure)});`;
  return `import { test } from 'node:test';\ntest('it works', () => { ${body} });\n`;
}

/** A clone without a remote, with pipelines of this repository, which are named as paths, and two assets. */
export function smallRepository(folder: string, pipelines: readonly string[]) {
  const clone = join(folder, 'clone');
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
  git('init', '-q', '-b', 'main');
  for (const path of [...pipelines, '.gitattributes', 'test/components'])
    cpSync(join(root, path), join(clone, path), { recursive: true });
  write('scripts/pnpm.mjs', linkPackages);
  write('.gitignore', 'node_modules\n.gitlab-ci-local\ndtaas-*\n');
  write('platform.yaml', platform);
  for (const name of ['pump', 'valve']) {
    write(`assets/functions/${name}/asset.yaml`, asset(name));
    write(`assets/functions/${name}/README.md`, `# ${name}\n`);
    write(`assets/functions/${name}/test.mjs`, assetTest());
  }
  const main = commit('Begin');
  return { clone, git, write, commit, main };
}
