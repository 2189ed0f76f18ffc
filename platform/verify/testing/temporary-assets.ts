import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openRepository, type Repository } from '@dtaas/repository';

/** For tests: a real clone in a temporary folder, with a state and a cache of its own. */
export interface TemporaryAssets {
  readonly root: string;
  open(): Promise<Repository>;
  /** Writes files by path. */
  write(files: Readonly<Record<string, string>>): void;
  /** An asset whose test is a line of shell. */
  asset(
    reference: string,
    options?: {
      test?: string | undefined;
      uses?: string;
      version?: string;
      documentation?: readonly string[];
      timeout?: string;
    },
  ): void;
  commit(): void;
  git(...arguments_: string[]): string;
  remove(): void;
}

const kinds: Readonly<Record<string, string>> = {
  data: 'Data',
  models: 'Model',
  functions: 'Function',
  tools: 'Tool',
};

export function temporaryAssets(): TemporaryAssets {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-assets-'));
  const root = join(folder, 'clone');
  mkdirSync(root);
  const before = { ...process.env };
  process.env['DTAAS_STATE_HOME'] = join(folder, 'state');
  process.env['DTAAS_CACHE'] = join(folder, 'cache');
  const git = (...arguments_: string[]) => execFileSync('git', arguments_, { cwd: root, encoding: 'utf8' });
  git('init', '-q', '-b', 'main');
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  return {
    root,
    git,
    write,
    open: () => openRepository(root),
    asset: (reference, { test = 'exit 0', uses, version = '1.0.0', documentation, timeout = '20s' } = {}) => {
      const [kind = '', name] = reference.split('/');
      const spec = {
        ...(documentation ? { documentation } : {}),
        ...(uses ? { uses: { plant: { kind: 'Model', asset: uses, version: '^1' } } } : {}),
        ...(test === '' ? {} : { test: { command: ['sh', 'test.sh'], timeout } }),
      };
      const metadata = { name, version, title: 'A test', license: 'MIT', owners: ['team'] };
      const asset = { apiVersion: 'dtaas/v1', kind: kinds[kind], metadata, spec };
      // JSON is YAML.
      write({
        [`assets/${reference}/asset.yaml`]: JSON.stringify(asset, null, 2),
        [`assets/${reference}/README.md`]: `# ${name}\n`,
        [`assets/${reference}/test.sh`]: `${test}\n`,
      });
    },
    commit: () => {
      git('add', '.');
      git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-q', '-m', 'a change');
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      for (const name of ['DTAAS_STATE_HOME', 'DTAAS_CACHE']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    },
  };
}
