import type { ComponentSpec, PortSpec, WorkspaceSpec } from '@dtaas/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { physical, wire } from '../../wiring/wiring.ts';
import { Schedule } from '../schedule.ts';
import { StepEvents } from './step-events.ts';

type Edge = readonly [from: string, to: string, delay: number];

const event: PortSpec = { type: 'string', as: 'event' };

/** Components that send events from `out` to `in` (of this step) and `late` (of the step before) of others. */
function specOf(
  order: readonly string[],
  edges: readonly Edge[],
  input: Partial<PortSpec> = {},
): WorkspaceSpec {
  const component = (id: string): ComponentSpec => ({
    asset: `functions/${id}`,
    version: '1.0.0',
    digest: id,
    environment: { kind: 'none' },
    run: { command: ['true'], transport: 'stdio', control: [] },
    parameters: {},
    inputs: { in: { ...event, ...input }, late: { ...event, ...input, delay: 1 } },
    outputs: { out: event },
    uses: {},
    limits: {},
  });
  return {
    twin: 't',
    components: Object.fromEntries(order.map((id) => [id, component(id)])),
    connections: edges.map(([from, to, delay]) => ({
      from: { component: from, port: from === physical ? 'told' : 'out' },
      to: { component: to, port: to === physical ? 'act' : delay === 0 ? 'in' : 'late' },
    })),
    order,
    physicalTwin: {
      protocol: 'mqtt',
      url: 'mqtt://127.0.0.1:1883',
      telemetry: { told: { topic: 'told', port: event } },
      commands: { act: { topic: 'act', port: { type: 'string', as: 'command' } } },
    },
    clock: { mode: 'lockstep', stepSeconds: 1, speed: 'max', epoch: 1e9 },
    network: { internet: 'unspecified', allow: [], required: false },
    secrets: [],
    save: { keep: 1, onTerminate: false },
    resources: {},
  };
}

interface Played {
  /** What each component got, by component and step. */
  readonly got: { readonly [at: string]: readonly string[] };
  readonly commands: readonly string[];
  readonly refused: readonly string[];
}

/**
 * Plays steps: each component sends as many events as `count` says. What was given to a component again must be the same.
 *
 * @param pick which of the working components is done next
 * @param dies whether the component is lost in this step instead, for once
 */
function play(
  spec: WorkspaceSpec,
  steps: number,
  pick: () => number = () => 0,
  { count = (id: string, step: number) => (id.charCodeAt(1) + step) % 3, dies = (): boolean => false } = {},
): Played {
  const got: Record<string, readonly string[]> = {};
  const [commands, refused]: [string[], string[]] = [[], []];
  let working: string[] = [];
  let step = 0;
  const wiring = wire(spec, (port, why) => void refused.push(`${port} ${why}`));
  const schedule = new Schedule(wiring, {
    send: (id, at, _inputs, events = []) => {
      const texts = events.map(({ port, sample, seq }) => `${port.name} ${sample.value} #${seq}`);
      const key = `${id}${at}`;
      if (got[key] !== undefined) expect(texts).toEqual(got[key]);
      got[key] = texts;
      working.push(id);
    },
    command: (port, samples, at) =>
      void commands.push(`${port.name} ${samples.map(({ value }) => value)} at ${at}`),
    refuse: (port) => void refused.push(port),
    ended: () => {},
  });
  const told = wiring.outputs.get(physical)!.get('told')!;
  for (; step < steps; step += 1) {
    const sample = { value: `told${step}`, t: step };
    schedule.begin(step, () => true, [{ port: told, sample }]);
    while (working.length > 0) {
      const id = working[pick() % working.length]!;
      working = working.filter((each) => each !== id);
      const out = wiring.outputs.get(id)!.get('out')!;
      for (let n = 0; n < count(id, step); n += 1)
        expect(schedule.record(out, { value: `${id}.${step}.${n}`, t: step })).toBe(true);
      if (dies()) {
        schedule.lose(id);
        schedule.rejoin(id);
      } else expect(schedule.done(id, step)).toBe(true);
    }
  }
  return { got, commands, refused };
}

