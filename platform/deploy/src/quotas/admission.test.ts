import type { Limits } from '@dtaas/model';
import { expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { memoryWorld } from '../../testing/memory-world.ts';
import type { Source } from '../world.ts';
import { admitInTurn } from './admission.ts';

const cpu = (amount: number) => ({ takes: { cpu: amount } });
const twins = { a: cpu(2), b: cpu(2), c: cpu(1) };

function limited(quotas: Partial<Limits['quotas']>): Source {
  return sourceOf(twins, { limits: { quotas: { perOwner: {}, ...quotas }, places: {} } });
}

/** Asks for twins at the same time. Answers the codes of those that are refused. */
async function asked(source: Source, ...names: string[]): Promise<readonly string[]> {
  let readings = 0;
  const admit = admitInTurn(memoryWorld(), async () => {
    readings += 1;
    return source;
  });
  const answers = await Promise.all(names.map((name) => admit(source.render(name, {}))));
  expect(readings).toBe(1);
  return answers.flatMap((refusals, at) => refusals.map(({ code }) => `${names[at]}: ${code}`));
}

test('twins that are asked for at the same time are admitted in turn, and count from then on', async () => {
  expect(await asked(limited({ cpu: 3 }), 'b', 'a', 'c')).toEqual(['a: quota-exceeded']);
  expect(await asked(limited({ cpu: 3 }), 'a', 'b', 'c')).toEqual(['b: quota-exceeded']);
  expect(await asked(limited({ cpu: 5 }), 'a', 'b', 'c')).toEqual([]);
});

test('a twin may be asked for again', async () => {
  expect(await asked(limited({ cpu: 2 }), 'a', 'a', 'c')).toEqual(['c: quota-exceeded']);
});

test('without quotas, everything is admitted', async () => {
  expect(await asked(limited({}), 'a', 'b', 'c')).toEqual([]);
});
