import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnerQuotas } from '../generated/types.ts';
import { noCost } from './cost.ts';
import { amountIn, type Holding, quotasOfShare, refusedGrowth, type Share } from './growth.ts';
import { hasQuotas, keyOfQuota, type Limits, limitInWords } from './quotas.ts';

const kind = { kind: 'process', settings: {}, gpu: 0, seats: {} };
const noLimits: Limits = { quotas: { perOwner: {} }, places: {} };

function limits(
  all: OwnerQuotas,
  perOwner: Limits['quotas']['perOwner'] = {},
  here: OwnerQuotas = {},
  far: OwnerQuotas = {},
): Limits {
  return { quotas: { ...all, perOwner }, places: { here: { ...kind, ...here }, far: { ...kind, ...far } } };
}

const takes = (cpu: number, place = 'here'): Holding => ({ place, cost: { ...noCost, twins: 1, cpu } });

function share(
  twin: string,
  before: number | Holding,
  after: number | Holding,
  owners: string[] = [],
): Share {
  const holding = (amount: number | Holding) =>
    typeof amount === 'object' ? amount : amount === 0 ? undefined : takes(amount);
  return { twin, owners, before: holding(before), after: holding(after) };
}

/** The refused twins, each with the quotas that stand against it and what all would take. */
function refused(all: Limits, ...shares: Share[]): readonly string[] {
  return [...refusedGrowth(all, shares)].flatMap(([twin, excesses]) =>
    excesses.map(({ quota, total, takers }) => {
      const others = takers.map(([taker, amount]) => ` ${taker}=${amount}`).join('');
      return `${twin}: ${limitInWords(quota)}, ${total}${others}`;
    }),
  );
}

describe('a twin that grows', () => {
  it('is refused where all would take too much, with the twins that take most first', () => {
    const shares = [share('a', 1, 1), share('b', 0, 2), share('c', 3, 3)];
    expect(refused(limits({ cpu: 5 }), ...shares)).toEqual(['b: The quota is 5 processors, 6 c=3 a=1']);
    expect(refused(limits({ cpu: 6 }), ...shares)).toEqual([]);
  });

  it('is admitted in the order of the names, and a refused twin leaves its room to the next one', () => {
    const shares = [share('a', 0, 2), share('b', 0, 2), share('c', 0, 1)];
    expect(refused(limits({ cpu: 3 }), ...shares)).toEqual(['b: The quota is 3 processors, 4 a=2']);
  });

  it('gets what another twin gives up in the same command', () => {
    expect(refused(limits({ cpu: 3 }), share('a', 0, 2), share('b', 3, 1))).toEqual([]);
    expect(refused(limits({ cpu: 3 }), share('a', 0, 2), share('b', 3, 0))).toEqual([]);
    expect(refused(limits({ cpu: 3 }), share('a', 0, 2), share('b', 3, 2))).toHaveLength(1);
  });

  it('is counted for each of its owners, and for its place', () => {
    const perOwner = { ada: { cpu: 1 }, default: { cpu: 2 } };
    const shares = [share('a', 1, 1, ['ada']), share('b', 0, 1, ['ada', 'bo', 'bo'])];
    expect(refused(limits({}, perOwner), ...shares)).toEqual(['b: The quota of ada is 1 processor, 2 a=1']);
    expect(refused(limits({}, {}, { cpu: 1 }), ...shares)).toEqual(['b: The place has 1 processor, 2 a=1']);
    expect(refused(limits({}, { ada: {} }, {}, { cpu: 1 }), ...shares)).toEqual([]);
  });

  it('is refused by the default of an owner that is not named, and of twins without owners together', () => {
    const only = limits({}, { default: { twins: 1 }, ada: { twins: 2 } });
    const shares = (owners: string[]) => [share('a', 1, 1, owners), share('b', 0, 1, owners)];
    expect(refused(only, ...shares(['ada']))).toEqual([]);
    expect(refused(only, ...shares(['bo']))).toEqual(['b: The quota of bo is 1 twin, 2 a=1']);
    expect(refused(only, ...shares([]))).toEqual(['b: The quota of twins without owners is 1 twin, 2 a=1']);
    expect(refused(only, share('a', 1, 1, ['bo']), share('b', 0, 1, ['cy']))).toEqual([]);
  });

  it('is told of every quota that stands against it', () => {
    expect(refused(limits({ cpu: 1, twins: 0 }, {}, { cpu: 1 }), share('a', 0, 2))).toEqual([
      'a: The quota is 0 twins, 1',
      'a: The quota is 1 processor, 2',
      'a: The place has 1 processor, 2',
    ]);
  });
});

