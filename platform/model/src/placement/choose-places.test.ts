import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePlaces, type OfferedPlace, type PlaceableTwin } from './choose-places.ts';

type Offer = Partial<Omit<OfferedPlace, 'name'>>;

function places(offers: { readonly [name: string]: Offer }): readonly OfferedPlace[] {
  return Object.entries(offers).map(([name, offer]) => {
    return { name, kind: 'process', settings: {}, gpu: 0, seats: {}, ...offer };
  });
}

interface Needs {
  readonly cpu?: number;
  readonly memory?: number;
  readonly seats?: readonly (readonly [string, number])[];
  readonly desired?: 'running' | 'suspended' | 'terminated';
  readonly written?: string;
  readonly lacks?: { readonly [place: string]: string };
}

function twin(name: string, needs: Needs = {}): PlaceableTwin {
  const { cpu = 0, memory = 0, seats = [], desired = 'running', written, lacks = {} } = needs;
  return {
    twin: name,
    takes: { twin: name, desired, cpu, memory, seats, limited: [], exposes: [], owners: [], disk: 0 },
    ...(written === undefined ? {} : { written }),
    lacks: (place) => (lacks[place] === undefined ? [] : [lacks[place]]),
  };
}

function chosen(
  offers: { readonly [name: string]: Offer },
  twins: readonly PlaceableTwin[],
  earlier: { readonly [twin: string]: string } = {},
  lost: { readonly [place: string]: string } = {},
) {
  const before = (name: string) => (earlier[name] === undefined ? undefined : { name: earlier[name] });
  const choices = choosePlaces({ places: places(offers), twins }, before, new Map(Object.entries(lost)));
  return Object.fromEntries(choices);
}

const two = { here: { cpu: 4, memory: '8Gi' }, far: { cpu: 8, memory: '8Gi' } };

describe('a twin that names no place', () => {
  it('goes where the larger share is free, and the reason says how much is free at each place', () => {
    const taken = twin('b', { cpu: 2, written: 'here' });
    expect(chosen(two, [taken, twin('a', { cpu: 1 })])).toEqual({
      a: { place: 'far', reason: 'far has 100 % free, 0 twins; here has 50 % free, 1 twin' },
    });
  });

  it('goes by the scarcer of processors and memory', () => {
    const taken = twin('b', { cpu: 1, memory: 6 * 2 ** 30, written: 'far' });
    expect(chosen(two, [taken, twin('a')])['a']?.place).toBe('here');
  });

  it('goes where the fewest twins are if the same share is free, then to the first place of platform.yaml', () => {
    const unlimited = { b: {}, a: {} };
    expect(chosen(unlimited, [twin('x')])['x']).toEqual({
      place: 'b',
      reason: 'b has no limit, 0 twins; a has no limit, 0 twins',
    });
    expect(chosen(unlimited, [twin('w', { written: 'b' }), twin('x')])['x']?.place).toBe('a');
  });

  it('goes to no place that lacks something, and the reason says what is lacking', () => {
    const picky = twin('a', { lacks: { far: 'a requires arch arm64, but its place has x64' } });
    expect(chosen(two, [picky])['a']).toEqual({
      place: 'here',
      reason: 'here has 100 % free, 0 twins; far: a requires arch arm64, but its place has x64',
    });
  });

  it('goes to no place that is full', () => {
    const full = { here: { cpu: 1, seats: { sim: 1 } }, far: { cpu: 0.5 } };
    const [a, b] = [
      twin('a', { cpu: 0.8, seats: [['sim', 1]] }),
      twin('b', { cpu: 0.4, seats: [['sim', 1]] }),
    ];
    const choices = chosen(full, [b, a]);
    expect(choices['a']?.place).toBe('here');
    expect(choices['b']).toEqual({
      place: undefined,
      reason:
        'here: the twin needs 0.4 processors; free: 0.2 processors; far: the twin needs 1 seat of sim; free: 0',
    });
  });

  it('takes nothing unless it runs', () => {
    const off = twin('a', { cpu: 4, desired: 'suspended', written: 'here' });
    expect(chosen({ here: { cpu: 4 } }, [off, twin('b', { cpu: 4 })])['b']?.place).toBe('here');
    const offToo = twin('b', { cpu: 9, desired: 'terminated' });
    expect(chosen({ here: { cpu: 4 } }, [offToo])['b']?.place).toBe('here');
  });

  it('stays at its place while that place fits, however much is free elsewhere', () => {
    const twins = [twin('a', { cpu: 3 }), twin('b', { cpu: 3, written: 'here' })];
    expect(chosen(two, twins, { a: 'here' })).toEqual({ a: { place: 'here' } });
  });

  it('leaves a place that no longer fits', () => {
    const grown = twin('a', { cpu: 6, lacks: { here: 'The twin needs 6 processors, but its place has 4' } });
    expect(chosen(two, [grown], { a: 'here' })['a']).toEqual({
      place: 'far',
      reason: 'far has 100 % free, 0 twins; here: The twin needs 6 processors, but its place has 4',
    });
  });

  it('leaves a place that is lost, and none goes there', () => {
    expect(chosen(two, [twin('a'), twin('b')], { a: 'far' }, { far: 'it is lost: fire' })).toEqual({
      a: { place: 'here', reason: 'here has 100 % free, 0 twins; far: it is lost: fire' },
      b: { place: 'here', reason: 'here has 100 % free, 1 twin; far: it is lost: fire' },
    });
  });

  it('leaves a place that platform.yaml does not name any more', () => {
    expect(chosen({ here: {} }, [twin('a')], { a: 'old' })['a']).toEqual({
      place: 'here',
      reason: 'old is not in platform.yaml any more; here has no limit, 0 twins',
    });
  });
});

