import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRepository } from '@dtaas/model';
import { openRepository, readPublished, readWorkTree } from '@dtaas/repository';
import { verifyRepository } from '@dtaas/verify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context, Options } from '../context.ts';
import { run as lock } from './lock.ts';
import { assetKinds, folderOfKind, languages } from './new/templates.ts';
import { run as new_ } from './new.ts';
import { run as publish } from './publish.ts';

const hasPython =
  spawnSync('python3', ['--version']).status === 0 || process.env['DTAAS_REQUIRE_ALL'] === '1';
if (!hasPython) console.warn('python3 is missing: new assets in Python are made, and their tests skipped');

let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-writing-'));
  printed = [];
  vi.stubEnv('DTAAS_CACHE', join(folder, 'cache'));
  git('init', '-q', '-b', 'main', 'clone');
  write(
    'platform.yaml',
    'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here}\n',
  );
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function git(...arguments_: string[]): string {
  const cwd = arguments_[0] === 'init' ? folder : join(folder, 'clone');
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  return execFileSync('git', [...identity, ...arguments_], { cwd, encoding: 'utf8' });
}

function write(path: string, text: string): void {
  writeFileSync(join(folder, 'clone', path), text);
}

function read(path: string): string {
  return readFileSync(join(folder, 'clone', path), 'utf8');
}

function context(): Context {
  return {
    cwd: join(folder, 'clone'),
    format: 'text',
    interactive: false,
    signal: new AbortController().signal,
    print: (text) => void printed.push(text),
    printJson: (value) => void printed.push(JSON.stringify(value)),
    note: () => {},
  };
}

async function codes(): Promise<readonly string[]> {
  const repository = await openRepository(join(folder, 'clone'));
  const published = await readPublished(repository);
  return (await checkRepository(await readWorkTree(repository), { published })).map(({ code }) => code);
}

function commit(): void {
  git('add', '-A');
  git('commit', '-q', '-m', 'Change');
}

describe('dtaas new', () => {
  it.each(assetKinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    'makes a %s in %s without a problem, whose tests pass',
    async (kind, language) => {
      expect(await new_(context(), ['asset', 'pump'], { kind, language, title: 'A: "pump"' })).toBe(0);
      expect(await codes()).toEqual([]);
      if (language === 'python' && !hasPython) return;
      const repository = await openRepository(join(folder, 'clone'));
      const { results } = await verifyRepository(repository, { allowWeak: true, isolation: 'none' });
      expect(results).toMatchObject([{ asset: `${folderOfKind[kind]}/pump`, outcome: 'passed' }]);
    },
  );

  it('makes an asset of the kind that stands in place of "asset"', async () => {
    expect(await new_(context(), ['tool', 'pump'], {})).toBe(0);
    expect(read('assets/tools/pump/asset.yaml')).toContain('kind: Tool\n');
  });

  it('makes a twin that has no problem once it is locked', async () => {
    await new_(context(), ['asset', 'heat-plant'], { kind: 'model' });
    await new_(context(), ['asset', 'filter'], { kind: 'function' });
    const filter = 'assets/functions/filter/asset.yaml';
    write(
      filter,
      read(filter).replace(
        '  run:',
        '  uses: { heatPlant: { kind: Model, asset: models/heat-plant, version: ^0.1.0 } }\n  run:',
      ),
    );
    expect(await new_(context(), ['twin', 'box'], {})).toBe(0);
    expect(await lock(context(), ['box'], {})).toBe(0);
    expect(await codes()).toEqual([]);
    expect(read('twins/box/twin.yaml')).toContain('uses: { heatPlant: heat-plant }');
  });

  it('names the next commands in the order in which they work', async () => {
    const next = () => (JSON.parse(printed.at(-1)!) as { next: readonly string[] }).next;
    const asJson: Context = { ...context(), format: 'json' };
    await new_(asJson, ['asset', 'pump'], { kind: 'function' });
    expect(next()).toEqual([
      'npx dtaas check',
      'git add .gitattributes assets && git commit',
      // Before the commit the tests run, but their result isn't recorded.
      'npx dtaas verify functions/pump',
    ]);
    await new_(asJson, ['twin', 'box'], {});
    expect(next()).toEqual([
      'npx dtaas lock box',
      'npx dtaas check',
      'git add twins && git commit',
      // A plan refuses an asset that is not verified.
      'npx dtaas verify',
      'npx dtaas plan box',
    ]);
  });

  it.each<[arguments_: readonly string[], options: Readonly<Record<string, string>>, code: string]>([
    [['asset'], { kind: 'model' }, 'usage-answer'],
    [['asset', 'Pump'], { kind: 'model' }, 'usage-answer'],
    [['asset', '../pump'], { kind: 'model' }, 'usage-answer'],
    [['asset', 'pump'], {}, 'usage-answer'],
    [['asset', 'pump'], { kind: 'robot' }, 'usage-answer'],
    [['twin', 'box'], {}, 'usage-answer'],
    [['thing', 'box'], {}, 'usage-answer'],
    [['function', 'box'], { kind: 'model' }, 'usage-answer'],
  ])('refuses %j %j', async (arguments_, options, code) => {
    await expect(new_(context(), arguments_, options)).rejects.toMatchObject({ code });
  });

  it('overwrites nothing', async () => {
    await new_(context(), ['asset', 'pump'], { kind: 'model' });
    await expect(new_(context(), ['asset', 'pump'], { kind: 'model' })).rejects.toMatchObject({
      code: 'usage-exists',
    });
  });
});

