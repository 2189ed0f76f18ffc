import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkedInstanceId,
  checkedSnapshotName,
  isInstanceId,
  isSnapshotName,
  shortName,
  snapshotTime,
} from './instance.ts';

describe('an instance id', () => {
  it.each([
    'incubator',
    'a',
    '7',
    'mass-spring-damper',
    'factory.r1',
    'factory.line-2.r1',
    'a--b',
    'factory.lock.r1',
    'lock',
    'clock',
    '_pool.lab',
    '_recorder.incubator',
    '_recorder.factory.r1',
    'a'.repeat(120),
    `_recorder.${'a'.repeat(120)}`,
  ])('can be %s', (id) => {
    expect(isInstanceId(id)).toBe(true);
    expect(checkedInstanceId(id)).toBe(id);
  });

  it.each([
    ['', 'nothing'],
    ['Incubator', 'upper case'],
    ['-a', 'a hyphen at the beginning'],
    ['a-', 'a hyphen at the end'],
    ['a.', 'a dot at the end'],
    ['.a', 'a dot at the beginning'],
    ['a..b', 'two dots'],
    ['a.-b', 'a hyphen after a dot'],
    ['a/b', 'a slash'],
    ['../b', 'a way up'],
    ['a b', 'a space'],
    ['a\n', 'a line feed'],
    ['a_b', 'an underscore inside'],
    ['_pool', 'a prefix alone'],
    ['_pool.', 'a prefix and a dot'],
    ['_.a', 'an empty prefix'],
    ['__pool.a', 'two underscores'],
    ['_Pool.a', 'a prefix in upper case'],
    ['_pool._pool.a', 'two prefixes'],
    ['factory.lock', 'the ending that git keeps for itself'],
    ['_pool.lock', 'the same ending after a prefix'],
    ['é', 'a letter of another alphabet'],
    ['a'.repeat(121), '121 characters'],
    [`_recorder.${'a'.repeat(121)}`, '121 characters after a prefix'],
    [`_${'a'.repeat(21)}.b`, 'a prefix of 21 letters'],
  ])('can not be %j (%s)', (id) => {
    expect(isInstanceId(id)).toBe(false);
    expect(() => checkedInstanceId(id)).toThrow(expect.objectContaining({ code: 'twin-name-invalid' }));
  });

  it.each([undefined, null, 7, ['a'], { id: 'a' }])('is a text, not %j', (value) => {
    expect(isInstanceId(value)).toBe(false);
  });
});

describe('the name of a snapshot', () => {
  it.each(['20261122T124132Z-1a2b3c4d', '20240229T000000Z-00000000', '20261231T235959Z-ffffffff'])(
    'can be %s',
    (name) => {
      expect(isSnapshotName(name)).toBe(true);
      expect(checkedSnapshotName(name)).toBe(name);
    },
  );

  it.each([
    '',
    'latest',
    '20261122T124132Z',
    '20261122T124132Z-1A2B3C4D',
    '20261122T124132Z-1a2b3c4',
    '20261122T124132Z-1a2b3c4d5',
    '20261322T124132Z-1a2b3c4d',
    '20260231T124132Z-1a2b3c4d',
    '20250229T124132Z-1a2b3c4d',
    '20261122T246132Z-1a2b3c4d',
    '20261122T124132Z-1a2b3c4d\n',
    '../20261122T124132Z-1a2b3c4d',
  ])('can not be %j', (name) => {
    expect(isSnapshotName(name)).toBe(false);
    expect(() => checkedSnapshotName(name)).toThrow(
      expect.objectContaining({ code: 'snapshot-name-invalid' }),
    );
  });

  it('begins with the time at which it was taken', () => {
    expect(snapshotTime('20261122T124132Z-1a2b3c4d')).toBe('2026-11-22T12:41:32Z');
  });

  it('is a text', () => {
    expect(isSnapshotName(['20261122T124132Z-1a2b3c4d'])).toBe(false);
    expect(isSnapshotName(undefined)).toBe(false);
  });
});

describe('a short name', () => {
  it.each([
    ['incubator', /^incubator$/],
    ['factory.r1', /^factory\.r1$/],
    ['_pool.lab', /^pool\.lab-[0-9a-f]{16}$/],
  ])('of %s says which instance it is', (id, name) => {
    expect(shortName(id, 100)).toMatch(name);
  });

  it('of a long id keeps its beginning and ends in a digest', () => {
    const name = shortName(`${'factory.'.repeat(12)}r1`, 63);
    expect(name).toMatch(/^factory\.factory\.factory\..*[a-z]-[0-9a-f]{16}$/);
    expect(name.length).toBeLessThanOrEqual(63);
  });

  it('stays the same for the instances of today, whose stacks have these names', () => {
    expect(shortName('_pool.lab', 100)).toBe('pool.lab-198edd48e702ed19');
    expect(shortName(`${'factory.'.repeat(14)}r1`, 100)).toBe(`${'factory.'.repeat(10)}fac-1ed7b59a657da0ef`);
  });

  it('is never the name of an id that was written to look like it', () => {
    const name = shortName('_pool.lab', 100);
    expect(isInstanceId(name)).toBe(true);
    expect(shortName(name, 100)).not.toBe(name);
  });

  const word = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,12}[a-z0-9])?$/);
  const ids = fc
    .tuple(fc.constantFrom('', '_pool.', '_recorder.'), fc.array(word, { minLength: 1, maxLength: 12 }))
    .map(([prefix, words]) => `${prefix}${words.join('.')}`)
    .filter(isInstanceId);

  it('fits its system, is the same each time, and differs between ids', () => {
    fc.assert(
      fc.property(ids, ids, fc.integer({ min: 24, max: 130 }), (one, other, longest) => {
        const [first, second] = [shortName(one, longest), shortName(other, longest)];
        expect(first.length).toBeLessThanOrEqual(longest);
        expect(first).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
        expect(shortName(one, longest)).toBe(first);
        expect(first === second).toBe(one === other);
        expect(shortName(first, longest) === first).toBe(first === one);
      }),
    );
  });
});
