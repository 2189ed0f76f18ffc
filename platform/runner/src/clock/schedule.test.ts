import type { WorkspaceSpec } from '@dtaas/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutputPort } from '../wiring/ports.ts';
import { wire } from '../wiring/wiring.ts';
import { Schedule } from './schedule.ts';

/** A loop `a → b → c → a` whose last connection is delayed, and `d` on its own. */
const loop = specOf(
  ['a', 'b', 'c', 'd'],
  [
    ['a', 'b', 0],
    ['b', 'c', 0],
    ['c', 'a', 1],
  ],
);

function specOf(
  order: readonly string[],
  edges: readonly (readonly [string, string, number])[],
): WorkspaceSpec {
  const component = (id: string) => ({
    asset: `functions/${id}`,
    version: '1.0.0',
    digest: id,
    environment: { kind: 'none' as const },
    run: { command: ['true'], transport: 'stdio' as const, control: [] },
    parameters: {},
    inputs: Object.fromEntries(
      edges
        .filter(([, to]) => to === id)
        .map(([from, , delay]) => [`from-${from}`, { type: 'number' as const, delay }]),
    ),
    outputs: { out: { type: 'number' as const } },
    uses: {},
    limits: {},
  });
  return {
    twin: 't',
    components: Object.fromEntries(order.map((id) => [id, component(id)])),
    connections: edges.map(([from, to]) => ({
      from: { component: from, port: 'out' },
      to: { component: to, port: `from-${from}` },
    })),
    order,
    clock: { mode: 'lockstep', stepSeconds: 1, speed: 'max', epoch: 1e9 },
    network: { internet: 'unspecified', allow: [], required: false },
    secrets: [],
    save: { keep: 1, onTerminate: false },
    resources: {},
  };
}

const refuse = (port: string, why: string): never => {
  throw new Error(`${port} refused a value, which ${why}`);
};

/** Plays a spec: each component answers with a number that says who it is, the step, and what it had seen. */
function play(spec: WorkspaceSpec, steps: number, pick: (working: readonly string[]) => number) {
  const seen: Record<string, string[]> = {};
  let working: { id: string; step: number; inputs: string }[] = [];
  const ended: number[] = [];
  const wiring = wire(spec, refuse);
  const schedule = new Schedule(wiring, {
    send: (id, step, inputs) => {
      const text = inputs.map((port) => `${port.name}=${port.given!.value}`).join(' ');
      seen[id] ??= [];
      seen[id].push(text);
      working.push({ id, step, inputs: text });
    },
    command: () => {},
    refuse: () => {},
    ended: (step) => ended.push(step),
  });
  const outOf = (id: string): OutputPort => wiring.outputs.get(id)!.get('out')!;
  for (let step = 0; step < steps; step += 1) {
    schedule.begin(step, () => true);
    while (working.length > 0) {
      const next = working[pick(working.map(({ id }) => id)) % working.length]!;
      working = working.filter((each) => each !== next);
      expect(schedule.record(outOf(next.id), { value: `${next.id}${step}`, t: step })).toBe(true);
      expect(schedule.done(next.id, step)).toBe(true);
    }
  }
  return { seen, ended };
}

