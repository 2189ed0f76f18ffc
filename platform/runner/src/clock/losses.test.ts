import { expect, test } from 'vitest';
import { Losses } from './losses.ts';

/** Everybody stands at step 10; `a` then got the steps up to 14. */
function at14(): Losses {
  const losses = new Losses();
  losses.resumeFrom(10, false);
  losses.sent('a');
  return losses;
}

test('who tells that its state is that of the step before is taken back', () => {
  const losses = at14();
  losses.lose('a', 14);
  expect(losses.lost).toEqual(['a']);
  expect(losses.rejoin('a', 14, 12)).toBe(false);
  expect(losses.rejoin('a', 14, undefined)).toBe(false);
  expect(losses.lost).toEqual(['a']);
  expect(losses.rejoin('a', 14, 13)).toBe(true);
  expect(losses.lost).toEqual([]);
});

test('who tells nothing is taken back only where it got no step since it was saved', () => {
  const losses = at14();
  losses.kept(14);
  losses.lose('a', 14);
  expect(losses.rejoin('a', 14, undefined)).toBe(true);
  losses.sent('a');
  losses.lose('a', 14);
  expect(losses.rejoin('a', 14, undefined)).toBe(false);
});

test("a second loss at the same step is reported; a loss at another step or of another component isn't", () => {
  const losses = at14();
  expect(losses.lose('a', 14)).toBe(false);
  losses.resumeFrom(10, true);
  for (const component of ['a', 'b']) losses.sent(component);
  expect(losses.lose('b', 14)).toBe(false);
  expect(losses.lose('a', 14)).toBe(true);
  losses.sent('a');
  expect(losses.lose('a', 15)).toBe(false);
});

test('a loss before any step, or with no steps to do again, can be tried on and on', () => {
  const losses = at14();
  losses.lose('a', 14);
  expect(losses.lose('a', 14)).toBe(false);
  losses.kept(14);
  losses.sent('a');
  expect(losses.lose('a', 14)).toBe(false);
});

test("a restore forgets losses, a way back doesn't", () => {
  const losses = at14();
  losses.lose('a', 14);
  losses.resumeFrom(3, false);
  losses.sent('a');
  expect(losses.lose('a', 14)).toBe(false);
});

test('who was lost is proven once by a step beyond', () => {
  const losses = at14();
  expect(losses.progressed()).toEqual([]);
  losses.lose('a', 14);
  expect(losses.progressed()).toEqual(['a']);
  expect(losses.progressed()).toEqual([]);
});
