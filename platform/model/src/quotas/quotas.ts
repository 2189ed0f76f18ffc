import type { KeyPath } from '../document/document.ts';
import type { Platform } from '../generated/types.ts';
import { own } from '../references/index.ts';
import { amountInWords, amountsOf, type CountedResource } from './amounts.ts';

/** The parts of `platform.yaml` that limit what twins take. */
export type Limits = Pick<Platform['spec'], 'quotas' | 'places'>;

/** One limit of `platform.yaml`. */
export interface Quota {
  readonly scope: 'platform' | 'owner' | 'place';
  /** The owner or the place. Absent for the platform, and for all twins without owners together. */
  readonly name?: string;
  readonly resource: CountedResource;
  readonly limit: number;
  /** Where the limit is in `platform.yaml`. */
  readonly path: KeyPath;
}

/** The name in `quotas.perOwner` for every owner that is not named there. */
const otherOwners = 'default';

/** The quotas of all twins together. */
export function quotasOfPlatform({ quotas }: Limits): readonly Quota[] {
  return written({ scope: 'platform' }, quotas, ['spec', 'quotas']);
}

/** The quotas that count a twin of these owners at this place. `place`: undefined if the twin is at none of `platform.yaml`. */
export function quotasOn(
  limits: Limits,
  { owners, place }: { readonly owners: readonly string[]; readonly place: string | undefined },
): readonly Quota[] {
  return [...quotasOfPlatform(limits), ...quotasOfOwners(limits, owners), ...quotasOfPlace(limits, place)];
}

/** The quotas of each owner of a twin; without owners, the quotas that all twins without owners share. */
export function quotasOfOwners({ quotas }: Limits, owners: readonly string[]): readonly Quota[] {
  const groups = owners.length === 0 ? [undefined] : [...new Set(owners)];
  return groups.flatMap((owner) => {
    const key = owner !== undefined && own(quotas.perOwner, owner) ? owner : otherOwners;
    const path = ['spec', 'quotas', 'perOwner', key];
    const whose = { scope: 'owner', ...(owner === undefined ? {} : { name: owner }) } as const;
    return written(whose, own(quotas.perOwner, key) ?? {}, path);
  });
}

/** The quotas of the twins at a place. */
export function quotasOfPlace({ places }: Limits, name: string | undefined): readonly Quota[] {
  const place = name === undefined ? undefined : own(places, name);
  if (name === undefined || !place) return [];
  const { cpu, memory, disk } = place;
  return written({ scope: 'place', name }, { cpu, memory, disk }, ['spec', 'places', name]);
}

/** Whether `platform.yaml` limits anything. */
export function hasQuotas({ quotas: { perOwner, ...all }, places }: Limits): boolean {
  const hasAny = (limits: object): boolean => Object.values(limits).some((limit) => limit !== undefined);
  const ofPlaces = Object.values(places).map(({ cpu, memory, disk }) => ({ cpu, memory, disk }));
  return [all, ...Object.values(perOwner), ...ofPlaces].some(hasAny);
}

/** Tells one quota from another: owners that are not named have the same limit, and each has it alone. */
export function keyOfQuota({ scope, name, resource }: Quota): string {
  return JSON.stringify([scope, name, resource]);
}

/** Whose limit it is, as the beginning of a sentence: `The quota of alice is`. */
export function limitInWords({ scope, name, resource, limit }: Quota): string {
  const whose = scope === 'owner' ? ` of ${name ?? 'twins without owners'}` : '';
  const subject = scope === 'place' ? 'The place has' : `The quota${whose} is`;
  return `${subject} ${amountInWords[resource](limit)}`;
}

interface Amounts {
  readonly twins?: number | undefined;
  readonly cpu?: number | undefined;
  readonly memory?: string | undefined;
  readonly disk?: string | undefined;
  readonly containers?: number | undefined;
}

function written(whose: Pick<Quota, 'scope' | 'name'>, limits: Amounts, path: KeyPath): readonly Quota[] {
  const { twins, containers, ...others } = limits;
  const amounts = { twins, ...amountsOf(others), containers };
  return (Object.keys(amountInWords) as CountedResource[]).flatMap((resource) => {
    const limit = amounts[resource];
    return limit === undefined ? [] : [{ ...whose, resource, limit, path: [...path, resource] }];
  });
}