describe('dtaas lock', () => {
  beforeEach(async () => {
    await new_(context(), ['asset', 'pump'], { kind: 'function' });
    await new_(context(), ['twin', 'box'], {});
  });

  it('writes once, and again when files change', async () => {
    expect(await codes()).toEqual(['lock-missing']);
    await lock(context(), [], {});
    const first = read('twins/box/twin.lock');
    await lock(context(), [], {});
    expect(printed.at(-1)).toBe('box: twin.lock is up to date');
    write('assets/functions/pump/README.md', 'Words.\n');
    expect(await codes()).toEqual([]);
    write('assets/functions/pump/src/more.mjs', '\n');
    expect(await codes()).toEqual(['lock-stale']);
    await lock(context(), ['twins/box'], {});
    expect(await codes()).toEqual([]);
    expect(read('twins/box/twin.lock')).not.toBe(first);
  });

  it('shows the digests that change although the version does not', async () => {
    await lock(context(), [], {});
    const before = /digest: "([0-9a-f]{12})/.exec(read('twins/box/twin.lock'))![1];
    write('assets/functions/pump/src/prompt.md', 'Read by the program.\n');
    expect(await codes()).toEqual(['lock-stale']);
    await lock(context(), [], {});
    const after = /digest: "([0-9a-f]{12})/.exec(read('twins/box/twin.lock'))![1];
    expect(printed.at(-1)).toBe(
      `box: twin.lock written\n  functions/pump ^0.1.0 → 0.1.0, digest ${before} → ${after}`,
    );
  });

  it.each([
    ['house', 'box', 'street'],
    ['street', 'house', 'box'],
    ['box', 'street', 'house', 'house'],
  ])('locks %s %s %s the same, children first', async (...names) => {
    const twin = read('twins/box/twin.yaml');
    const assets = /\n {2}assets:/.exec(twin)!.index;
    for (const [name, child] of [
      ['house', 'box'],
      ['street', 'house'],
    ] as const) {
      mkdirSync(join(folder, 'clone/twins', name));
      const children = `\n  children: { one: { twin: ${child}, version: ^0.1.0 } }`;
      write(
        `twins/${name}/twin.yaml`,
        `${twin.slice(0, assets)}${children}${twin.slice(assets)}`.replace('name: box', `name: ${name}`),
      );
    }
    expect(await lock(context(), names, {})).toBe(0);
    expect(printed.at(-1)!.match(/^\w+(?=:)/gm)).toEqual(['box', 'house', 'street']);
    expect(await codes()).toEqual([]);
    await lock(context(), names, {});
    expect(printed.at(-1)).not.toContain('written');
  });

  it('writes nothing if a reference has no version', async () => {
    write('twins/box/twin.yaml', read('twins/box/twin.yaml').replace('^0.1.0', '^9'));
    expect(await lock(context(), [], {})).toBe(1);
    expect(() => read('twins/box/twin.lock')).toThrow();
  });

  it('uses a tag if the tree has a later version', async () => {
    commit();
    await publish(context(), ['functions/pump'], {});
    const asset = 'assets/functions/pump/asset.yaml';
    write(asset, read(asset).replace('version: 0.1.0', 'version: 1.0.0'));
    expect(await codes()).toEqual(['lock-missing']);
    await lock(context(), [], {});
    expect(read('twins/box/twin.lock')).toContain('source: "tags"');
    expect(await codes()).toEqual([]);
  });
});

