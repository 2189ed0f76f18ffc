import { describe, expect, it } from 'vitest';
import type { Desired } from '../generated/types.ts';
import type { WorkspaceSpec } from '../workspace.ts';
import { costOf, noCost, sumOfCosts } from './cost.ts';

const workspaceResource = { type: 'dtaas:process:Workspace', inputs: {} };

/** A desired state with this workspace, as far as costs depend on it. */
function desired(workspace: object | undefined, resources: Desired['resources'] = {}): Desired {
  const parts = { resources: { workspace: workspaceResource, ...resources } };
  return {
    ...parts,
    ...(workspace ? { workspace: workspace as WorkspaceSpec } : {}),
  } as Partial<Desired> as Desired;
}

const started = (limits: object) => ({ run: { command: ['node'] }, limits });
const model = { limits: { cpu: 9, memoryBytes: 9 } };

describe('the cost of a twin', () => {
  it('is what its started components require, and one process more for the runner', () => {
    const components = { a: started({ cpu: 0.5, memoryBytes: 100 }), b: started({ cpu: 1 }), model };
    expect(costOf(desired({ components, resources: {} }))).toEqual({
      twins: 1,
      cpu: 1.5,
      memory: 100,
      disk: 2 ** 32,
      containers: 0,
      processes: 3,
    });
  });

  it('is what the twin writes, where it writes that', () => {
    const components = { a: started({ cpu: 0.5, memoryBytes: 100 }) };
    const resources = { cpu: 2, memoryBytes: 300, diskBytes: 5 };
    expect(costOf(desired({ components, resources }))).toMatchObject({ cpu: 2, memory: 300, disk: 5 });
    expect(costOf(desired({ components, resources: { cpu: 2 } }))).toMatchObject({ cpu: 2, memory: 100 });
  });

  it('has the containers among the resources, of any provider', () => {
    const resources = {
      one: { type: 'docker:index/container:Container', inputs: {} },
      two: { type: 'docker:index/container:Container', inputs: {} },
      other: { type: 'other:Container', inputs: {} },
      volume: { type: 'docker:index/volume:Volume', inputs: {} },
      registry: { type: 'cloud:index/containerRegistry:ContainerRegistry', inputs: {} },
    };
    expect(costOf(desired({ components: {}, resources: {} }, resources)).containers).toBe(3);
  });

  it('is nothing for a twin that is not to run, and no disk for a twin that starts no component', () => {
    expect(costOf(desired(undefined))).toEqual(noCost);
    expect(costOf(desired({ components: { model }, resources: {} }))).toMatchObject({
      disk: 0,
      processes: 1,
    });
  });

  it.each(['1', -1, Number.NaN, Number.POSITIVE_INFINITY, null, {}])(
    'counts none of an amount in a record that is %j',
    (wrong) => {
      const components = { a: started({ cpu: wrong, memoryBytes: wrong }), b: { run: {} } };
      expect(costOf(desired({ components }))).toMatchObject({ cpu: 0, memory: 0 });
      expect(costOf(desired({ components, resources: { cpu: wrong, diskBytes: wrong } })).cpu).toBe(0);
    },
  );
});

it('costs add up', () => {
  const one = { twins: 1, cpu: 0.5, memory: 1, disk: 2, containers: 3, processes: 4 };
  expect(sumOfCosts([one, noCost, one])).toEqual({
    twins: 2,
    cpu: 1,
    memory: 2,
    disk: 4,
    containers: 6,
    processes: 8,
  });
});
