import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appendEvent, gitSnapshots, home, openRepository, type Repository } from '@dtaas/repository';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { memoryWorld } from '../../testing/memory-world.ts';
import { gitBiographies } from '../bind/biographies.ts';
import { requestedNow } from '../reconcile/requests.ts';
import type { World } from '../world.ts';
import { openBiography } from './biography.ts';
import { eventOf } from './override-request.ts';
import { recordedStateOf } from './recorded.ts';

// Branches of state are never rewritten, so an address in one of their commits would stay for ever.

const address = 'ada.lovelace@plant.example';
const snapshotFolder = fileURLToPath(new URL('../../../places/testing/snapshot', import.meta.url));
let directory: string;
let repository: Repository;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'dtaas-addresses-'));
  git('init', '--quiet');
  git('config', 'user.name', 'Ada Lovelace');
  git('config', 'user.email', address);
  repository = await openRepository(directory);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function git(...arguments_: string[]): string {
  return execFileSync('git', arguments_, { cwd: directory, encoding: 'utf8' });
}

/** All that git has: every object of every ref. */
function everything(): string {
  const ids = git('rev-list', '--all', '--objects').split('\n').filter(Boolean);
  return ids.map((line) => git('cat-file', '-p', line.split(' ')[0]!)).join('\n');
}

function worldInGit(): World {
  return { ...memoryWorld(), biographies: gitBiographies(repository) };
}

test('no address of the git configuration is in a commit, a trailer or a status file', async () => {
  const world = worldInGit();
  await world.withTwinLock('a', async () => {
    const biography = await openBiography(world, 'a');
    const by = requestedNow(world, sourceOf({ a: {} }), 'a');
    await biography.append({ event: 'deployed', summary: '1.0.0' });
    await biography.append(eventOf({ kind: 'emulate' }, 'a', biography.recorded, by)!);
  });
  await gitSnapshots(repository).put('a', '20261122T124132Z-1a2b3c4d', snapshotFolder);
  await home(repository);

  const text = everything();
  expect(text).toContain('Actor: operator');
  expect(text).toContain('author dtaas <noreply@dtaas.invalid>');
  expect(text).toContain('Snapshot 20261122T124132Z-1a2b3c4d');
  expect(text).not.toContain('plant.example');
  expect(text).not.toContain('Lovelace');
});

test('an address that an earlier edition recorded is neither shown nor written again', async () => {
  const actor = `Ada Lovelace <${address}>`;
  const at = '2026-11-22T12:00:00Z';
  const override = { actor, at, basis: 'b'.repeat(64) };
  const status = {
    apiVersion: 'dtaas/v1',
    kind: 'Status',
    twin: 'a',
    home: memoryWorld().home,
    event: 'requested',
    at,
    health: 'Healthy',
    reasons: [],
    overrides: { emulate: override, desired: { ...override, to: 'suspended' } },
    wish: { restore: '20261122T124132Z-1a2b3c4d', kind: 'resume', actor, at },
    anew: { actor, at },
  } as const;
  const event = { event: 'requested', subject: 'requested: x', trailers: { Actor: actor } } as const;
  await appendEvent(repository, 'a', { ...event, files: { status: JSON.stringify(status) } }, null);

  expect(JSON.stringify(recordedStateOf('a', { id: 'x', status }))).not.toContain(address);
  const world = worldInGit();
  const [entry] = await world.biographies.entries('a');
  expect(entry?.trailers).toMatchObject({ Actor: 'Ada Lovelace' });
  await world.withTwinLock('a', async () =>
    (await openBiography(world, 'a')).append({ event: 'saved', summary: 'x' }),
  );
  const after = git('show', 'state/a:status.json');
  expect(after).toContain('Ada Lovelace');
  expect(after).not.toContain(address);
  expect(git('cat-file', '-p', 'state/a')).not.toContain(address);
});
