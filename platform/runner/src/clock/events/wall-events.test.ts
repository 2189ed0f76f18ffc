import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '@dtaas/model';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Inbox } from '../../wiring/inbox.ts';
import { InputPort, OutputPort, route } from '../../wiring/ports.ts';
import { physical } from '../../wiring/wiring.ts';
import type { Driven } from '../clock.ts';
import { WallClock } from '../wall.ts';
import { EventJournal } from './journal.ts';
import { WallEvents } from './wall-events.ts';

const event = { type: 'integer', as: 'event' } as const;

interface Fake extends Driven {
  isRoomy: boolean;
  isHeard: boolean;
  isDone: boolean;
}

/** A reader with an input `in` on the wall clock, fed by the component `source` and by the physical twin. */
function world({ path = fileOf(), saves = true } = {}) {
  const got: string[] = [];
  const refused: string[] = [];
  const missed: string[] = [];
  let asked = 0;
  const reader: Fake = {
    isPresent: true,
    isDone: false,
    isRoomy: true,
    isHeard: true,
    deliver: (inputs) => void got.push(...inputs.map(({ sample, seq }) => `${sample.value}#${seq}`)),
    hung: () => {},
    recovered: () => {},
    keepDown: () => {},
    saveSoon: () => {
      asked += 1;
    },
    answers: () => saves,
  };
  const port = new InputPort('reader', 'in', event);
  const inboxes = new Map([['reader', new Inbox([port])]]);
  const parts = {
    components: new Map([
      ['reader', reader],
      ['source', { ...reader }],
    ]),
    times: { lateMs: 1, hungMs: 1 },
    command: () => {},
    refuse: (key: string) => void refused.push(key),
    missed: (id: string, which: string) => void missed.push(`${id}: ${which}`),
    ended: () => {},
  };
  const journal = new EventJournal(path, inboxes, (value) => JSON.stringify(value));
  const events = new WallEvents(inboxes, parts, journal);
  const clock = new WallClock(parts, undefined, events);
  const outputOf = (component: string): OutputPort => {
    const output = new OutputPort(component, 'out', event);
    output.routes.push(route(port, undefined, () => {}));
    return output;
  };
  const [fromSource, fromPlant] = [outputOf('source'), outputOf(physical)];
  const say = (output: OutputPort, ...values: Json[]): void => {
    for (const value of values) clock.record(output, { value, t: 1_700_000_000 });
  };
  clock.resumeFrom({ clock: { mode: 'wall', t: 0 }, inFlight: {} });
  onTestFinished(() => events.close());
  return {
    path,
    clock,
    events,
    reader,
    got,
    refused,
    missed,
    asked: () => asked,
    send: (...values: Json[]) => say(fromSource, ...values),
    tell: (...values: Json[]) => say(fromPlant, ...values),
    waiting: () => (clock.state.events?.['reader']?.waiting ?? []).map(({ value }) => value),
  };
}

function fileOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-events-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'state', 'events.jsonl');
}

