import type { Document, KeyPath } from '../../document/document.ts';
import type { Platform, Twin } from '../../generated/types.ts';
import type { ResolvedTwin } from '../../resolution/index.ts';
import type { Sourced } from '../../tree/catalogue.ts';
import { takenBy } from '../platform/resources.ts';

/** What a twin takes of what all share: everything that rules about all twins know of it. JSON, so that it can be remembered. */
export interface Taking {
  /** The twin's name. */
  readonly twin: string;
  readonly desired: Twin['spec']['lifecycle']['desired'];
  /** Absent: the platform's default place. */
  readonly place?: string;
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
  /** Seats of floating licences, of each component. */
  readonly seats: readonly (readonly [licence: string, count: number])[];
  /** Components whose asset may only run so many times. */
  readonly limited: readonly { readonly asset: string; readonly most: number; readonly path: KeyPath }[];
}

/** What rules about all twins look at. */
export interface Together {
  readonly platform?: Sourced<Platform>;
  /** Of each twin, in the order of their names in the tree. */
  readonly takings: readonly Taking[];
  /** A twin's document, for where a problem is. */
  documentOf(twin: string): Document;
}

export function takingOf(resolved: ResolvedTwin): Taking {
  const { lifecycle, infrastructure } = resolved.twin.value.spec;
  const components = [...resolved.components.values()];
  return {
    twin: resolved.name,
    desired: lifecycle.desired,
    ...(infrastructure.place === undefined ? {} : { place: infrastructure.place }),
    ...takenBy(resolved),
    seats: components.flatMap(({ asset }) => Object.entries(asset?.value.spec.requires.seats ?? {})),
    limited: components.flatMap(({ asset, path }) => {
      const most = asset?.value.spec.restrictions.maxInstances;
      return asset && most !== undefined ? [{ asset: asset.reference, most, path }] : [];
    }),
  };
}
