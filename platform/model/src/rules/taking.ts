import type { Document, KeyPath } from '../document/document.ts';
import type { Exposure, Platform, Twin } from '../generated/types.ts';
import { writtenPlace } from '../placement/auto.ts';
import type { Resources } from '../quotas/amounts.ts';
import { takenBy } from '../quotas/taken.ts';
import type { Resolution, ResolvedTwin } from '../resolution/index.ts';
import type { Sourced } from '../tree/catalogue.ts';

/** A twin's share of what all twins share: all that rules about all twins know of it. JSON, so that it can be kept. */
export interface Taking extends Resources {
  /** The twin's name. */
  readonly twin: string;
  readonly owners: readonly string[];
  readonly desired: Twin['spec']['lifecycle']['desired'];
  /** Absent: the platform chooses the place. */
  readonly place?: string;
  /** Seats of floating licences, of each component. */
  readonly seats: readonly (readonly [licence: string, count: number])[];
  /** Components whose asset has `maxInstances`. */
  readonly limited: readonly { readonly asset: string; readonly most: number; readonly path: KeyPath }[];
  /** The exposed endpoints, by the twin's names for them. */
  readonly exposes: readonly (readonly [name: string, exposure: Exposure])[];
}

/** What rules about all twins look at. */
export interface Together {
  readonly platform: Sourced<Platform> | undefined;
  /** Of each twin, in the order of their names in the tree. */
  readonly takings: readonly Taking[];
  /** A twin's document, for where a problem is. */
  documentOf(twin: string): Document;
}

export function takingOf(resolved: ResolvedTwin, { catalogue }: Pick<Resolution, 'catalogue'>): Taking {
  const { metadata, spec } = resolved.twin.value;
  const { lifecycle, infrastructure } = spec;
  const components = [...resolved.components.values()];
  const place = writtenPlace(catalogue, resolved.twin.value);
  return {
    twin: resolved.name,
    owners: metadata.owners ?? [],
    desired: lifecycle.desired,
    ...(place === undefined ? {} : { place }),
    ...takenBy(resolved),
    seats: components.flatMap(({ asset }) => Object.entries(asset?.value.spec.requires.seats ?? {})),
    limited: components.flatMap(({ asset, path }) => {
      const most = asset?.value.spec.restrictions.maxInstances;
      return asset && most !== undefined ? [{ asset: asset.reference, most, path }] : [];
    }),
    exposes: Object.entries(infrastructure.expose),
  };
}