describe('a lockstep step', () => {
  test('runs components after those whose outputs they read, and a delayed input sees the step before', () => {
    expect(play(loop, 3, () => 0)).toEqual({
      ended: [0, 1, 2],
      seen: {
        a: ['', 'from-c=c0', 'from-c=c1'],
        b: ['from-a=a0', 'from-a=a1', 'from-a=a2'],
        c: ['from-b=b0', 'from-b=b1', 'from-b=b2'],
        d: ['', '', ''],
      },
    });
  });

  test('sends nothing on an input whose source said nothing', () => {
    const wiring = wire(specOf(['a', 'b'], [['a', 'b', 0]]), refuse);
    const sent: string[] = [];
    const schedule = new Schedule(wiring, {
      send: (id, step, inputs) => void sent.push(`${id}${step}:${inputs.length}`),
      command: () => {},
      refuse: () => {},
      ended: () => {},
    });
    schedule.begin(0, () => true);
    schedule.record(wiring.outputs.get('a')!.get('out')!, { value: 1, t: 0 });
    schedule.done('a', 0);
    schedule.done('b', 0);
    schedule.begin(1, () => true);
    schedule.done('a', 1);
    expect(sent).toEqual(['a0:0', 'b0:1', 'a1:0', 'b1:0']);
  });

  test('goes on without who has ended its work, in the middle and from then on', () => {
    const wiring = wire(loop, refuse);
    const events: string[] = [];
    const schedule = new Schedule(wiring, {
      send: (id) => void events.push(id),
      command: () => {},
      refuse: () => {},
      ended: (step) => void events.push(`end ${step}`),
    });
    schedule.begin(0, (id) => id !== 'd');
    schedule.leave('a');
    expect(schedule.unfinished).toEqual(['b']);
    schedule.leave('c');
    schedule.done('b', 0);
    schedule.begin(1, () => false);
    expect(events).toEqual(['a', 'b', 'end 0', 'end 1']);
  });

  test('waits for who is lost, and gives it the same inputs again when it is back', () => {
    const wiring = wire(loop, refuse);
    const events: string[] = [];
    const schedule = new Schedule(wiring, {
      send: (id, step, inputs) =>
        void events.push(`${id}${step} ${inputs.map(({ given }) => given!.value).join()}`),
      command: () => {},
      refuse: () => {},
      ended: (step) => void events.push(`end ${step}`),
    });
    const out = (id: string) => wiring.outputs.get(id)!.get('out')!;
    const answer = (id: string, step: number) => {
      schedule.record(out(id), { value: `${id}${step}`, t: step });
      schedule.done(id, step);
    };
    schedule.begin(0, () => true);
    answer('d', 0);
    answer('a', 0);
    // What it said before it was done is void: its next process may say something else.
    schedule.record(out('b'), { value: 'void', t: 0 });
    schedule.lose('b');
    expect(schedule.unfinished).toEqual([]);
    expect(schedule.done('b', 0)).toBe(false);
    expect(schedule.nextOf('b')).toBe(0);
    expect(schedule.nextOf('a')).toBe(1);
    schedule.rejoin('b');
    answer('b', 0);
    answer('c', 0);
    expect(events).toEqual(['a0 ', 'd0 ', 'b0 a0', 'b0 a0', 'c0 b0', 'end 0']);
    expect(out('b').last).toEqual({ value: 'b0', t: 0 });
  });

  test('sends who is lost nothing until it is back', () => {
    const wiring = wire(specOf(['a', 'b'], [['a', 'b', 0]]), refuse);
    const sent: string[] = [];
    const schedule = new Schedule(wiring, {
      send: (id) => void sent.push(id),
      command: () => {},
      refuse: () => {},
      ended: () => void sent.push('end'),
    });
    schedule.begin(0, () => true);
    schedule.lose('b');
    schedule.done('a', 0);
    expect(sent).toEqual(['a']);
    schedule.rejoin('b');
    schedule.done('b', 0);
    expect(sent).toEqual(['a', 'b', 'end']);
  });

  test('tells no value twice when steps are done again, and routes it all the same', () => {
    const wiring = wire(specOf(['a', 'b'], [['a', 'b', 1]]), refuse);
    const sent: string[] = [];
    const schedule = new Schedule(wiring, {
      send: (id, step, inputs) => void sent.push(`${id}${step}:${inputs.map((port) => port.given!.value)}`),
      command: () => {},
      refuse: () => {},
      ended: () => {},
    });
    const out = wiring.outputs.get('a')!.get('out')!;
    const run = (from: number, to: number) => {
      for (let step = from; step < to; step += 1) {
        schedule.begin(step, () => true);
        schedule.record(out, { value: step, t: step });
        schedule.done('a', step);
        schedule.done('b', step);
      }
    };
    run(0, 3);
    schedule.resumeFrom({ 'b.from-a': { value: 0, t: 0 } }, true);
    run(1, 4);
    expect(out.since(0, 9).map(({ value }) => value)).toEqual([0, 1, 2, 3]);
    expect(sent.filter((text) => text.startsWith('b'))).toEqual([
      'b0:',
      'b1:0',
      'b2:1',
      'b1:0',
      'b2:1',
      'b3:2',
    ]);
    schedule.resumeFrom({}, false);
    run(0, 1);
    expect(out.count).toBe(5);
  });

  test('takes values only from a component that works on the step', () => {
    const wiring = wire(loop, refuse);
    const schedule = new Schedule(wiring, {
      send: () => {},
      command: () => {},
      refuse: () => {},
      ended: () => {},
    });
    const out = (id: string) => wiring.outputs.get(id)!.get('out')!;
    expect(schedule.record(out('a'), { value: 1, t: 0 })).toBe(false);
    schedule.begin(0, () => true);
    expect(schedule.record(out('b'), { value: 1, t: 0 })).toBe(false);
    expect(schedule.done('b', 0)).toBe(false);
    expect(schedule.done('a', 1)).toBe(false);
    expect(schedule.done('nobody', 0)).toBe(false);
    expect(schedule.done('a', 0)).toBe(true);
    expect(schedule.done('a', 0)).toBe(false);
  });

  test('gives the same inputs in any graph, whichever of the working components is the faster one', () => {
    const graph = fc.integer({ min: 1, max: 7 }).chain((size) => {
      const ids = Array.from({ length: size }, (_, i) => `c${i}`);
      const pairs = ids.flatMap((from, i) => ids.map((to, j) => [from, to, i < j ? 0 : 1] as const));
      return fc.tuple(fc.constant(ids), fc.subarray(pairs));
    });
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat(100)), ([ids, edges], picks) => {
        const spec = specOf(ids, edges);
        const one = play(spec, 4, () => 0);
        const other = play(spec, 4, () => picks.next().value ?? 0);
        expect(other).toEqual(one);
        expect(one.ended).toEqual([0, 1, 2, 3]);
        for (const [from, to, delay] of edges) {
          const texts = one.seen[to]!.map((text) =>
            text.split(' ').find((part) => part.startsWith(`from-${from}=`)),
          );
          expect(texts).toEqual(
            [0, 1, 2, 3].map((n) => (n < delay ? undefined : `from-${from}=${from}${n - delay}`)),
          );
        }
      }),
    );
  });
});

test('A value that overflows in the conversion of its unit is refused, and its target gets nothing.', () => {
  const spec = specOf(['a', 'b'], [['a', 'b', 0]]);
  const refused: string[] = [];
  const sent: string[] = [];
  const wiring = wire(
    {
      ...spec,
      connections: spec.connections.map((each) => ({ ...each, convert: { scale: 1e10, offset: 0 } })),
    },
    (port, why) => void refused.push(`${port} ${why}`),
  );
  const schedule = new Schedule(wiring, {
    send: (id, _step, inputs) => void sent.push(`${id} ${inputs.map(({ given }) => given?.value)}`),
    command: () => {},
    refuse: () => {},
    ended: () => {},
  });
  const output = wiring.outputs.get('a')!.get('out')!;
  for (const [step, value] of [1e300, 1].entries()) {
    schedule.begin(step, () => true);
    schedule.record(output, { value, t: 0 });
    for (const id of ['a', 'b']) schedule.done(id, step);
  }
  expect(sent).toEqual(['a ', 'b ', 'a ', 'b 10000000000']);
  expect(refused).toEqual([
    'b.from-a was Infinity; the port takes finite numbers after the conversion of its unit',
  ]);
});
