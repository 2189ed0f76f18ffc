import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { explanations } from '@dtaas/model';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, report } from '../testing/call.ts';
import { allFailures } from './all-failures.ts';
import { commands, nameOf } from './commands.ts';
import { run as affected } from './look/affected.ts';
import { list, show } from './look/library.ts';
import { logs, status } from './look/twins.ts';
import { run as engine } from './machine/engine.ts';
import { terminate } from './run/operator.ts';
import { run as verify } from './verify/verify.ts';
import { run as check } from './write/check.ts';
import { run as explain } from './write/explain.ts';
import { run as lock } from './write/lock.ts';
import { run as new_ } from './write/new.ts';
import { run as publish } from './write/publish.ts';

let clone: string;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-reports-'));
  for (const name of ['DTAAS_CACHE', 'DTAAS_STATE_HOME']) vi.stubEnv(name, join(folder, name));
  clone = join(folder, 'clone');
  write(
    'platform.yaml',
    'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here}\n',
  );
  git('init', '-q', '-b', 'main');
  await call(new_, clone, ['asset', 'pump'], { options: { kind: 'function', language: 'shell' } });
  await call(new_, clone, ['twin', 'box']);
  await call(lock, clone, []);
  git('add', '-A');
  git('commit', '-q', '-m', 'Begin');
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dirname(clone), { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
}

function git(...words: string[]): void {
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...words], {
    cwd: clone,
  });
}

