import type { Outcome } from '@dtaas/model';
import { beforeEach, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { plan } from '../look/plan.ts';
import { status } from '../look/status.ts';
import { deploy } from './deploy.ts';
import { operate } from './operate.ts';

const source = sourceOf({ a: {} });
const head = async () => source;
let world: MemoryWorld;

const deployed = async (): Promise<Outcome | undefined> => {
  const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  return (await deploy(world, source, options)).twins[0];
};
const operated = (word: OverrideRequest, unsaved = false): Promise<Outcome> =>
  operate(world, 'a', word, { sourceDeployed: head, head, push: false, unsaved, report: () => {} });
const withheld = async () => (await status(world, source, ['a']))[0]?.physicalTwin?.withheld;
const gone = 'the twin ran before, but its workspace and its snapshots are gone';

beforeEach(async () => {
  world = memoryWorld();
  await deployed();
});

test('a twin that is deployed for the first time sends commands', async () => {
  expect(await withheld()).toBeUndefined();
});

test('one whose workspace is gone with all its state sends none until a person confirms it by name', async () => {
  world.workspaces.delete('a');
  await deployed();
  expect(await withheld()).toBe(gone);
  expect(await operated({ kind: 'resume' })).toMatchObject({
    outcome: 'done',
    event: 'resumed',
    health: 'Healthy',
  });
  expect(await withheld()).toBeUndefined();
  const [before, after] = world.entries.get('a')!.slice(-2);
  expect(before).toMatchObject({
    subject: `requested: to command its physical twin although ${gone}`,
    trailers: { Override: 'confirm', Actor: world.actor },
  });
  expect(after).toMatchObject({ event: 'resumed', trailers: { Actor: world.actor } });
  // There is nothing more to confirm.
  await expect(operated({ kind: 'resume' })).rejects.toMatchObject({ code: 'twin-not-suspended' });
});

test('a plan says it before', async () => {
  world.workspaces.delete('a');
  const {
    twins: [planned],
  } = await plan(world, source, { twins: [], preview: false });
  expect(planned?.steps).toContain('start it without its earlier state, which is gone');
});

test('one that has a snapshot goes on from it and sends commands', async () => {
  world.stored.set('a', []);
  await operated({ kind: 'suspend' });
  await operated({ kind: 'resume' });
  world.workspaces.delete('a');
  await deployed();
  expect(world.workspaces.get('a')?.from).toMatch(/^20261122T/);
  expect(await withheld()).toBeUndefined();
});

test('one that somebody terminated without a save begins from nothing, as they said', async () => {
  await operated({ kind: 'terminate' }, true);
  expect(await operated({ kind: 'resume' })).toMatchObject({ outcome: 'done' });
  expect(await withheld()).toBeUndefined();
});

test('one that is suspended is resumed first', async () => {
  world.workspaces.get('a')!.withheld = gone;
  await operated({ kind: 'suspend' });
  await operated({ kind: 'resume' });
  expect(world.entries.get('a')?.some(({ trailers }) => trailers['Override'] === 'confirm')).toBe(false);
});
