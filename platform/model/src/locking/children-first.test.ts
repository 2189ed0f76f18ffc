import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResolvedTwin } from '../resolution/index.ts';
import { childrenFirst, childrenOf } from './children-first.ts';

/** A twin with children, as far as the order looks at it. */
function twin(name: string, children: readonly string[] = []): ResolvedTwin {
  const references = [
    { request: { key: 'asset', reference: 'models/pump' } },
    ...children.map((child) => ({ request: { key: 'twin', reference: `twins/${child}` } })),
  ];
  return { name, references } as unknown as ResolvedTwin;
}

const order = (...twins: ResolvedTwin[]) => childrenFirst(twins).map(({ name }) => name);

describe('the children of a twin', () => {
  it('are the twins that it names, each once, sorted', () => {
    expect(childrenOf(twin('a', ['c', 'b', 'c']))).toEqual(['b', 'c']);
    expect(childrenOf(twin('a'))).toEqual([]);
  });
});

describe('the order of twins', () => {
  it('is by name, with children before parents', () => {
    expect(order(twin('b'), twin('a'))).toEqual(['a', 'b']);
    expect(order(twin('a', ['c']), twin('b'), twin('c', ['d']), twin('d'))).toEqual(['d', 'c', 'a', 'b']);
  });

  it('leaves out children that are not among the twins', () => {
    expect(order(twin('a', ['elsewhere']))).toEqual(['a']);
  });

  it('ends also for a circle, and has each twin once', () => {
    expect(order(twin('a', ['b']), twin('b', ['a']), twin('c', ['c'])).sort()).toEqual(['a', 'b', 'c']);
  });

  it('is the same however the twins are given, and right without a circle', () => {
    const trees = fc.array(fc.array(fc.nat(19), { maxLength: 4 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(trees, (children) => {
        // A twin has only children with higher numbers, so there is no circle.
        const twins = children.map((numbers, index) =>
          twin(
            `t${index}`,
            numbers
              .filter((number) => number > index && number < children.length)
              .map((number) => `t${number}`),
          ),
        );
        const ordered = order(...twins);
        expect(order(...[...twins].reverse())).toEqual(ordered);
        for (const each of twins)
          for (const child of childrenOf(each))
            expect(ordered.indexOf(child)).toBeLessThan(ordered.indexOf(each.name));
      }),
    );
  });
});