describe('events on the wall clock', () => {
  test('wait while the component does not read, and while the clock stands', async () => {
    const { clock, reader, events, got, send } = world();
    clock.run();
    send(1);
    reader.isRoomy = false;
    send(2);
    expect(got).toEqual(['1#1']);
    await clock.hold();
    reader.isRoomy = true;
    events.pump('reader');
    send(3);
    expect(got).toEqual(['1#1']);
    clock.run();
    expect(got).toEqual(['1#1', '2#2', '3#3']);
  });

  test('that an earlier process may have got wait until the new process has had time to tell its numbers', () => {
    const { clock, reader, events, got, send } = world();
    clock.run();
    send(1, 2, 3);
    clock.leave('reader', 'lost');
    reader.isHeard = false;
    events.pump('reader');
    send(4);
    expect(got).toHaveLength(3);
    events.received('reader', { in: 2 });
    reader.isHeard = true;
    events.pump('reader');
    expect(got.slice(3)).toEqual(['3#3', '4#4']);
  });

  test('of a source that has answered a save are later than the snapshot, until the source saves again', async () => {
    const { clock, events, send, tell, waiting } = world();
    clock.run();
    await clock.hold();
    send(1);
    events.saving('source');
    events.saved('source');
    send(2);
    tell(3);
    expect(waiting()).toEqual([1, 3]);
    events.saving('source');
    events.saved('source');
    expect(waiting()).toEqual([1, 2, 3]);
  });

  test('are covered by a save as far as they were written before the request', () => {
    const { clock, events, send, waiting } = world();
    clock.run();
    send(1, 2);
    events.saving('reader');
    send(3);
    events.saved('reader');
    expect(waiting()).toEqual([3]);
    expect(clock.state.events).toMatchObject({ reader: { seq: { in: 2 } } });
  });

  test('are covered when a component leaves that is not asked to save, and not when it is killed', () => {
    for (const [how, left] of [
      ['stopped', []],
      ['lost', [1]],
    ] as const) {
      const { clock, send, waiting } = world({ saves: false });
      clock.run();
      send(1);
      clock.leave('reader', how);
      expect(waiting()).toEqual(left);
    }
  });

  test('a component that got many is asked to save', () => {
    const { clock, send, asked } = world();
    clock.run();
    for (let n = 0; n < 999; n += 1) send(n);
    expect(asked()).toBe(0);
    send(999);
    expect(asked()).toBe(1);
  });

  test('a component that connects again gets what its saved state does not cover', () => {
    const { clock, reader, events, got, send } = world();
    clock.run();
    send(1, 2);
    events.saving('reader');
    events.saved('reader');
    send(3);
    reader.isRoomy = false;
    events.disconnected('reader');
    expect(got).toEqual(['1#1', '2#2', '3#3']);
    reader.isRoomy = true;
    events.pump('reader');
    expect(got.slice(3)).toEqual(['3#3']);
  });

  test('an answer that comes after the connection was lost covers nothing of what was on its way', () => {
    const { clock, reader, events, got, send, waiting } = world();
    clock.run();
    send(1, 2);
    events.saving('reader');
    reader.isRoomy = false;
    events.disconnected('reader');
    events.saved('reader');
    expect(waiting()).toEqual([1, 2]);
    reader.isRoomy = true;
    events.pump('reader');
    expect(got.slice(2)).toEqual(['1#1', '2#2']);
    events.saving('reader');
    events.saved('reader');
    expect(waiting()).toEqual([]);
  });

  test('that are too many to be repeated are reported when the component dies, not when its connection is lost', () => {
    const { clock, events, send, missed } = world();
    clock.run();
    for (let n = 0; n < 25_000; n += 1) send(n);
    events.disconnected('reader');
    expect(missed).toEqual([]);
    clock.leave('reader', 'lost');
    expect(missed).toEqual([
      expect.stringMatching(/^reader: the oldest \d+, because it has saved no state for too long$/),
    ]);
  });

  test('a component that goes back to a state before its last save is reported', () => {
    const { clock, events, send, missed } = world();
    clock.run();
    send(1, 2, 3);
    events.saving('reader');
    events.saved('reader');
    clock.leave('reader', 'lost');
    events.received('reader', { in: 1 });
    expect(missed).toEqual(['reader: 2 of in after number 1']);
  });

  test('to a component that is done are dropped', () => {
    const { clock, reader, send, waiting, refused } = world();
    clock.run();
    send(1);
    reader.isDone = true;
    clock.leave('reader', 'done');
    for (let n = 0; n < 2000; n += 1) send(n);
    expect(waiting()).toEqual([]);
    expect(refused).toEqual([]);
  });
});

describe('the file of events', () => {
  test('has what a killed runner had not delivered, or what was not covered', () => {
    const first = world();
    first.clock.run();
    first.send(1, 2);
    first.events.saving('reader');
    first.events.saved('reader');
    first.send(3);
    first.reader.isRoomy = false;
    first.send(4);
    const next = world({ path: first.path });
    next.clock.run();
    expect(next.got).toEqual(['3#3', '4#4']);
  });

  test('is read up to the line that was being written when the runner was killed', () => {
    const { path, clock, send } = world();
    clock.run();
    send(1, 2);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, -5));
    const next = world({ path });
    next.clock.run();
    next.send(3);
    expect(next.got).toEqual(['1#1', '3#2']);
  });

  test('on a full disk is written anew when there is room, and events flow meanwhile', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { path, clock, events, got, send } = world();
    clock.run();
    rmSync(path);
    symlinkSync('/dev/full', path);
    send(1);
    send(2);
    expect(got).toEqual(['1#1', '2#2']);
    expect(events.reasons()).toEqual([expect.stringContaining('ENOSPC')]);
    vi.advanceTimersByTime(1000);
    send(3);
    expect(events.reasons()).toEqual([]);
    const next = world({ path });
    next.clock.run();
    expect(next.got).toEqual(['1#1', '2#2', '3#3']);
  });

  test('does not grow for ever', () => {
    const { path, clock, events, send } = world();
    clock.run();
    for (let n = 0; n < 40_000; n += 1) {
      send(n);
      if (n % 100 === 99) {
        events.saving('reader');
        events.saved('reader');
      }
    }
    expect(statSync(path).size).toBeLessThan(2 * 2 ** 20);
    const next = world({ path });
    next.clock.run();
    next.send(-1);
    expect(next.got).toEqual(['-1#40001']);
  });

  test('of a restore is taken as it is, and what happened to the physical twin meanwhile comes after it', async () => {
    const { path, clock, send, tell, got } = world();
    clock.run();
    send(1);
    await clock.hold();
    send(2);
    tell(3);
    clock.leave('reader', 'stopped');
    const state = { reader: { seq: { in: 7 }, waiting: [{ port: 'in', value: 8, t: 1_700_000_000 }] } };
    writeFileSync(path, `${JSON.stringify({ inboxes: state })}\n`);
    clock.resumeFrom({ clock: { mode: 'wall', t: 0 }, inFlight: {}, events: state });
    clock.run();
    expect(got).toEqual(['1#1', '8#8', '3#9']);
  });

  test('has an event once that came before the twin began', () => {
    const first = world();
    first.clock.run();
    first.reader.isRoomy = false;
    first.tell(1);
    first.clock.run();
    const next = world({ path: first.path });
    next.clock.run();
    expect(next.got).toEqual(['1#1']);
  });
});
