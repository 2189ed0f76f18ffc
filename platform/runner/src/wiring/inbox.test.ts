import { describe, expect, test } from 'vitest';
import { Inbox } from './inbox.ts';
import { InputPort } from './ports.ts';

const event = (name: string, buffer?: number): InputPort =>
  new InputPort('reader', name, {
    type: 'integer',
    as: 'event',
    ...(buffer === undefined ? {} : { buffer }),
  });
const at = (value: number) => ({ value, t: 1_700_000_000 });
const seqs = (inbox: Inbox, limit?: number) =>
  inbox.take(limit).map(({ port, sample, seq }) => `${port.name} ${sample.value} #${seq}`);

describe('an inbox', () => {
  test('gives events in their order, each port with numbers of its own', () => {
    const [a, b] = [event('a'), event('b')];
    const inbox = new Inbox([a, b]);
    for (const [port, value] of [
      [a, 1],
      [b, 2],
      [a, 3],
    ] as const)
      inbox.add(port, at(value));
    expect(seqs(inbox, 2)).toEqual(['a 1 #1', 'b 2 #1']);
    expect(seqs(inbox)).toEqual(['a 3 #2']);
    expect(seqs(inbox)).toEqual([]);
  });

  test('gives a new process what the saved state does not cover, with the same numbers', () => {
    const a = event('a');
    const inbox = new Inbox([a]);
    for (const value of [1, 2]) inbox.add(a, at(value));
    inbox.take();
    const { mark } = inbox;
    inbox.add(a, at(3));
    inbox.take();
    inbox.add(a, at(4));
    inbox.cover(mark);
    expect(inbox.uncovered).toBe(1);
    expect(inbox.left()).toBe(0);
    expect(inbox.repeats).toBe(true);
    expect(seqs(inbox)).toEqual(['a 3 #3', 'a 4 #4']);
    expect(inbox.repeats).toBe(false);
  });

  test('begins after the numbers that a component tells', () => {
    const [a, b] = [event('a'), event('b')];
    const inbox = new Inbox([a, b]);
    for (const [port, value] of [
      [a, 1],
      [b, 2],
      [a, 3],
      [b, 4],
    ] as const)
      inbox.add(port, at(value));
    inbox.take();
    inbox.again();
    expect(inbox.received('a', 1)).toBe(0);
    expect(seqs(inbox)).toEqual(['b 2 #1', 'a 3 #2', 'b 4 #2']);
  });

  test('tells how many events a component lacks that goes back behind its saved state', () => {
    const a = event('a');
    const inbox = new Inbox([a]);
    for (const value of [1, 2, 3]) inbox.add(a, at(value));
    inbox.take();
    inbox.cover();
    inbox.again();
    expect(inbox.received('a', 1)).toBe(2);
    inbox.add(a, at(4));
    expect(seqs(inbox)).toEqual(['a 4 #4']);
  });

  test('keeps what no process got, whatever a component tells', () => {
    const a = event('a');
    const inbox = new Inbox([a]);
    inbox.add(a, at(1));
    inbox.received('a', 40);
    inbox.received('unknown', 3);
    expect(seqs(inbox)).toEqual(['a 1 #41']);
  });

  test('refuses the newest when as many wait as its buffer holds, and none that was given again', () => {
    const a = event('a', 2);
    const inbox = new Inbox([a]);
    expect([1, 2, 3].map((value) => inbox.add(a, at(value)))).toEqual([true, true, false]);
    expect(inbox.full).toEqual([a]);
    inbox.take();
    expect(inbox.full).toEqual([]);
    inbox.again();
    expect([4, 5, 6].map((value) => inbox.add(a, at(value)))).toEqual([true, true, false]);
    expect(seqs(inbox)).toEqual(['a 1 #1', 'a 2 #2', 'a 4 #3', 'a 5 #4']);
  });

  test('is bounded in bytes, too', () => {
    const text = new InputPort('reader', 'text', { type: 'string', as: 'event', buffer: 100_000 });
    const inbox = new Inbox([text]);
    const long = { value: 'x'.repeat(2 ** 20), t: 1_700_000_000 };
    let kept = 0;
    while (inbox.add(text, long)) kept += 1;
    expect(kept).toBe(64);
  });

  test('forgets the oldest of too many events that no saved state covers, and says how many', () => {
    const a = event('a', 100_000);
    const inbox = new Inbox([a]);
    for (let value = 1; value <= 25_000; value += 1) inbox.add(a, at(value));
    inbox.take();
    expect(inbox.left()).toBe(15_000);
    expect(seqs(inbox, 1)).toEqual(['a 15001 #15001']);
  });

  test('keeps events out of a snapshot that a source sent after its own save', () => {
    const a = event('a');
    const inbox = new Inbox([a]);
    inbox.add(a, at(1));
    inbox.add(a, at(2), 'source');
    expect(inbox.state!.waiting.map(({ value }) => value)).toEqual([1]);
    expect(inbox.all!.waiting.map(({ value }) => value)).toEqual([1, 2]);
    inbox.admit('other');
    expect(inbox.state!.waiting).toHaveLength(1);
    inbox.admit('source');
    expect(inbox.state!.waiting).toHaveLength(2);
  });

  test('leaves out saved events that no port takes any more', () => {
    const inbox = new Inbox([event('a')]);
    const t = 1_700_000_000;
    inbox.resume({
      seq: { a: 7, gone: 3 },
      waiting: [
        { port: 'gone', value: 1, t },
        { port: 'a', value: 'text', t },
        { port: 'a', value: 2, t },
      ],
    });
    expect(seqs(inbox)).toEqual(['a 2 #8']);
  });
});

