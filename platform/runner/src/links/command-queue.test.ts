import type { CommandSpec } from '@dtaas/model';
import { expect, test } from 'vitest';
import { CommandQueue } from './command-queue.ts';

const spec = (more: Partial<CommandSpec> = {}, buffer?: number): CommandSpec => ({
  topic: 'topic',
  port: { type: 'number', as: 'command', ...(buffer === undefined ? {} : { buffer }) },
  ...more,
});

function queueOf(specs: { readonly [port: string]: CommandSpec }) {
  const refused: string[] = [];
  const queue = new CommandQueue(specs, (port, why) => refused.push(`${port} ${why}`));
  const add = (port: string, value: number, nowMs: number) => queue.add(port, { value, t: 0 }, nowMs);
  const taken = (nowMs: number, canSend: (port: string) => boolean = () => true): string[] => {
    const next = queue.next(canSend, nowMs);
    return next === undefined ? [] : [`${next.port} ${next.sample.value}`, ...taken(nowMs, canSend)];
  };
  return { queue, add, taken, refused };
}

test('commands leave in their order, each once, as soon as their connection is there', () => {
  const { add, taken, refused } = queueOf({ a: spec(), b: spec() });
  add('a', 1, 0);
  add('b', 2, 0);
  add('a', 3, 0);
  expect(taken(1, (port) => port === 'a')).toEqual(['a 1', 'a 3']);
  expect(taken(2)).toEqual(['b 2']);
  expect(taken(3)).toEqual([]);
  expect(refused).toEqual([]);
});

test('a command that has waited for longer than its port says is refused; the others are sent', () => {
  const { queue, add, taken, refused } = queueOf({ a: spec(), soon: spec({ expiresSeconds: 2 }) });
  add('soon', 1, 0);
  add('a', 2, 0);
  add('soon', 3, 1000);
  queue.expire(2001);
  expect(refused).toEqual(["soon couldn't be sent for 2 s, and is not sent any more"]);
  expect(taken(3000)).toEqual(['a 2', 'soon 3']);
  add('a', 4, 4000);
  expect(taken(14_001)).toEqual([]);
  expect(refused.at(-1)).toBe("a couldn't be sent for 10 s, and is not sent any more");
});

test('as many wait as the buffer of the port holds; the newest is refused', () => {
  const { add, taken, refused } = queueOf({ a: spec({}, 2), b: spec() });
  for (const value of [1, 2, 3]) add('a', value, 0);
  add('b', 4, 0);
  expect(refused).toEqual(['a came while others waited, and the port keeps no more (buffer: 2)']);
  expect(taken(1)).toEqual(['a 1', 'a 2', 'b 4']);
});

test('discarded commands are refused with the reason, of one port or of all', () => {
  const { queue, add, taken, refused } = queueOf({ a: spec(), b: spec() });
  add('a', 1, 0);
  add('b', 2, 0);
  queue.discard('is void', 'a');
  expect(refused).toEqual(['a is void']);
  queue.discard('is void, too');
  expect(refused).toEqual(['a is void', 'b is void, too']);
  expect(taken(1)).toEqual([]);
});
