import type { Document, KeyPath } from '../document/document.ts';
import type { Platform, Twin } from '../generated/types.ts';
import { bytesOf, printBytes } from '../parameters/index.ts';
import type { ResolvedTwin } from '../resolution/index.ts';
import type { Sourced } from '../tree/catalogue.ts';

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
    total.cpu += asset.value.spec.requires.cpu ?? 0;
    total.memory += bytes(asset.value.spec.requires.memory);
  }
  return total;
}

/** The resources of a twin: those in `twin.yaml`, else those that its components require. */
export function takenBy(resolved: ResolvedTwin): Resources {
  const { cpu, memory } = resolved.twin.value.spec.infrastructure.resources;
  const required = requiredBy(resolved);
  return { cpu: cpu ?? required.cpu, memory: memory === undefined ? required.memory : bytes(memory) };
}

export function bytes(amount: string | undefined): number {
  return amount === undefined ? 0 : bytesOf(amount);
}

/** `1 twin`, `2 twins`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Rounded, because sums of tenths are inexact. */
export function processors(amount: number): string {
  return counted(Number(amount.toPrecision(6)), 'processor');
}

export function memory(amount: number): string {
  return `${printBytes(amount)} of memory`;
}

/** Whether an amount is above a limit. Tenths add up to a little more than their sum. */
export function exceeds(amount: number, limit: number): boolean {
  return amount > limit * (1 + 1e-9);
}