describe('the events of a lockstep step', () => {
  test('all come, of several sources in the order of the step, and those of the step before where there is a delay', () => {
    const edges: Edge[] = [
      [physical, 'c2', 0],
      ['c0', 'c2', 0],
      ['c1', 'c2', 0],
      ['c2', 'c0', 1],
    ];
    const count = (id: string) => (id === 'c1' ? 2 : 1);
    // The later source is done first.
    const { got } = play(specOf(['c0', 'c1', 'c2'], edges), 2, () => 1, { count, dies: () => false });
    expect(got).toEqual({
      c00: [],
      c10: [],
      c20: ['in told0 #1', 'in c0.0.0 #2', 'in c1.0.0 #3', 'in c1.0.1 #4'],
      c01: ['late c2.0.0 #1'],
      c11: [],
      c21: ['in told1 #5', 'in c0.1.0 #6', 'in c1.1.0 #7', 'in c1.1.1 #8'],
    });
  });

  test('leave for the physical twin once, at the end of the step and in its order', () => {
    const edges: Edge[] = [
      ['c0', physical, 0],
      ['c1', physical, 0],
    ];
    const { commands } = play(specOf(['c0', 'c1'], edges), 2, () => 1, { count: () => 2, dies: () => false });
    expect(commands).toEqual([
      'act c0.0.0,c0.0.1,c1.0.0,c1.0.1 at 0',
      'act c0.1.0,c0.1.1,c1.1.0,c1.1.1 at 1',
    ]);
  });

  test('beyond the buffer of the input are refused: the same ones, whichever source is faster', () => {
    const edges: Edge[] = [
      ['c0', 'c2', 0],
      ['c1', 'c2', 0],
    ];
    const spec = specOf(['c0', 'c1', 'c2'], edges, { buffer: 3 });
    for (const pick of [() => 0, () => 1]) {
      const { got, refused } = play(spec, 1, pick, { count: () => 2, dies: () => false });
      expect(got['c20']).toEqual(['in c0.0.0 #1', 'in c0.0.1 #2', 'in c1.0.0 #3']);
      expect(refused).toEqual(['c2.in']);
    }
  });

  test('beyond the memory of an input are refused, and a flood of them is not kept', () => {
    const wiring = wire(specOf(['c0', 'c1'], [['c0', 'c1', 0]]), () => {});
    const refused: string[] = [];
    const events = StepEvents.of(wiring, { command: () => {}, refuse: (port) => void refused.push(port) })!;
    const out = wiring.outputs.get('c0')!.get('out')!;
    const long = 'x'.repeat(2 ** 20);
    for (let n = 0; n < 1000; n += 1) events.draft(out, { value: long, t: 0 });
    events.finish('c0', true);
    const given = events.give('c1')!.length;
    expect(given).toBe(64);
    expect(refused).toContain('c1.in');
    expect(out.events).toBe(given + refused.length);
    expect(out.events).toBeLessThan(200);
  });

  test('are the same in any graph, whichever component is faster and whichever is lost in the middle of a step', () => {
    const graph = fc.integer({ min: 1, max: 6 }).chain((size) => {
      const ids = Array.from({ length: size }, (_, i) => `c${i}`);
      const pairs = ids.flatMap((from, i) => ids.map((to, j): Edge => [from, to, i < j ? 0 : 1]));
      return fc.tuple(fc.constant(ids), fc.subarray(pairs));
    });
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat(100)), ([ids, edges], picks) => {
        const spec = specOf(ids, [...edges, [physical, ids[0]!, 0], [ids.at(-1)!, physical, 0]]);
        const random = () => picks.next().value ?? 0;
        const count = (id: string, step: number) => (id.charCodeAt(1) + step) % 3;
        const calm = play(spec, 5);
        expect(play(spec, 5, random, { count, dies: () => random() % 4 === 0 })).toEqual(calm);
      }),
    );
  });

  test('come again with the same numbers when steps are repeated from a saved state', () => {
    const spec = specOf(['c0', 'c1'], [['c0', 'c1', 1]]);
    const wiring = wire(spec, () => {});
    const sent: string[] = [];
    const schedule = new Schedule(wiring, {
      send: (id, step, _inputs, events = []) => {
        if (id === 'c1') sent.push(`${step}: ${events.map(({ sample, seq }) => `${sample.value}#${seq}`)}`);
      },
      command: () => {},
      refuse: () => {},
      ended: () => {},
    });
    const out = wiring.outputs.get('c0')!.get('out')!;
    const run = (from: number, to: number): void => {
      for (let step = from; step < to; step += 1) {
        schedule.begin(step, () => true);
        schedule.record(out, { value: `e${step}`, t: step });
        for (const id of ['c0', 'c1']) schedule.done(id, step);
      }
    };
    run(0, 2);
    const saved = JSON.parse(JSON.stringify(schedule.events));
    expect(saved).toEqual({ c1: { seq: { late: 1 }, waiting: [{ port: 'late', value: 'e1', t: 1 }] } });
    run(2, 4);
    schedule.resumeFrom({}, true, saved);
    run(2, 5);
    expect(sent).toEqual(['0: ', '1: e0#1', '2: e1#2', '3: e2#3', '2: e1#2', '3: e2#3', '4: e3#4']);
    // A repeated step reports nothing again.
    expect(out.events).toBe(5);
  });

  test('are kept from a component that is done, and not counted for it', () => {
    const spec = specOf(['c0', 'c1'], [['c0', 'c1', 0]]);
    const wiring = wire(spec, () => {});
    const refused: string[] = [];
    const schedule = new Schedule(wiring, {
      send: () => {},
      command: () => {},
      refuse: (port) => void refused.push(port),
      ended: () => {},
    });
    const out = wiring.outputs.get('c0')!.get('out')!;
    for (let step = 0; step < 3; step += 1) {
      schedule.begin(step, (id) => id === 'c0');
      for (let n = 0; n < 3000; n += 1) schedule.record(out, { value: 'e', t: step });
      schedule.done('c0', step);
    }
    expect(refused).toEqual([]);
  });
});