describe('the JSON of a command keeps to the schema', () => {
  it('new', async () => {
    expect(await report(new_, clone, ['asset', 'data-set'], { kind: 'data' })).toMatchObject({
      kind: 'NewReport',
      reference: 'data/data-set',
      directory: 'assets/data/data-set',
      next: ['npx dtaas check', 'git add assets && git commit', 'npx dtaas verify data/data-set'],
    });
    rmSync(join(clone, 'assets/data'), { recursive: true });
  });

  it('check', async () => {
    expect(await report(check, clone, [])).toMatchObject({ kind: 'CheckReport', problems: [] });
    write('twins/bad/twin.yaml', 'a: [');
    const { problems } = await report(check, clone, []);
    expect(problems).toHaveLength(1);
    const comment = await call(check, clone, [], { format: 'markdown' });
    expect(comment.printed).toMatch(/^<!-- dtaas:CheckReport -->\n.*`dtaas explain /s);
    rmSync(join(clone, 'twins/bad'), { recursive: true });
  });

  it('explain, of every code', async () => {
    for (const { code } of [...explanations, ...allFailures])
      expect(await report(explain, clone, [code])).toMatchObject({ kind: 'ExplanationReport', code });
    const all = await report(explain, clone, []);
    expect(all.kind).toBe('ExplanationsReport');
    expect(all['errors']).toHaveLength(allFailures.length);
  });

  it('lock, also if a reference has no version', async () => {
    expect(await report(lock, clone, ['box'])).toMatchObject({
      kind: 'LockReport',
      twins: [{ twin: 'box', outcome: 'unchanged' }],
      unreached: [],
    });
    expect(await report(lock, clone, [], { fetch: true })).toMatchObject({ twins: [{ outcome: 'whole' }] });
  });

  it('publish, and again', async () => {
    const published = (outcome: string) => ({
      kind: 'PublishReport',
      published: [{ reference: 'functions/pump', version: '0.1.0', tag: 'functions/pump@0.1.0', outcome }],
    });
    expect(await report(publish, clone, ['functions/pump'])).toMatchObject(published('published'));
    expect(await report(publish, clone, ['functions/pump'])).toMatchObject(published('unchanged'));
  });

  it('verify, and again', async () => {
    const outcomes = async () => {
      const { results } = await report(verify, clone, []);
      return (results as readonly { readonly outcome: string }[]).map(({ outcome }) => outcome);
    };
    expect(await outcomes()).toEqual(['passed']);
    expect(await outcomes()).toEqual(['remembered']);
    const comment = await call(verify, clone, [], { format: 'markdown' });
    expect(comment).toMatchObject({ code: 0, noted: '' });
    expect(comment.printed).toContain('Nothing to do: 1 asset verified before.');
    const again = await call(verify, clone, [], { format: 'markdown', options: { force: true } });
    expect(again.printed).toContain('- ✓ `functions/pump` `0.1.0` passed in ');
  });

  // Without a sandbox a verification is weak.
  const verified = expect.stringMatching(/^(yes|weak)$/);

  it('list, with what the tests came to', async () => {
    expect(await report(list, clone, [])).toMatchObject({
      kind: 'ListReport',
      assets: [{ reference: 'functions/pump', verified, usedBy: [{ by: 'twins/box', as: 'worker' }] }],
      twins: [{ name: 'box' }],
      sources: [],
    });
    expect(await report(list, clone, ['twins'])).not.toHaveProperty('assets');
    expect(await report(list, clone, ['assets', 'nothing-has-this'])).toMatchObject({ assets: [] });
    expect((await call(list, clone, ['sources'])).printed).toBe('platform.yaml names no sources.');
  });

  it('show, by every way to name a part', async () => {
    const names = ['pump', 'functions/pump', './assets/functions/pump/', 'functions/pump@0.1.0'];
    for (const name of names)
      expect(await report(show, clone, [name])).toMatchObject({
        kind: 'AssetReport',
        reference: 'functions/pump',
        verified,
        versions: [
          { version: '0.1.0', source: 'tree' },
          { version: '0.1.0', source: 'tags' },
        ],
      });
    expect(await report(show, clone, ['box'])).toMatchObject({ kind: 'TwinReport', reference: 'twins/box' });
  });

  it('affected', async () => {
    expect(await report(affected, clone, [])).toMatchObject({ kind: 'AffectedReport', twins: [] });
  });

  it('engine', async () => {
    expect(await report(engine, clone, [])).toMatchObject({
      kind: 'EngineReport',
      wanted: expect.any(String),
    });
  });

  it('status of a twin that was never deployed, also as a comment', async () => {
    expect(await report(status, clone, [])).toMatchObject({
      kind: 'StatusReport',
      twins: [{ twin: 'box', sync: 'OutOfSync', health: 'Missing' }],
    });
    const comment = await call(status, clone, ['box'], { format: 'markdown' });
    expect(comment.printed).toContain('<!-- dtaas:StatusReport -->\n\n### Status\n\n- **`box`**');
    expect(comment.printed).toContain('- health: Missing');
  });
});

describe('a command refuses', () => {
  it.each([
    [
      'a number of lines that is none',
      () => call(logs, clone, ['box'], { options: { tail: '1.5' } }),
      'usage-tail',
    ],
    [
      'a negative number of lines',
      () => call(logs, clone, ['box'], { options: { tail: '-1' } }),
      'usage-tail',
    ],
    [
      'to watch a twin where none is running',
      () => call(status, clone, [], { options: { watch: true } }),
      'usage-which-twin',
    ],
    ['to terminate without a yes', () => call(terminate, clone, ['box']), 'usage-yes'],
    [
      'to terminate a twin that there is not, before it asks for a yes',
      () => call(terminate, clone, ['bax']),
      'usage-twin-unknown',
    ],
    [
      'to abandon without a yes',
      () => call(terminate, clone, ['box'], { options: { abandon: true } }),
      'usage-yes',
    ],
    ['an unknown action of the engine', () => call(engine, clone, ['start']), 'usage-engine-action'],
    [
      'an unknown plugin of the engine',
      () => call(engine, clone, ['install', 'dokcer']),
      'usage-engine-plugin',
    ],
    [
      'to lock a twin that has problems',
      async () => {
        write('twins/bad/twin.yaml', 'a: [');
        try {
          return await call(lock, clone, ['bad']);
        } finally {
          rmSync(join(clone, 'twins/bad'), { recursive: true });
        }
      },
      'twin-broken',
    ],
    [
      'to publish an asset that has problems',
      async () => {
        write('assets/models/bad/asset.yaml', 'a: [');
        try {
          return await call(publish, clone, ['models/bad']);
        } finally {
          rmSync(join(clone, 'assets/models'), { recursive: true });
        }
      },
      'publish-problems',
    ],
  ])('%s', async (_what, act, code) => {
    await expect(act()).rejects.toMatchObject({ code, hint: expect.stringMatching(/\w/) });
  });
});

it.each(
  Object.values(commands)
    .flat()
    .map((command) => [nameOf(command), command] as const),
)('the module of the command %s is there', async (_name, { load }) =>
  expect(await load()).toBeTypeOf('function'),
);
