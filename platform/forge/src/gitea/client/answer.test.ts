import { describe, expect, test } from 'vitest';
import { Answer } from './answer.ts';

const origin = { forge: 'git.example', request: 'list comments' };
const answer = (value: unknown) => new Answer(value, origin);

describe('an answer', () => {
  test('is read by names and places', () => {
    const read = answer({ user: { login: 'x' }, id: 7, is: true, all: [1, 2], none: null });
    expect(read.at('user').at('login').text).toBe('x');
    expect(read.at('id').number).toBe(7);
    expect(read.at('is').flag).toBe(true);
    expect(read.at('all').list.map(({ number }) => number)).toEqual([1, 2]);
    expect(read.at('none').list).toEqual([]);
    expect([read.at('none').optional, read.at('missing').optional]).toEqual([undefined, undefined]);
  });

  test('has times in UTC', () => {
    expect(answer('2026-11-30T01:00:00+02:00').time).toBe('2026-11-29T23:00:00.000Z');
  });

  test.each<[string, unknown, (read: Answer) => unknown, string]>([
    ['a text for an object', 'x', (read) => read.at('a'), 'the answer is not an object'],
    ['an object for a list', {}, (read) => read.list, 'the answer is not a list'],
    ['nothing for a list', undefined, (read) => read.list, 'the answer is not a list'],
    ['a number for a text', { a: { b: 1 } }, (read) => read.at('a').at('b').text, '"a.b" is not text'],
    [
      'a part of a list',
      [{ a: '1' }],
      (read) => read.list[0]?.at('a').number,
      '"[0].a" is not a whole number',
    ],
    ['a number that is too large', 2 ** 60, (read) => read.number, 'is not a whole number'],
    ['a text for a flag', 'true', (read) => read.flag, 'is not true or false'],
    ['a short commit', 'abc', (read) => read.objectId, 'is not the id of a git object'],
    ['a commit with an option before it', `--x=${'a'.repeat(36)}`, (read) => read.objectId, 'git object'],
    ['a script for an address', 'javascript:alert(1)', (read) => read.url, 'is not an address'],
    ['a file for an address', 'file:///etc/passwd', (read) => read.url, 'is not an address'],
    ['words for a time', 'yesterday', (read) => read.time, 'is not a time'],
    ['what every object has', {}, (read) => read.at('constructor').text, '"constructor" is not text'],
  ])('that has %s is refused with the place', (_, value, read, said) => {
    expect(() => read(answer(value))).toThrow(
      expect.objectContaining({ code: 'forge-answer-invalid', message: expect.stringContaining(said) }),
    );
  });
});
