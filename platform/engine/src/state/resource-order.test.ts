import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inSteadyOrder } from './backend-file.ts';

const urnOf = (index: number) => `urn:pulumi:test::dtaas::own:index:Thing::r${index}`;

/** Resources that need some of those before them, in each of the ways in which Pulumi records that. */
const resources = fc.integer({ min: 1, max: 8 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, index) => {
      const before = fc.subarray(Array.from({ length: index }, (_, other) => urnOf(other)));
      return fc
        .tuple(before, fc.constantFrom('parent', 'dependencies', 'deletedWith', 'provider'))
        .map(([urns, way]) => ({
          urn: urnOf(index),
          type: 'own:index:Thing',
          needs: way === 'dependencies' ? urns : urns.slice(0, 1),
          ...(way === 'dependencies' ? { dependencies: urns } : {}),
          ...(way === 'provider' && urns[0] ? { provider: `${urns[0]}::id-1` } : {}),
          ...(way === 'parent' && urns[0] ? { parent: urns[0] } : {}),
          ...(way === 'deletedWith' && urns[0] ? { deletedWith: urns[0] } : {}),
        }));
    }),
  ),
);

it('each resource comes after those it needs, and the order depends on nothing else', () => {
  fc.assert(
    fc.property(resources, fc.integer(), (given, seed) => {
      const ordered = inSteadyOrder(given);
      const position = new Map(ordered.map(({ urn }, index) => [urn, index]));
      for (const { urn, needs } of given) {
        for (const needed of needs) expect(position.get(needed)).toBeLessThan(position.get(urn)!);
      }
      const shuffled = [...given]
        .sort((a, b) => ((a.urn.length * seed) % 7) - ((b.urn.length * seed) % 7))
        .reverse();
      expect(inSteadyOrder(shuffled)).toEqual(ordered);
    }),
  );
});

it('a circle that somebody wrote into a state ends, too', () => {
  const [a, b] = [urnOf(0), urnOf(1)];
  const circle = [
    { urn: a, type: 'own:index:Thing', parent: b },
    { urn: b, type: 'own:index:Thing', parent: a },
  ];
  expect(inSteadyOrder(circle)).toHaveLength(2);
});
