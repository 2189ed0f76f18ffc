import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { farPlace, herePlace, type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { deploy } from '../operate/deploy.ts';
import type { Source, World } from '../world.ts';

let memory: MemoryWorld;
/** The world on machines without a sandbox. */
let weak: World;
beforeEach(() => {
  memory = memoryWorld();
  weak = {
    ...memory,
    at(place) {
      const at = memory.at(place);
      const judge = async () => ({ remarks: [], sharesPorts: true as const });
      return { ...at, place: { ...at.place, judge } };
    },
  };
});

/** The refused twins of a plan, and of a deployment, which are the same. */
async function refused(world: World, source: Source, twins: readonly string[] = []) {
  const planned = await plan(world, source, { twins, preview: false });
  const options = { twins, requests: [], push: false, announce: () => {}, report: () => {} };
  const { twins: outcomes } = await deploy(world, source, options);
  const errors = planned.twins.flatMap(({ errors }) => errors);
  const later = outcomes.flatMap(({ error }) => error ?? []);
  expect(later).toEqual(errors);
  return errors.map(({ code, message }) => {
    expect(code).toBe('machine-port-taken');
    return message;
  });
}

const clash = (twin: string, one: string, other: string): string =>
  `${twin} was not deployed: at the place here, port 5001 of the machine is needed by ${one} and by ${other}.`;
const [ofA, ofB] = ['the endpoint site.web of a', 'the endpoint site.web of b'];

describe('without a sandbox, two twins at one place', () => {
  test('can not listen on the same port: the first by name gets it', async () => {
    const source = sourceOf({ a: { listens: 5001 }, b: { listens: 5001 } });
    expect(await refused(weak, source)).toEqual([clash('b', ofB, ofA)]);
    expect([...memory.workspaces.keys()]).toEqual(['a']);
  });

  test('can not take a port at which the other one is exposed', async () => {
    const source = sourceOf({ a: { listens: 4000, exposed: 5001 }, b: { listens: 5001 } });
    expect(await refused(weak, source)).toEqual([clash('b', ofB, 'infrastructure.expose.site of a')]);
  });

  test('leave a port to the twin that has it', async () => {
    expect(await refused(weak, sourceOf({ b: { listens: 5001 } }))).toEqual([]);
    const both = sourceOf({ a: { listens: 5001 }, b: { listens: 5001, setpoint: 3 } });
    expect(await refused(weak, both)).toEqual([clash('a', ofA, ofB)]);
    expect([...memory.workspaces.keys()]).toEqual(['b']);
  });

  test('leave a port to a running twin that the source does not have any more', async () => {
    await refused(weak, sourceOf({ z: { listens: 5001 } }));
    const source = sourceOf({ b: { listens: 5001 } });
    expect(await refused(weak, source, ['b'])).toEqual([clash('b', ofB, 'the endpoint site.web of z')]);
  });

  test.each([
    ['one moves to another port', { listens: 5002 }],
    ['one is at another place', { listens: 5001, place: farPlace }],
    ['one is suspended', { listens: 5001, lifecycle: { desired: 'suspended' } }],
  ] as const)('may both run where %s', async (_, b) => {
    await refused(weak, sourceOf({ b: { listens: 5001 } }));
    expect(await refused(weak, sourceOf({ a: { listens: 5001 }, b }))).toEqual([]);
  });

  test('may both run where an operator has suspended one', async () => {
    const source = sourceOf({ a: { listens: 5001 }, b: { listens: 5001 } });
    const asked = (kind: 'suspend' | 'resume', twin: string) =>
      deploy(weak, source, {
        twins: [twin],
        requests: [{ kind, reason: 'a test' } as never],
        push: false,
        announce: () => {},
        report: () => {},
      });
    await refused(weak, source, ['a']);
    await asked('suspend', 'a');
    expect(await refused(weak, source, ['b'])).toEqual([]);
    // The request is refused before it is recorded.
    const { twins } = await asked('resume', 'a');
    expect(twins).toMatchObject([{ outcome: 'refused', error: { message: clash('a', ofA, ofB) } }]);
    expect(memory.entries.get('a')?.map(({ event }) => event)).not.toContain('resumed');
  });
});

test.each([[4], [8]])('%i twins are compared by rendering each once', async (count) => {
  const names = Array.from({ length: count }, (_, index) => `t${index}`);
  const twins = sourceOf(Object.fromEntries(names.map((name, index) => [name, { listens: 5001 + index }])));
  const rendered: string[] = [];
  const render: Source['render'] = (twin, ...more) => {
    rendered.push(twin);
    return twins.render(twin, ...more);
  };
  await plan(weak, { ...twins, render }, { twins: [], preview: false });
  // Once for its own assessment, and once for all comparisons.
  expect(rendered.sort()).toEqual(names.flatMap((name) => [name, name]));
});

describe('a twin without a sandbox', () => {
  test('can not expose an endpoint at the port on which a component listens', async () => {
    const source = sourceOf({ a: { listens: 5001, exposed: 5001 } });
    expect(await refused(weak, source)).toEqual([clash('a', 'infrastructure.expose.site of a', ofA)]);
  });
});

describe('in a sandbox', () => {
  test('only exposed ports can clash, also under two names of one machine', async () => {
    const listening = sourceOf({ a: { listens: 5001, exposed: 5001 }, b: { listens: 5001 } });
    expect(await refused(memory, listening)).toEqual([]);
    const exposed = { listens: 80, exposed: 5001, place: { ...herePlace, name: 'desk' } };
    const [message] = await refused(memory, sourceOf({ a: { listens: 80, exposed: 5001 }, b: exposed }));
    expect(message).toContain('by infrastructure.expose.site of b and by infrastructure.expose.site of a.');
  });
});
