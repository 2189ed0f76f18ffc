import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentStates, keepsState } from './component-states.ts';

const filter = (version: string) => ({ asset: 'functions/filter', version });
const observer = (version: string) => ({ asset: 'functions/observer', version });

describe('the state of a component', () => {
  it.each([
    ['the same version', filter('1.2.0'), filter('1.2.0'), true],
    ['a newer minor version', filter('1.2.0'), filter('1.3.0'), true],
    ['an older minor version', filter('1.2.0'), filter('1.1.9'), true],
    ['a pre-release of the same major version', filter('1.2.0'), filter('1.3.0-rc.1'), true],
    ['the next major version', filter('1.2.0'), filter('2.0.0'), false],
    ['the major version before', filter('2.0.0'), filter('1.9.0'), false],
    ['a major version that begins with the same digit', filter('1.0.0'), filter('10.0.0'), false],
    ['another asset', filter('1.2.0'), observer('1.2.0'), false],
    ['nothing', filter('1.2.0'), undefined, false],
  ])('is read by %s: %j, %j', (_, saved, now, kept) => {
    expect(keepsState(saved, now)).toBe(kept);
  });

  it('that was never saved is not kept', () => {
    expect(keepsState(undefined, filter('1.0.0'))).toBe(false);
  });
});

describe('the states of a twin', () => {
  it.each([
    [
      'nothing changes',
      { a: filter('1.0.0') },
      { a: filter('1.0.0') },
      [{ component: 'a', state: 'kept', words: 'a keeps its state' }],
    ],
    [
      'a minor version changes',
      { a: filter('1.0.0') },
      { a: filter('1.1.0') },
      [
        {
          component: 'a',
          state: 'kept',
          words: 'a keeps its state, which version 1.0.0 wrote and 1.1.0 reads',
        },
      ],
    ],
    [
      'the major version changes',
      { a: filter('1.0.0') },
      { a: filter('2.0.0') },
      [
        {
          component: 'a',
          state: 'replaced',
          words: 'a loses its state: functions/filter 1.0.0 wrote it, and functions/filter 2.0.0 begins anew',
        },
      ],
    ],
    [
      'the asset is replaced',
      { a: filter('1.0.0') },
      { a: observer('1.0.0') },
      [
        {
          component: 'a',
          state: 'replaced',
          words:
            'a loses its state: functions/filter 1.0.0 wrote it, and functions/observer 1.0.0 begins anew',
        },
      ],
    ],
    [
      'a component is renamed',
      { b: filter('1.0.0') },
      { a: filter('1.0.0') },
      [
        { component: 'a', state: 'new', words: 'a is new and begins without a state' },
        {
          component: 'b',
          state: 'removed',
          words: 'b is removed with its state, which functions/filter 1.0.0 wrote',
        },
      ],
    ],
    [
      'a component is called like a method',
      {},
      { toString: filter('1.0.0') },
      [{ component: 'toString', state: 'new', words: 'toString is new and begins without a state' }],
    ],
    ['there are no components', {}, {}, []],
  ])('where %s', (_, saved, now, expected) => {
    expect(componentStates(saved, now)).toEqual(expected);
  });

  const writer = fc.record({
    asset: fc.constantFrom('functions/filter', 'functions/observer'),
    version: fc.constantFrom('1.0.0', '1.2.3', '2.0.0'),
  });
  const writers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), writer);

  it('name each component once and say kept exactly where the state is read', () => {
    fc.assert(
      fc.property(writers, writers, (saved, now) => {
        const states = componentStates(saved, now);
        expect(states.map(({ component }) => component)).toEqual(
          [...new Set([...Object.keys(saved), ...Object.keys(now)])].sort(),
        );
        for (const { component, state } of states)
          expect(state === 'kept').toBe(keepsState(saved[component], now[component]));
      }),
    );
  });
});
