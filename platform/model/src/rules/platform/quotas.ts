import type { Platform } from '../../generated/types.ts';
import { own } from '../../references/index.ts';
import { grouped } from '../../values/grouped.ts';
import { counted } from '../../values/words/counted.ts';
import { at, type KeyPath, type Problem, type Rule, type Sourced } from '../rule.ts';
import { amountsOf, countedResources, exceeds, type Taking } from '../taking.ts';

export const twinsStayWithinQuotas: Rule = {
  *together({ platform, takings }) {
    if (!platform) return;
    const { quotas, places, defaultPlace } = platform.value.spec;
    const running = takings.filter(({ desired }) => desired === 'running');
    if (quotas.twins !== undefined && running.length > quotas.twins) {
      yield at(platform, ['spec', 'quotas', 'twins'], {
        code: 'quota-exceeded',
        message: `The quota is ${counted(quotas.twins, 'twin')}, but ${counted(running.length, 'twin')} should run`,
        hint: 'Suspend or terminate a twin, or raise the limit.',
      });
    }
    const all = { limited: 'The quota is', takers: 'all twins together' };
    yield* within(platform, ['spec', 'quotas'], all, running, quotas);
    for (const [name, place] of Object.entries(places)) {
      const path = ['spec', 'places', name];
      const here = running.filter((twin) => (twin.place ?? defaultPlace) === name);
      yield* seatsAreThere(platform, [...path, 'seats'], here, place.seats);
      // One twin that is too large for its place is reported where the twin says so.
      if (here.length < 2) continue;
      const there = { limited: 'The place has', takers: `the ${here.length} twins there` };
      yield* within(platform, path, there, here, place);
    }
  },
};

/**
 * The seats of floating licences that all components there take at once. A component that alone needs too many is
 * reported by another rule.
 */
function* seatsAreThere(
  platform: Sourced<Platform>,
  path: KeyPath,
  twins: readonly Taking[],
  seats: { readonly [licence: string]: number },
): Iterable<Problem> {
  const all = twins.flatMap((twin) => twin.seats);
  for (const [licence, wishes] of grouped(all, ([name]) => name)) {
    const counts = wishes.map(([, count]) => count);
    const offered = own(seats, licence) ?? 0;
    if (sum(counts) <= offered || Math.max(...counts) > offered) continue;
    yield at(platform, [...path, licence], {
      code: 'quota-exceeded',
      message: `The place has ${counted(offered, 'seat')} of ${licence}, but the components there need ${sum(counts)}`,
      hint: 'Suspend or terminate a twin that needs some, or correct the number of seats in platform.yaml.',
    });
  }
}

/** The processors and the memory that some twins take together. */
function* within(
  platform: Sourced<Platform>,
  path: KeyPath,
  { limited, takers }: { readonly limited: string; readonly takers: string },
  twins: readonly Taking[],
  limits: Parameters<typeof amountsOf>[0],
): Iterable<Problem> {
  const amounts = amountsOf(limits);
  for (const [key, show] of countedResources) {
    const limit = amounts[key];
    const total = sum(twins.map((twin) => twin[key]));
    if (limit === undefined || !exceeds(total, limit)) continue;
    yield at(platform, [...path, key], {
      code: 'quota-exceeded',
      message: `${limited} ${show(limit)}, but ${takers} need ${show(total)}`,
      hint: 'Suspend or terminate a twin, lower its infrastructure.resources, or raise the limit.',
    });
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