describe('where a quota was lowered below what runs', () => {
  const low = limits({ cpu: 1, twins: 1 });

  it('what runs goes on to run, and may become smaller or stay as large', () => {
    expect(refused(low, share('a', 2, 2), share('b', 3, 1))).toEqual([]);
  });

  it('nothing grows', () => {
    expect(refused(low, share('a', 2, 2.5), share('b', 0, 0.1))).toEqual([
      'a: The quota is 1 processor, 2.5',
      'b: The quota is 1 twin, 2 a=1',
      'b: The quota is 1 processor, 2.1 a=2',
    ]);
  });
});

describe('a twin that moves', () => {
  it('grows at the new place only', () => {
    const moved = share('a', takes(2, 'here'), takes(2, 'far'));
    expect(refused(limits({ cpu: 1 }, { default: { cpu: 1 } }, { cpu: 1 }), moved)).toEqual([]);
    expect(refused(limits({}, {}, {}, { cpu: 1 }), moved)).toEqual(['a: The place has 1 processor, 2']);
  });

  it('leaves no room at the old place before it is admitted at the new one', () => {
    const shares = [share('a', 0, 2), share('b', takes(2, 'here'), takes(2, 'far'))];
    expect(refused(limits({}, {}, { cpu: 3 }, { cpu: 1 }), ...shares)).toEqual([
      'a: The place has 3 processors, 4 b=2',
      'b: The place has 1 processor, 2',
    ]);
  });
});

it('says whether anything is limited', () => {
  expect(hasQuotas(noLimits)).toBe(false);
  expect(hasQuotas(limits({}, { ada: {} }))).toBe(false);
  for (const some of [limits({ twins: 0 }), limits({}, { ada: { disk: '1Gi' } }), limits({}, {}, { cpu: 1 })])
    expect(hasQuotas(some)).toBe(true);
});

const amount = fc.constantFrom(0, 1, 2, 3);
const anyShare = fc.record({
  before: amount,
  after: amount,
  from: fc.constantFrom('here', 'far'),
  to: fc.constantFrom('here', 'far'),
  owners: fc.constantFrom<string[]>([], ['ada'], ['bo'], ['ada', 'bo']),
});
const anyLimits = fc
  .tuple(fc.option(amount), fc.option(amount), fc.option(amount), fc.option(amount))
  .map(([all, ada, other, here]) => {
    const cpu = (limit: number | null) => (limit === null ? {} : { cpu: limit });
    return limits(cpu(all), { ada: cpu(ada), default: cpu(other) }, cpu(here));
  });

it('with what is admitted, no quota is exceeded that was not exceeded by more before', () => {
  fc.assert(
    fc.property(anyLimits, fc.array(anyShare, { maxLength: 6 }), (all, drawn) => {
      const shares = drawn.map(({ before, after, from, to, owners }, index) =>
        share(`t${index}`, takes(before, from), takes(after, to), owners),
      );
      const admitted = refusedGrowth(all, shares);
      const total = new Map<string, { limit: number; before: number; after: number }>();
      for (const each of shares) {
        const now = admitted.has(each.twin) ? each.before : each.after;
        for (const quota of quotasOfShare(all, each)) {
          const { before = 0, after = 0 } = total.get(keyOfQuota(quota)) ?? {};
          total.set(keyOfQuota(quota), {
            limit: quota.limit,
            before: before + amountIn(quota, each.before),
            after: after + amountIn(quota, now),
          });
        }
      }
      for (const { limit, before, after } of total.values())
        expect(after).toBeLessThanOrEqual(Math.max(limit, before));
    }),
  );
});