it('a twin that names a place gets no choice, and its share counts', () => {
  expect(chosen(two, [twin('a', { written: 'here' })], { a: 'far' })).toEqual({});
});

const anyTwin = fc.record({
  cpu: fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 10),
  desired: fc.constantFrom('running' as const, 'suspended' as const),
  before: fc.option(fc.constantFrom('p', 'q', 'r'), { nil: undefined }),
});

describe('whatever the twins need', () => {
  const offers = { p: { cpu: 4 }, q: { cpu: 2 }, r: { cpu: 1 } };
  const input = fc.array(anyTwin, { maxLength: 8 }).map((all) => {
    const twins = all.map(({ cpu, desired }, index) => twin(`t${index}`, { cpu, desired }));
    const earlier = Object.fromEntries(
      all.flatMap(({ before }, index) => (before === undefined ? [] : [[`t${index}`, before]])),
    );
    return { twins, earlier };
  });

  it('the order in which they are read changes nothing', () => {
    fc.assert(
      fc.property(input, ({ twins, earlier }) => {
        expect(chosen(offers, [...twins].reverse(), earlier)).toEqual(chosen(offers, twins, earlier));
      }),
    );
  });

  it('a choice that is made again with itself as the earlier one stays', () => {
    fc.assert(
      fc.property(input, ({ twins, earlier }) => {
        const first = chosen(offers, twins, earlier);
        const made = Object.entries(first).flatMap(([name, { place }]) => (place ? [[name, place]] : []));
        const again = chosen(offers, twins, Object.fromEntries(made));
        for (const [name, place] of made) expect(again[name!]?.place).toBe(place);
      }),
    );
  });

  it('no choice overfills a place', () => {
    fc.assert(
      fc.property(input, ({ twins }) => {
        const choices = chosen(offers, twins);
        for (const [name, { cpu }] of Object.entries(offers)) {
          const there = twins.filter(
            (each) => choices[each.twin]?.place === name && each.takes.desired === 'running',
          );
          const total = there.reduce((sum, { takes }) => sum + takes.cpu, 0);
          expect(total).toBeLessThanOrEqual(cpu + 1e-6);
        }
      }),
    );
  });
});
