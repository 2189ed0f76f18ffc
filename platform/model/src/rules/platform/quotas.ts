import type { KeyPath } from '../../document/document.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Platform } from '../../generated/types.ts';
import { own } from '../../references/index.ts';
import type { Sourced } from '../../tree/catalogue.ts';
import { at, type Rule } from '../rule.ts';
import { bytes, counted, exceeds, memory, processors, type Taking } from '../taking.ts';

/** What some twins may take together; absent: any amount. */
interface Limits {
  readonly twins?: number;
  readonly cpu?: number;
  readonly memory?: string;
}

export const twinsStayWithinQuotas: Rule = {
  *together({ platform, takings }) {
    if (!platform) return;
    const { quotas, places, defaultPlace } = platform.value.spec;
    const running = takings.filter(({ desired }) => desired === 'running');
    const all = { limited: 'The quota is', takers: 'all twins together' };
    yield* within(platform, ['spec', 'quotas'], all, running, quotas);
    for (const [name, { cpu, memory, seats }] of Object.entries(places)) {
      const here = running.filter(({ place }) => (place ?? defaultPlace) === name);
      yield* seatsAreThere(platform, ['spec', 'places', name, 'seats'], here, seats);
      // One twin that is too large for its place is reported where the twin says so.
      if (here.length < 2) continue;
      const limits = { ...(cpu === undefined ? {} : { cpu }), ...(memory === undefined ? {} : { memory }) };
      const there = { limited: 'The place has', takers: `the ${here.length} twins there` };
      yield* within(platform, ['spec', 'places', name], there, here, limits);
    }
  },
};

/** The seats of floating licences that all components there take at once. One that asks for more alone is reported with it. */
function* seatsAreThere(
  platform: Sourced<Platform>,
  path: KeyPath,
  twins: readonly Taking[],
  seats: { readonly [licence: string]: number },
): Iterable<Problem> {
  const taken = new Map<string, number[]>();
  for (const [licence, count] of twins.flatMap((twin) => twin.seats)) {
    const counts = taken.get(licence);
    if (counts) counts.push(count);
    else taken.set(licence, [count]);
  }
  for (const [licence, counts] of taken) {
    const offered = own(seats, licence) ?? 0;
    if (sum(counts) <= offered || Math.max(...counts) > offered) continue;
    yield at(platform, [...path, licence], {
      code: 'quota-exceeded',
      message: `The place has ${counted(offered, 'seat')} of ${licence}, but the components there need ${sum(counts)}`,
      hint: 'Suspend or terminate a twin that needs some, or correct the number of seats in platform.yaml.',
    });
  }
}

function* within(
  platform: Sourced<Platform>,
  path: KeyPath,
  { limited, takers }: { readonly limited: string; readonly takers: string },
  twins: readonly Taking[],
  limits: Limits,
): Iterable<Problem> {
  if (limits.twins !== undefined && twins.length > limits.twins) {
    yield at(platform, [...path, 'twins'], {
      code: 'quota-exceeded',
      message: `${limited} ${counted(limits.twins, 'twin')}, but ${counted(twins.length, 'twin')} should run`,
      hint: 'Suspend or terminate a twin, or raise the limit.',
    });
  }
  const totals = [
    { key: 'cpu', limit: limits.cpu, total: sum(twins.map(({ cpu }) => cpu)), show: processors },
    {
      key: 'memory',
      limit: limits.memory === undefined ? undefined : bytes(limits.memory),
      total: sum(twins.map((twin) => twin.memory)),
      show: memory,
    },
  ];
  for (const { key, limit, total, show } of totals) {
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
