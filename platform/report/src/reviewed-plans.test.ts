import { describe, expect, test } from 'vitest';
import { reviewedPlans, withPlans } from './reviewed-plans.ts';

const commit = 'c'.repeat(40);
const plans = new Map([
  ['box', '0'.repeat(20)],
  ['plant.r1', '1'.repeat(20)],
]);

describe('the plans that a comment shows', () => {
  test('are read back, however much of the text was cut', () => {
    const text = withPlans({ commit, plans }, '### Review\n');
    expect(reviewedPlans(text)).toEqual({ commit, plans });
    expect(reviewedPlans(text.slice(0, text.indexOf('\n')))).toEqual({ commit, plans });
  });

  test('of a thousand twins have room in a comment', () => {
    const many = new Map(Array.from({ length: 1000 }, (_, at) => [`incubator-${at}`, 'a'.repeat(20)]));
    const text = withPlans({ commit, plans: many }, '');
    expect(reviewedPlans(text)?.plans.size).toBe(1000);
    expect(text.length).toBeLessThan(50_000);
  });

  test.each([
    ['no line', '### Review'],
    ['the line further down', `\n${withPlans({ commit, plans }, '')}`],
    ['what is not JSON', '<!-- dtaas:plans {box} -->'],
    ['no commit', '<!-- dtaas:plans {"plans":{}} -->'],
    ['another commit than one', '<!-- dtaas:plans {"commit":"main","plans":{}} -->'],
    ['no plans', `<!-- dtaas:plans {"commit":"${commit}","plans":null} -->`],
  ])('are none with %s', (_, text) => {
    expect(reviewedPlans(text)).toBeUndefined();
  });

  test('leave out names that no twin has, and what is no fingerprint', () => {
    const odd = { __proto__: null, '../x': '0'.repeat(20), box: 'x', tank: '2'.repeat(20) };
    const text = `<!-- dtaas:plans ${JSON.stringify({ commit, plans: odd })} -->`;
    expect(reviewedPlans(text)?.plans).toEqual(new Map([['tank', '2'.repeat(20)]]));
  });
});
