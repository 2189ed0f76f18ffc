import type { Outcome } from '@dtaas/model';
import { beforeEach, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { deploy } from '../operate/deploy.ts';
import { operate } from '../operate/operate.ts';

const source = sourceOf({ a: {} });
const head = async () => source;
const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
const until = '2026-12-24T18:00:00.000Z';
let world: MemoryWorld;

const operated = (request: OverrideRequest): Promise<Outcome> =>
  operate(world, 'a', request, { sourceDeployed: head, head, push: false, report: () => {} });
const override = async () => (await world.biographies.tip('a'))?.status['overrides'];

beforeEach(async () => {
  world = memoryWorld();
  await deploy(world, source, options);
});

test.each(['suspend', 'terminate'] as const)('%s again without flags leaves what was said', async (kind) => {
  await operated({ kind, reason: 'cleaning', until });
  const before = { override: await override(), told: world.entries.get('a')?.length };
  world.clock = new Date('2026-11-22T13:00:00Z');
  expect(await operated({ kind })).toMatchObject({ outcome: 'unchanged' });
  expect({ override: await override(), told: world.entries.get('a')?.length }).toEqual(before);
});

test.each(['suspend', 'terminate'] as const)('a deployment after %s says how it runs again', async (kind) => {
  await operated({ kind, reason: 'cleaning' });
  const { twins } = await deploy(world, source, { ...options, twins: ['a'] });
  expect(twins[0]?.remarks?.join()).toMatch(/by .* \(cleaning\); to run it again: dtaas resume a/);
});

test('a new reason keeps the time, a new time keeps the reason, and each is told', async () => {
  await operated({ kind: 'suspend', reason: 'cleaning', until });
  expect(await operated({ kind: 'suspend', reason: 'repair' })).toMatchObject({
    outcome: 'done',
    remarks: ['a is suspended already; its reason is now: repair'],
  });
  expect(await override()).toMatchObject({ desired: { reason: 'repair', until } });
  const later = '2026-12-25T18:00:00.000Z';
  expect(await operated({ kind: 'suspend', until: later })).toMatchObject({
    remarks: [`a is suspended already; it ends now at ${later}`],
  });
  expect(await override()).toMatchObject({ desired: { reason: 'repair', until: later } });
});

test('a word whose time is over is said anew', async () => {
  await operated({ kind: 'suspend', reason: 'cleaning', until });
  world.clock = new Date('2026-12-25T00:00:00Z');
  await operated({ kind: 'suspend' });
  expect(await override()).toEqual({ desired: expect.not.objectContaining({ reason: 'cleaning', until }) });
});

test('a resume that failed or was cut off is completed by saying it again', async () => {
  world.stored.set('a', []);
  await operated({ kind: 'suspend' });
  const { stage } = world.place;
  Object.assign(world.place, { stage: () => Promise.reject(new Error('the disk is full')) });
  expect(await operated({ kind: 'resume' })).toMatchObject({ outcome: 'failed' });
  Object.assign(world.place, { stage });
  expect(await operated({ kind: 'resume' })).toMatchObject({ outcome: 'done', event: 'resumed' });
  await expect(operated({ kind: 'resume' })).rejects.toMatchObject({ code: 'twin-not-suspended' });
});

test('a twin that is resumed before it was suspended runs on', async () => {
  const { up } = world.engine;
  Object.assign(world.engine, { up: () => Promise.reject(new Error('the disk is full')) });
  expect(await operated({ kind: 'suspend' })).toMatchObject({ outcome: 'failed' });
  Object.assign(world.engine, { up });
  const resumed = await operated({ kind: 'resume' });
  expect(resumed).toMatchObject({ outcome: 'done', event: 'resumed' });
  // A restore of the snapshot that was taken for the suspension would lose what happened since.
  expect(resumed).not.toHaveProperty('restore');
});
