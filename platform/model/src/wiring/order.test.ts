import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edge, stepOrder } from './order.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const edge = fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids) });

function edges(text: string): Edge[] {
  return text.split(' ').map((one) => ({ from: one[0]!, to: one[1]! }));
}

describe('the order of a step', () => {
  it('runs each after those that feed it, ties by id', () => {
    expect(stepOrder(['d', 'c', 'b', 'a'], edges('da dc cb')).order).toEqual(['d', 'a', 'c', 'b']);
    expect(stepOrder(['c', 'a', 'b'], []).order).toEqual(['a', 'b', 'c']);
  });

  it('names each loop, and orders the rest', () => {
    const { order, loops } = stepOrder(ids, edges('ab bc ca cd ee fa'));
    expect(loops).toEqual([['a', 'b', 'c'], ['e']]);
    expect(order).toEqual(['f', 'g', 'h', 'd']);
  });

  it('holds every id once, and an edge without a loop leads onwards', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 20 }), (list) => {
        const { order, loops } = stepOrder(ids, list);
        expect([...order, ...loops.flat()].sort()).toEqual(ids);
        for (const { from, to } of list) {
          if (order.includes(from) && order.includes(to))
            expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
        }
        for (const loop of loops) {
          for (const [place, id] of loop.entries()) {
            const next = loop[(place + 1) % loop.length];
            expect(list.some(({ from, to }) => from === id && to === next)).toBe(true);
          }
        }
      }),
    );
  });

  it('is the same whatever the order of ids and edges', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 12 }), (list) => {
        const forwards = stepOrder(ids, list);
        if (forwards.loops.length > 0) return;
        expect(stepOrder([...ids].reverse(), [...list].reverse())).toEqual(forwards);
      }),
    );
  });

  it('takes time that grows with the graph, not with its square', () => {
    const many = Array.from({ length: 200_000 }, (_, i) => `c${i}`);
    const chain = many.slice(1).map((to, i) => ({ from: many[i]!, to }));
    expect(stepOrder(many, chain).order).toEqual(many);
  });
});
