import type { Platform } from '../../generated/types.ts';
import { amountInWords, exceeds } from '../../quotas/amounts.ts';
import {
  keyOfQuota,
  limitInWords,
  type Quota,
  quotasOfOwners,
  quotasOfPlace,
  quotasOfPlatform,
} from '../../quotas/quotas.ts';
import { sum } from '../../values/sum.ts';
import { counted } from '../../values/words/counted.ts';
import { at, type Problem, type Rule, type Sourced } from '../rule.ts';
import type { Taking, Together } from '../taking.ts';

export const twinsStayWithinQuotas: Rule = {
  *together({ platform, takings }) {
    if (!platform) return;
    const running = takings.filter(({ desired }) => desired === 'running');
    for (const { quota, twins } of countedBy(platform.value.spec, running)) {
      // One twin that is too large for its place is reported where the twin says so.
      if (quota.scope === 'place' && twins.length < 2) continue;
      yield* within(platform, quota, twins);
    }
  },
};

interface Counted {
  readonly quota: Quota;
  readonly twins: readonly Taking[];
}

/** Each quota with the twins that it counts; of owners and places only the quotas that count a twin. */
function countedBy(spec: Platform['spec'], running: Together['takings']): Iterable<Counted> {
  const all = new Map<string, { quota: Quota; twins: Taking[] }>();
  const count = (quota: Quota, twins: readonly Taking[]): void => {
    const counted = all.get(keyOfQuota(quota));
    if (counted) counted.twins.push(...twins);
    else all.set(keyOfQuota(quota), { quota, twins: [...twins] });
  };
  for (const quota of quotasOfPlatform(spec)) count(quota, running);
  for (const twin of running) {
    const ofPlace = twin.place === undefined ? [] : quotasOfPlace(spec, twin.place);
    for (const quota of [...quotasOfOwners(spec, twin.owners), ...ofPlace]) count(quota, [twin]);
  }
  return all.values();
}

function* within(platform: Sourced<Platform>, quota: Quota, twins: readonly Taking[]): Iterable<Problem> {
  const { resource, limit, path } = quota;
  // Only a kind of place knows the containers of a twin.
  if (resource === 'containers') return;
  const total = resource === 'twins' ? twins.length : sum(twins.map((twin) => twin[resource]));
  if (!exceeds(total, limit)) return;
  const what =
    resource === 'twins'
      ? `${takersInWords(quota, twins.length)} should run`
      : `${takersInWords(quota, twins.length)} need ${amountInWords[resource](total)}`;
  yield at(platform, path, {
    code: 'quota-exceeded',
    message: `${limitInWords(quota)}, but ${what}`,
    hint:
      resource === 'twins'
        ? 'Suspend or terminate a twin, or raise the limit.'
        : 'Suspend or terminate a twin, lower its infrastructure.resources, or raise the limit.',
  });
}

function takersInWords({ scope, name, resource }: Quota, count: number): string {
  const twins = counted(count, 'twin');
  if (scope === 'owner') return `the ${twins} ${name === undefined ? 'without owners' : `of ${name}`}`;
  if (scope === 'place') return `the ${twins} there`;
  return resource === 'twins' ? twins : 'all twins together';
}
