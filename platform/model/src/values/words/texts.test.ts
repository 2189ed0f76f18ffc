import { describe, expect, it } from 'vitest';
import { findInTexts } from './texts.ts';

const value = { a: 'x', list: ['y', { b: 'x' }, 3, null], deep: { c: { x: 'z' } }, empty: '' };

describe('texts in a value', () => {
  it('are all visited, each with its path', () => {
    const found = findInTexts(value, (text) => text);
    expect(found).toEqual([
      [['a'], 'x'],
      [['list', 0], 'y'],
      [['list', 1, 'b'], 'x'],
      [['deep', 'c', 'x'], 'z'],
      [['empty'], ''],
    ]);
  });

  it('are reported only if something is found in them', () => {
    expect(findInTexts(value, (text) => (text === 'x' ? 1 : undefined))).toEqual([
      [['a'], 1],
      [['list', 1, 'b'], 1],
    ]);
  });

  it('give paths of their own, which a later visit does not change', () => {
    const [first, second] = findInTexts(['a', 'b'], (text) => text);
    expect(first![0]).toEqual([0]);
    expect(second![0]).toEqual([1]);
  });

  it('may be the value itself', () => {
    expect(findInTexts('x', (text) => text)).toEqual([[[], 'x']]);
    expect(findInTexts(7, () => 1)).toEqual([]);
  });
});
