import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventName } from '@dtaas/model';
import { openRepository, type Repository, type Snapshot } from '@dtaas/repository';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gitBiographies } from './biographies.ts';
import { remoteHome } from './remote.ts';

// Two clones of one home: the second saves after the first was faster.

let folder: string;
let first: Repository;
let second: Repository;

const git = (cwd: string, ...arguments_: string[]): string =>
  execFileSync('git', ['-c', 'user.name=o', '-c', 'user.email=o@plant.example', ...arguments_], {
    cwd,
  }).toString();
const nameAt = (n: number) => `20261122T12000${n}Z-00000000`;
const forgotten: Snapshot[] = [];
const home = (clone: Repository) => remoteHome(clone, 'origin', forgotten, (_, run) => run());

async function clone(name: string): Promise<Repository> {
  git(folder, 'clone', '--quiet', 'home.git', name);
  return openRepository(join(folder, name));
}

async function tell(in_: Repository, event: EventName, snapshot: string, more: object = {}): Promise<void> {
  const biographies = gitBiographies(in_);
  const tip = await biographies.tip('a');
  const status = { ...tip?.status, event, snapshot, ...more };
  const files = { status: `${JSON.stringify(status)}\n` };
  const trailers = { Snapshot: snapshot, Actor: 'operator' };
  await biographies.append({ twin: 'a', event, summary: snapshot, trailers, files }, tip?.id);
}

const told = async (in_: Repository) =>
  (await gitBiographies(in_).entries('a'))
    .map(({ event, trailers }) => `${event} ${trailers['Snapshot']}`)
    .reverse();
const statusIn = async (in_: Repository) => (await gitBiographies(in_).tip('a'))?.status;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-remote-home-'));
  mkdirSync(join(folder, 'home.git'));
  git(join(folder, 'home.git'), 'init', '--quiet', '--bare', '--initial-branch=main');
  first = await clone('first');
  git(first.root, 'commit', '--quiet', '--allow-empty', '--message', 'Begin');
  git(first.root, 'push', '--quiet', 'origin', 'HEAD:main');
  second = await clone('second');
  await tell(first, 'deployed', nameAt(1), { health: 'Healthy' });
  await home(first).push(['a']);
  await home(second).fetch();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each<[string, EventName, number, number, number]>([
  ['moves on from an older save', 'saved', 2, 3, 3],
  ['stays where a newer save is', 'saved', 4, 3, 4],
  ['stays where it was restored to', 'restored', 1, 3, 1],
  ['stays where a deployment began', 'deployed', 2, 3, 2],
])('the life of the twin %s', async (_, event, theirs, ours, life) => {
  await tell(first, event, nameAt(theirs), { health: 'Degraded' });
  expect(await home(first).push(['a'])).toEqual(new Map());
  await tell(second, 'saved', nameAt(ours));
  expect(await home(second).push(['a'])).toEqual(new Map());
  const biography = [`deployed ${nameAt(1)}`, `${event} ${nameAt(theirs)}`, `saved ${nameAt(ours)}`];
  expect(await told(second)).toEqual(biography);
  expect(await statusIn(second)).toMatchObject({
    event: 'saved',
    snapshot: nameAt(life),
    health: 'Degraded',
  });
  expect(await home(first).fetch()).toEqual(new Map());
  expect(await told(first)).toEqual(biography);
});

test('events other than saves are left to a person, with the commands that show both sides', async () => {
  await tell(first, 'saved', nameAt(2));
  await home(first).push(['a']);
  await tell(second, 'restored', nameAt(1));
  const before = await told(second);
  const stuck = await home(second).push(['a']);
  expect(stuck.get('a')).toMatchObject({
    code: 'state-diverged',
    hint: expect.stringContaining('git branch -f state/a'),
  });
  expect(await told(second)).toEqual(before);
});