describe('dtaas publish', () => {
  beforeEach(async () => {
    await new_(context(), ['asset', 'pump'], { kind: 'model' });
    commit();
  });

  it('tags the committed version, once', async () => {
    expect(await publish(context(), ['models/pump', 'models/pump'], {})).toBe(0);
    expect(git('cat-file', '-t', 'refs/tags/models/pump@0.1.0').trim()).toBe('tag');
    expect(printed.at(-1)).toContain('git push <remote> refs/tags/models/pump@0.1.0');
    git('remote', 'add', 'plant', '../plant');
    expect(await publish(context(), ['models/pump@0.1.0'], {})).toBe(0);
    expect(printed.at(-1)).toContain('published before. To share it: git push plant refs/tags/');
    expect(await codes()).toEqual([]);
  });

  it('refuses a taken version with other files, but lets documentation change', async () => {
    await publish(context(), ['models/pump'], {});
    write('assets/models/pump/README.md', 'Words.\n');
    commit();
    expect(await codes()).toEqual([]);
    await publish(context(), ['models/pump'], {});
    expect(printed.at(-1)).toContain('published before');
    write('assets/models/pump/src/model.mjs', 'export const output = () => 1;\n');
    commit();
    expect(await codes()).toEqual(['version-taken']);
    await expect(publish(context(), ['models/pump'], {})).rejects.toMatchObject({ code: 'publish-problems' });
  });

  it('tags all versions that have no tag yet, and pushes them', async () => {
    execFileSync('git', ['init', '-q', '--bare', join(folder, 'plant.git')]);
    git('remote', 'add', 'origin', '../plant.git');
    const there = () => git('ls-remote', '--tags', '--refs', 'origin').match(/refs\/tags\/.*/g);
    await new_(context(), ['asset', 'valve'], { kind: 'model' });
    commit();
    expect(await publish(context(), [], { new: true, push: true })).toBe(0);
    expect(printed.at(-1)).toBe('models/pump@0.1.0 is published.\nmodels/valve@0.1.0 is published.');
    const first = ['refs/tags/models/pump@0.1.0', 'refs/tags/models/valve@0.1.0'];
    expect(there()).toEqual(first);
    const asset = 'assets/models/valve/asset.yaml';
    write(asset, read(asset).replace('version: 0.1.0', 'version: 0.2.0'));
    commit();
    expect(await publish(context(), [], { new: true, push: true })).toBe(0);
    expect(printed.at(-1)).toBe('models/valve@0.2.0 is published.');
    expect(there()).toEqual([...first, 'refs/tags/models/valve@0.2.0']);
    expect(await publish(context(), [], { new: true, push: true })).toBe(0);
    expect(printed.at(-1)).toBe('Every version has its tag.');
  });

  it('pushes a tag that an earlier call could not push', async () => {
    git('remote', 'add', 'origin', '../plant.git');
    await expect(publish(context(), [], { new: true, push: true })).rejects.toThrow();
    execFileSync('git', ['init', '-q', '--bare', join(folder, 'plant.git')]);
    expect(await publish(context(), [], { new: true, push: true })).toBe(0);
    expect(git('ls-remote', '--tags', '--refs', 'origin')).toContain('models/pump@0.1.0');
  });

  it('refuses changed content under a taken version before it makes any tag', async () => {
    await publish(context(), [], { new: true });
    await new_(context(), ['asset', 'valve'], { kind: 'model' });
    write('assets/models/pump/src/model.mjs', 'export const output = () => 1;\n');
    commit();
    const all = publish(context(), [], { new: true });
    await expect(all).rejects.toMatchObject({ code: 'publish-problems' });
    expect(git('tag').trim()).toBe('models/pump@0.1.0');
  });

  it('says when the remote has another tag for a version', async () => {
    execFileSync('git', ['init', '-q', '--bare', join(folder, 'plant.git')]);
    git('remote', 'add', 'origin', '../plant.git');
    git('push', '-q', 'origin', 'main:refs/tags/models/pump@0.1.0');
    await expect(publish(context(), [], { new: true, push: true })).rejects.toMatchObject({
      code: 'publish-refused',
      message: expect.stringContaining('models/pump@0.1.0'),
    });
  });

  it.each<[what: string, references: readonly string[], options: Options, code: string]>([
    ['neither references nor --new', [], {}, 'usage-publish'],
    ['both references and --new', ['models/pump'], { new: true }, 'usage-publish'],
    ['to push where no remote is known', ['models/pump'], { push: true }, 'publish-remote'],
  ])('refuses %s', async (_, references, options, code) => {
    await expect(publish(context(), references, options)).rejects.toMatchObject({ code });
  });

  it.each<[what: string, prepare: () => void, reference: string, code: string]>([
    [
      'files that are not committed',
      () => write('assets/models/pump/new.txt', 'x'),
      'models/pump',
      'publish-uncommitted',
    ],
    ['an asset that does not exist', () => {}, 'models/pmp', 'usage-reference'],
    ['a text that is not a reference', () => {}, '--all', 'usage-reference'],
    ['another version', () => {}, 'models/pump@2.0.0', 'usage-version'],
  ])('refuses %s', async (_, prepare, reference, code) => {
    prepare();
    await expect(publish(context(), [reference], {})).rejects.toMatchObject({ code });
  });
});

it('the first `dtaas new` in a repository without .gitattributes writes one that equals the one of this repository', async () => {
  const made = async (name: string) => {
    const options = { kind: 'model', language: 'shell' };
    expect(await new_(context(), ['asset', name], options)).toBe(0);
    return printed.splice(0).join('\n');
  };
  const first = await made('pump');
  expect(first).toContain('  .gitattributes\n');
  expect(first).toContain('git add .gitattributes assets && git commit');
  expect(read('.gitattributes')).toBe(
    readFileSync(new URL('../../../../.gitattributes', import.meta.url), 'utf8'),
  );
  write('.gitattributes', '# ours\n');
  expect(await made('valve')).not.toContain('.gitattributes');
  expect(read('.gitattributes')).toBe('# ours\n');
});
