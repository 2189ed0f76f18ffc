import type { Document, KeyPath } from '../document/document.ts';
import type { Exposure, Platform, Twin } from '../generated/types.ts';
import { bytesOf, printBytes } from '../parameters/index.ts';
import type { ResolvedTwin } from '../resolution/index.ts';
import type { Sourced } from '../tree/catalogue.ts';
import { counted } from '../values/words/counted.ts';

/** A twin's share of what all twins share: all that rules about all twins know of it. JSON, so that it can be kept. */
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
    exposes: Object.entries(infrastructure.expose),
  };
}

/** Processors, and bytes. */
export interface Resources {
  readonly cpu: number;
  readonly memory: number;
}

/** What the components of a twin require together. */
export function requiredBy({ components }: ResolvedTwin): Resources {
  const total = { cpu: 0, memory: 0 };
  for (const { asset } of components.values()) {
    if (!asset?.value.spec.run) continue;
    const { cpu = 0, memory = 0 } = amountsOf(asset.value.spec.requires);
    total.cpu += cpu;
    total.memory += memory;
  }
  return total;
}

/** The resources of a twin: those in `twin.yaml`, else those that its components require. */
function takenBy(resolved: ResolvedTwin): Resources {
  const written = amountsOf(resolved.twin.value.spec.infrastructure.resources);
  const required = requiredBy(resolved);
  return { cpu: written.cpu ?? required.cpu, memory: written.memory ?? required.memory };
}

/** Amounts as files have them; `undefined` where a file has none. */
export function amountsOf({ cpu, memory }: { readonly cpu?: number; readonly memory?: string }): {
  readonly [key in keyof Resources]: number | undefined;
} {
  return { cpu, memory: memory === undefined ? undefined : bytesOf(memory) };
}

/** The resources that are counted, each with the words for an amount. Sums of tenths are inexact, so they are rounded. */
export const countedResources = [
  ['cpu', (amount: number): string => counted(Number(amount.toPrecision(6)), 'processor')],
  ['memory', (amount: number): string => `${printBytes(amount)} of memory`],
] as const;

/** Whether an amount is above a limit. A sum of tenths can be slightly too large. */
export function exceeds(amount: number, limit: number): boolean {
  return amount > limit * (1 + 1e-9);
}
