import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DtaasError } from '@dtaas/model';
import type { GivenSnapshot } from '@dtaas/runner';
import { beforeEach, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { deploy } from '../operate/deploy.ts';
import { operate } from '../operate/operate.ts';
import { save } from '../operate/save.ts';
import { type Extractions, withExtractions } from './extractions.ts';

let world: MemoryWorld;
let extracted: string[];
const source = sourceOf({ a: {} });
const head = async () => source;

const deployed = async () => {
  const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  return (await deploy(world, source, options)).twins[0];
};
const restored = (snapshot: string) =>
  operate(
    world,
    'a',
    { kind: 'restore', snapshot },
    { sourceDeployed: head, head, push: false, report: () => {} },
  );

beforeEach(async () => {
  world = memoryWorld();
  extracted = [];
  const { get } = world.snapshots;
  world.snapshots.get = (twin, name, directory) => {
    extracted.push(name);
    return get(twin, name, directory);
  };
  await deployed();
  await save(world, { twins: ['a'], head, push: false });
  await save(world, { twins: ['a'], head, push: false });
});

/** Whether anything of a restore lies around. */
const leftovers = () =>
  [world.extractionOf('a'), world.scratchOf('a')].filter((folder) => existsSync(folder));

test('a restore of a running twin extracts its snapshot once, and leaves nothing', async () => {
  const [first = ''] = world.stored.get('a') ?? [];
  expect(await restored(first)).toMatchObject({ outcome: 'done', event: 'restored' });
  expect(extracted).toEqual([first]);
  expect(leftovers()).toEqual([]);
});

test('a twin whose workspace is gone extracts its snapshot once', async () => {
  const last = world.stored.get('a')?.at(-1);
  world.workspaces.clear();
  expect(await deployed()).toMatchObject({ outcome: 'done', health: 'Healthy' });
  expect(extracted).toEqual([last]);
  expect(leftovers()).toEqual([]);
});

test('a snapshot that cannot be fetched is refused before anything is made', async () => {
  world.workspaces.clear();
  world.snapshots.get = () => {
    throw new DtaasError({ code: 'remote-unreachable', message: 'The remote is away.', hint: 'Wait.' });
  };
  const updates = world.updates;
  expect(await deployed()).toMatchObject({ outcome: 'failed', error: { code: 'remote-unreachable' } });
  expect(world.updates).toBe(updates);
  expect(world.workspaces.size).toBe(0);
});

test('a command that needs no snapshot extracts none', async () => {
  expect(await deployed()).toMatchObject({ outcome: 'unchanged' });
  expect(extracted).toEqual([]);
});

test('a snapshot is handed over in the workspace, with the hash of its manifest, and used up', async () => {
  const [first = '', second = ''] = world.stored.get('a') ?? [];
  const seen: GivenSnapshot[] = [];
  const use = (extractions: Extractions, name: string) =>
    extractions.use(world, name, async (snapshot) => {
      seen.push(snapshot);
      expect(readdirSync(snapshot.directory)).toEqual(['manifest.json']);
      expect(dirname(snapshot.directory)).toBe(world.scratchOf('a'));
    });
  await withExtractions(world, 'a', async (extractions) => {
    await extractions.ensure(first);
    await extractions.ensure(second);
    await use(extractions, first);
    await use(extractions, second);
    await use(extractions, first);
  });
  expect(extracted).toEqual([first, second, first]);
  expect(seen.map(({ from }) => from)).toEqual([first, second, first]);
  expect(seen.every(({ checked }) => /^[0-9a-f]{64}$/.test(checked ?? ''))).toBe(true);
});

test('what a killed run left is removed, and what is extracted goes if the run fails', async () => {
  const [first = ''] = world.stored.get('a') ?? [];
  const folder = world.extractionOf('a');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, first), 'half of a snapshot');
  const failing = withExtractions(world, 'a', async (extractions) => {
    await extractions.ensure(first);
    expect(existsSync(join(folder, first, 'manifest.json'))).toBe(true);
    throw new Error('stopped');
  });
  await expect(failing).rejects.toThrow('stopped');
  expect(leftovers()).toEqual([]);
});
