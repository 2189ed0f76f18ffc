import { expect, test } from 'vitest';
import { memoryWorld } from '../../testing/memory-world.ts';
import { snapshotNamed } from './snapshots.ts';

const world = memoryWorld();
world.stored.set('t', [
  '20261122T120000Z-00000001',
  '20261122T120000Z-00000002',
  '20261123T120000Z-00000003',
]);

test.each([
  ['20261122T120000Z-00000002', '20261122T120000Z-00000002'],
  ['20261123', '20261123T120000Z-00000003'],
])('%s means %s', async (text, name) => {
  expect(await snapshotNamed(world, 't', text)).toBe(name);
});

test.each([
  ['20261122', 'snapshot-ambiguous'],
  ['--all', 'snapshot-unknown'],
  ['', 'snapshot-unknown'],
])('%j is refused: %s', async (text, code) => {
  await expect(snapshotNamed(world, 't', text)).rejects.toMatchObject({ code });
});
