import type { Outcome } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { status } from '../look/status.ts';
import { deploy } from './deploy.ts';
import { operate } from './operate.ts';
import { save } from './save.ts';

// A snapshot that can't be read any more is no reason to stop a twin that is well.

const source = sourceOf({ a: {} });
const head = async () => source;
let world: MemoryWorld;
let first: string;

const deployed = async (): Promise<Outcome | undefined> => {
  const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  return (await deploy(world, source, options)).twins[0];
};
const requested = (request: OverrideRequest): Promise<Outcome> =>
  operate(world, 'a', request, { sourceDeployed: head, head, push: false, report: () => {} });
const restored = (snapshot: string): Promise<Outcome> => requested({ kind: 'restore', snapshot });
const biography = () => world.entries.get('a')?.map(({ event }) => event);
const recorded = async () => (await world.biographies.tip('a'))?.status;

beforeEach(async () => {
  world = memoryWorld();
  await deployed();
  await save(world, { twins: ['a'], head, push: false });
  await save(world, { twins: ['a'], head, push: false });
  [first = ''] = world.stored.get('a') ?? [];
});

test('is refused before anything is written or done, and the twin lives on', async () => {
  world.damaged.add(first);
  const before = structuredClone({
    workspaces: world.workspaces,
    stored: world.stored,
    status: await recorded(),
  });
  await expect(restored(first)).rejects.toMatchObject({ code: 'snapshot-corrupt' });
  expect({ workspaces: world.workspaces, stored: world.stored, status: await recorded() }).toEqual(before);
  expect(biography()).toEqual(['deployed', 'saved', 'saved']);
  expect(await deployed()).toMatchObject({ outcome: 'unchanged' });
});

test('a restore continues with the files that were checked, if the snapshot is damaged meanwhile', async () => {
  const { append } = world.biographies;
  world.biographies.append = async (entry, expected) => {
    if (entry.event === 'requested') world.damaged.add(first);
    return append(entry, expected);
  };
  expect(await restored(first)).toMatchObject({ outcome: 'done', event: 'restored' });
});

test('a snapshot that is damaged after its request was recorded makes the next run fail and drop the wish', async () => {
  const { append } = world.biographies;
  world.biographies.append = async (entry, expected) => {
    await append(entry, expected);
    throw new Error('killed');
  };
  await expect(restored(first)).rejects.toThrow('killed');
  world.biographies.append = append;
  world.damaged.add(first);
  expect(await deployed()).toMatchObject({ outcome: 'failed', error: { code: 'snapshot-corrupt' } });
  const status = await recorded();
  expect(status).toMatchObject({ failure: { code: 'snapshot-corrupt' } });
  expect(status).not.toHaveProperty('wish');
  world.clock = new Date(world.clock.getTime() + 86_400_000);
  expect(await deployed()).toMatchObject({ outcome: 'done', event: 'deployed', health: 'Healthy' });
  expect(await deployed()).toMatchObject({ outcome: 'unchanged' });
});

describe('the snapshot that a dead twin would go on from', () => {
  let last: string;
  beforeEach(() => {
    last = world.stored.get('a')?.at(-1) ?? '';
    world.damaged.add(last);
    world.workspaces.clear();
  });
  const remarks = async () => (await status(world, source, ['a']))[0]?.remarks.join('\n');

  test('is named with the way back, which works', async () => {
    expect(await remarks()).toContain(`${last}, from which a would continue, is damaged.`);
    const outcome = await deployed();
    expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'snapshot-corrupt' } });
    const way = `Go back to the last whole snapshot: dtaas restore a ${first}`;
    expect(outcome?.error?.hint).toBe(way);
    expect(await remarks()).toContain(way);
    expect(await restored(first)).toMatchObject({ outcome: 'done', event: 'restored' });
    expect(await deployed()).toMatchObject({ outcome: 'unchanged' });
    expect(await remarks()).toContain(`git update-ref -d refs/dtaas/snapshots/a/${last}`);
  });

  test('is named with the way to begin from nothing where no other is left, which works', async () => {
    world.damaged.add(first);
    expect((await deployed())?.error?.hint).toBe(
      'No other snapshot is left. To start from nothing: dtaas restart a',
    );
    expect(await requested({ kind: 'restart' })).toMatchObject({ outcome: 'done', health: 'Healthy' });
    expect(await deployed()).toMatchObject({ outcome: 'unchanged' });
  });
});
