import { expect, it } from 'vitest';
import { memoised } from './memoised.ts';

it('asks each question once, even if the answer is undefined', () => {
  const asked: string[] = [];
  const lengthOf = memoised((text: string) => {
    asked.push(text);
    return text.length === 0 ? undefined : text.length;
  });
  expect(['a', '', 'ab', '', 'a'].map(lengthOf)).toEqual([1, undefined, 2, undefined, 1]);
  expect(asked).toEqual(['a', '', 'ab']);
});

it('asks again after an answer that failed', () => {
  let asked = 0;
  const failing = memoised((_: string): number => {
    asked += 1;
    if (asked === 1) throw new Error('not yet');
    return asked;
  });
  expect(() => failing('x')).toThrow('not yet');
  expect(failing('x')).toBe(2);
});

it('keeps answers about objects no longer than the objects', () => {
  const known = new WeakMap<object, number>();
  const sizeOf = memoised((value: object) => Object.keys(value).length, known);
  const object = { a: 1 };
  expect(sizeOf(object)).toBe(1);
  expect(known.has(object)).toBe(true);
});
