import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Arrived, OutputPort } from '../wiring/ports.ts';
import { ArrivalFile } from './arrivals.ts';
import { SentCommands } from './sent-commands.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-memory-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('values of the plant', () => {
  const [warm, cold] = ['warm', 'cold'].map((name) => new OutputPort('physical', name, { type: 'number' }));
  const open = (full = () => {}) =>
    new ArrivalFile(join(folder, 'arrivals.jsonl'), [warm!, cold!], JSON.stringify, full);

  const note = (arrivals: ArrivalFile, step: number, values: readonly Arrived[]): void => {
    arrivals.arrive(values);
    expect(arrivals.enter(step, false)).toEqual(values);
  };

  test('enters the same step again, also after the runner was killed', () => {
    const first = open();
    note(first, 3, [{ port: warm!, sample: { value: 20.5, t: 9 } }]);
    note(first, 5, [
      { port: cold!, sample: { value: -1, t: 15 } },
      { port: warm!, sample: { value: 21, t: 15 } },
    ]);
    for (const arrivals of [first, open()]) {
      expect(arrivals.end).toBe(6);
      expect(arrivals.enter(3, true)).toEqual([{ port: warm, sample: { value: 20.5, t: 9 } }]);
      expect(arrivals.enter(4, true)).toEqual([]);
      expect(arrivals.enter(5, true).map(({ port }) => port.name)).toEqual(['cold', 'warm']);
    }
  });

  test('enters with all events of a step in the order in which they came, also when the step is repeated', () => {
    const [rung, knocked] = ['rung', 'knocked'].map(
      (name) => new OutputPort('physical', name, { type: 'integer', as: 'event' }),
    );
    const openWith = () =>
      new ArrivalFile(join(folder, 'arrivals.jsonl'), [warm!, rung!, knocked!], JSON.stringify, () => {});
    const came = (
      [
        [rung, 1],
        [warm, 20],
        [knocked, 2],
        [warm, 21],
        [rung, 3],
        [rung, 3],
      ] as const
    ).map(([port, value]) => ({ port: port!, sample: { value, t: 9 } }));
    const first = openWith();
    for (const each of came) expect(first.arrive([each])).toEqual([]);
    // Of the values only the newest counts.
    const entered = ['warm 21', 'rung 1', 'knocked 2', 'rung 3', 'rung 3'];
    const texts = (arrived: readonly Arrived[]) =>
      arrived.map(({ port, sample }) => `${port.name} ${sample.value}`);
    expect(texts(first.enter(4, false))).toEqual(entered);
    for (const arrivals of [first, openWith()]) expect(texts(arrivals.enter(4, true))).toEqual(entered);
  });

  test('that was being written when the runner was killed had entered no step', () => {
    note(open(), 3, [{ port: warm!, sample: { value: 20.5, t: 9 } }]);
    appendFileSync(join(folder, 'arrivals.jsonl'), '{"step":4,"val');
    expect(open().end).toBe(4);
    expect(open().enter(4, true)).toEqual([]);
  });

  test('that comes after a line that was cut off is read by the next runner', () => {
    note(open(), 3, [{ port: warm!, sample: { value: 20.5, t: 9 } }]);
    appendFileSync(join(folder, 'arrivals.jsonl'), '{"step":4,"val');
    note(open(), 4, [{ port: warm!, sample: { value: 21, t: 10 } }]);
    const third = open();
    expect(third.enter(3, true)).toEqual([{ port: warm, sample: { value: 20.5, t: 9 } }]);
    expect(third.enter(4, true)).toEqual([{ port: warm, sample: { value: 21, t: 10 } }]);
  });

  test('is forgotten when the twin is saved, except values that came later', () => {
    const arrivals = open();
    for (const step of [1, 2, 3]) note(arrivals, step, [{ port: warm!, sample: { value: step, t: 0 } }]);
    arrivals.forgetBefore(3);
    expect([2, 3].map((step) => arrivals.enter(step, true).length)).toEqual([0, 1]);
    expect(open().end).toBe(4);
    arrivals.forgetBefore(9);
    expect(arrivals.end).toBe(0);
    expect(existsSync(join(folder, 'arrivals.jsonl'))).toBe(false);
  });

  test('asks for a save when there is much of it, once', () => {
    const full = vi.fn();
    const arrivals = open(full);
    const text = 'x'.repeat(2 ** 20);
    for (let step = 0; step < 20; step += 1)
      note(arrivals, step, [{ port: warm!, sample: { value: text, t: 0 } }]);
    expect(full).toHaveBeenCalledTimes(1);
    arrivals.forgetBefore(20);
    for (let step = 20; step < 40; step += 1)
      note(arrivals, step, [{ port: warm!, sample: { value: text, t: 0 } }]);
    expect(full).toHaveBeenCalledTimes(2);
  });
});

describe('commands to the plant', () => {
  const open = (ports = ['heater', 'fan']) => new SentCommands(join(folder, 'commands'), ports);

  test('go once a step and port, also after the runner was killed', () => {
    const first = open();
    expect(first.take('heater', 7)).toBe(true);
    expect(first.take('heater', 7)).toBe(false);
    expect(first.take('fan', 6)).toBe(true);
    const second = open(['fan', 'heater']);
    expect([second.take('heater', 7), second.take('heater', 8)]).toEqual([false, true]);
    expect([second.take('fan', 6), second.take('fan', 7)]).toEqual([false, true]);
    for (const each of [first, second]) each.close();
  });

  test('of another life go again', () => {
    const commands = open();
    commands.take('heater', 7);
    commands.forget();
    expect(commands.take('heater', 0)).toBe(true);
    commands.close();
    expect(open().take('heater', 0)).toBe(false);
  });

  test('from a file of another twin, or a half-written file, are ignored', () => {
    const commands = open();
    commands.take('heater', 7);
    commands.close();
    const other = open(['heater']);
    expect(other.take('heater', 7)).toBe(true);
    other.close();
  });

  test('have no files if there are none', () => {
    const none = open([]);
    expect(none.take('heater', 0)).toBe(false);
    expect(existsSync(join(folder, 'commands'))).toBe(false);
  });
});
