import type { JsonObject } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { fixtureKinds, recordedResource } from '../../testing/fixture-kinds.ts';
import { testOwner } from '../../testing/temporary-stack.ts';
import type { Checkpoint, ResourceState } from '../state/checkpoint.ts';
import { type LostResource, type ResourceKind, tableOf } from './resource-kind.ts';
import { sweep } from './sweep.ts';

const box = 'docker:index/container:Container';
const thing = 'own:index:Thing';
const lost = recordedResource(box, 'box', { inputs: { size: 1 } });

/** The table, whose kinds find these ids. */
function finding(ids: readonly string[], asked: LostResource[] = []): ReadonlyMap<string, ResourceKind> {
  const findAgain = async (resource: LostResource) => {
    asked.push(resource);
    return ids;
  };
  const kinds = fixtureKinds('/nowhere').map((kind) =>
    kind.findAgain === 'create-again' ? kind : { ...kind, findAgain },
  );
  return tableOf(kinds);
}

const checkpointOf = (resources: ResourceState[], pending: readonly (readonly [string, ResourceState])[]) =>
  ({
    version: 3,
    deployment: {
      manifest: {},
      resources,
      pending_operations: pending.map(([type, resource]) => ({ type, resource })),
    },
  }) satisfies Checkpoint;

async function swept(
  ids: readonly string[],
  resources: ResourceState[],
  pending: readonly (readonly [string, ResourceState])[] = [['creating', lost]],
) {
  const { checkpoint, adopted } = await sweep(finding(ids), testOwner, checkpointOf(resources, pending));
  expect(checkpoint.deployment).not.toHaveProperty('pending_operations');
  return { adopted, resources: checkpoint.deployment.resources };
}

describe('what a killed update was making', () => {
  it('is adopted by the id that its mark leads to', async () => {
    expect(await swept(['c1'], [])).toEqual({ adopted: true, resources: [{ ...lost, id: 'c1' }] });
  });

  it('is forgotten when nothing has its mark', async () => {
    expect(await swept([], [])).toEqual({ adopted: false, resources: [] });
  });

  it('is adopted once and deleted otherwise when several have its mark', async () => {
    const { resources } = await swept(['c1', 'c2', 'c3'], []);
    expect(resources.map(({ id, delete: isOld }) => [id, isOld])).toEqual([
      ['c1', undefined],
      ['c2', true],
      ['c3', true],
    ]);
  });

  it('is deleted when it was to replace a resource that is still there', async () => {
    const old = { ...lost, id: 'c0' };
    const { resources } = await swept(['c0', 'c1'], [old]);
    expect(resources).toEqual([old, { ...lost, id: 'c1', delete: true }]);
  });

  it('is adopted when the resource that it replaces is already listed as to be deleted', async () => {
    const old = { ...lost, id: 'c0', delete: true };
    expect((await swept(['c1'], [old])).resources).toEqual([old, { ...lost, id: 'c1' }]);
  });

  it('is not adopted twice when it is recorded already', async () => {
    const known = { ...lost, id: 'c1' };
    expect(await swept(['c1'], [known])).toEqual({ adopted: false, resources: [known] });
  });

  it('is left to the provider where creating again adopts', async () => {
    const pending = [['creating', recordedResource(thing, 'x')]] as const;
    expect(await swept(['c1'], [], pending)).toEqual({ adopted: false, resources: [] });
  });

  it.each(['updating', 'deleting', 'reading', 'importing'])(
    'is still listed after %s, so nothing is looked for',
    async (type) => {
      const known = { ...lost, id: 'c0' };
      expect(await swept(['c1'], [known], [[type, known]])).toEqual({ adopted: false, resources: [known] });
    },
  );

  it('is looked for with the owner, the name and the inputs of its provider', async () => {
    const provider = recordedResource('pulumi:providers:docker', 'one', {
      id: 'p1',
      inputs: { host: 'tcp://one.example' },
    });
    const made = { ...lost, provider: `${provider.urn}::p1` };
    const asked: LostResource[] = [];
    await sweep(finding([], asked), testOwner, checkpointOf([provider], [['creating', made]]));
    const inputs: JsonObject = { host: 'tcp://one.example' };
    expect(asked).toEqual([{ ...testOwner, name: 'box', resource: made, provider: inputs }]);
  });

  it('stays pending when the place cannot be asked', async () => {
    const kinds = fixtureKinds('/nowhere').map((kind) => ({
      ...kind,
      findAgain: async () => Promise.reject(new Error('no route to host')),
    }));
    const given = checkpointOf([], [['creating', lost]]);
    await expect(sweep(tableOf(kinds), testOwner, given)).rejects.toMatchObject({
      code: 'stack-unswept',
      message: expect.stringMatching(/test was killed while it made box.*no route to host/),
    });
    expect(given.deployment.pending_operations).toHaveLength(1);
  });
});

it('a checkpoint without pending operations stays as it is', async () => {
  const { pending_operations: _, ...deployment } = checkpointOf([lost], []).deployment;
  const given = { version: 3, deployment };
  expect(await sweep(finding(['c1']), testOwner, given)).toEqual({ checkpoint: given, adopted: false });
});