describe('whatever happens, in any order', () => {
  /** mulberry32 */
  function randomOf(state: number): (below: number) => number {
    let s = state;
    return (below) => {
      s = (s + 0x6d2b79f5) | 0;
      let t = Math.imul(s ^ (s >>> 15), 1 | s);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) % below;
    };
  }

  test.each(Array.from({ length: 200 }, (_, seed) => [seed]))(
    'each event has its effect once and in order (seed %i)',
    (seed) => {
      const random = randomOf(seed);
      const ports = [event('a', 5), event('b', 50)];
      let inbox = new Inbox(ports);
      const sent = { a: [] as number[], b: [] as number[] };
      type State = { a: number[]; b: number[] };
      /** What the component has, and what it has stored. */
      let state: State = { a: [], b: [] };
      let stored: State = structuredClone(state);
      let mark: { at: number; state: State } | undefined;
      const read = (limit: number): void => {
        for (const { port, sample, seq } of inbox.take(limit)) {
          const list = state[port.name as 'a' | 'b'];
          // The numbers say what comes: each state has as many as its last number.
          expect(seq).toBe(list.length + 1);
          list.push(sample.value as number);
        }
      };
      for (let n = 0; n < 300; n += 1) {
        const what = random(10);
        if (what < 4) {
          const port = ports[random(2)]!;
          if (inbox.add(port, at(n))) sent[port.name as 'a' | 'b'].push(n);
        } else if (what < 7) read(random(6));
        else if (what === 7) {
          // A save, whose answer may come later.
          if (mark === undefined) mark = { at: inbox.mark, state: structuredClone(state) };
          else {
            stored = mark.state;
            inbox.cover(mark.at);
            mark = undefined;
          }
        } else if (what === 8) {
          // Killed, and back with what it has stored; sometimes it has stored more than it was asked to.
          mark = undefined;
          const own = random(2) === 0 ? stored : structuredClone(state);
          inbox.again();
          for (const port of ['a', 'b'] as const) inbox.received(port, own[port].length);
          stored = own;
          state = structuredClone(own);
        } else {
          // The runner is killed, too.
          mark = undefined;
          const kept = JSON.parse(JSON.stringify(inbox.all ?? null)) ?? undefined;
          inbox = new Inbox(ports);
          inbox.resume(kept);
          state = structuredClone(stored);
          for (const port of ['a', 'b'] as const) inbox.received(port, state[port].length);
        }
        for (const port of ['a', 'b'] as const)
          expect(state[port]).toEqual(sent[port].slice(0, state[port].length));
      }
      read(Number.POSITIVE_INFINITY);
      expect(state).toEqual(sent);
    },
  );
});
