import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { farPlace, herePlace, type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { deploy } from '../operate/deploy.ts';

const gibibyte = 2 ** 30;
const offered = { gpu: 0, seats: {} };
const limits = {
  quotas: { perOwner: {} },
  places: { here: { ...herePlace, ...offered }, far: { ...farPlace, ...offered } },
};

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
  world.place.judge = async () => ({ remarks: [], machine: { cpu: 4, memory: 4 * gibibyte } });
});

const takes = (memory: number, cpu = 1) => ({ takes: { cpu, memoryBytes: memory * gibibyte } });

/** The remarks of a plan, by twin, of those that have some. */
async function planned(twins: Parameters<typeof sourceOf>[0]): Promise<Record<string, readonly string[]>> {
  const { twins: plans } = await plan(world, sourceOf(twins, { limits }), { twins: [], preview: false });
  expect(plans.every(({ verdict }) => verdict !== 'refused')).toBe(true);
  return Object.fromEntries(
    plans.flatMap(({ twin, remarks }) => (remarks.length > 0 ? [[twin, remarks]] : [])),
  );
}

describe('twins on one machine', () => {
  test('that fit get no remark', async () => {
    expect(await planned({ kiln: takes(2), oven: takes(2) })).toEqual({});
  });

  test('that would take more memory than it has are told so, and are deployed', async () => {
    const remark =
      'The twins at here would take 6Gi of memory, and its machine has 4Gi of memory. When it is used up, the kernel of the machine ends programs.';
    expect(await planned({ kiln: takes(3), oven: takes(3) })).toEqual({ kiln: [remark], oven: [remark] });
  });

  test('count with those that run there already, and not with those elsewhere', async () => {
    const quiet = { requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
    const first = { kiln: takes(3), far: { ...takes(9), place: farPlace } };
    await deploy(world, sourceOf(first, { limits }), { ...quiet, twins: [] });
    expect(await planned({ ...first, oven: takes(2, 9) })).toEqual({
      oven: [
        expect.stringContaining('would take 5Gi of memory'),
        'The twins at here would take 10 processors, and its machine has 4 processors. When all are busy, each twin gets its share.',
      ],
    });
  });

  test('get no remark where the place does not know its machine', async () => {
    world.place.judge = async () => ({ remarks: [] });
    expect(await planned({ kiln: takes(9) })).toEqual({});
  });
});
