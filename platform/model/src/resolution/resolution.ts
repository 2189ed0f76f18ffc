import type { KeyPath } from '../document/document.ts';
import type { Asset, Component, Twin } from '../generated/types.ts';
import type { Catalogue, Sourced } from '../tree/catalogue.ts';
import type { Units } from '../units/index.ts';
import type { Resolved } from './locks/locked.ts';
import type { Ports } from './ports.ts';
import type { Available } from './versions/available.ts';
import type { Finder } from './versions/finder.ts';

/** The id under which the emulator runs as a component. */
export const emulatorId = 'emulator';

/** The id under which a function judges a test. */
export const judgeId = 'judge';

/** A catalogue with every reference followed: what rules judge and rendering reads. */
export interface Resolution {
  readonly catalogue: Catalogue;
  readonly finder: Finder;
  readonly units: Units;
  /** By name. */
  readonly twins: ReadonlyMap<string, ResolvedTwin>;
}

export interface ResolvedTwin {
  readonly name: string;
  readonly twin: Sourced<Twin>;
  /** Each reference of the twin, in the order of the text, and then those to the libraries of its assets. */
  readonly references: readonly Resolved[];
  /** By id. The emulator isn't among them. */
  readonly components: ReadonlyMap<string, ResolvedComponent>;
  readonly emulator?: ResolvedComponent;
  /** The functions that judge the twin's test, by the name of the expectation. They are no components of the twin. */
  readonly judges: ReadonlyMap<string, ResolvedComponent>;
  readonly children: ReadonlyMap<string, ResolvedChild>;
}

export interface ResolvedComponent {
  readonly id: string;
  /** Where it stands in the twin's document. */
  readonly path: KeyPath;
  readonly component: Component;
  /** Undefined where its reference leads nowhere. */
  readonly asset: Available<Asset> | undefined;
  /** The functions that the asset uses as libraries, by its names for them. Undefined where a reference leads nowhere. */
  readonly libraries: ReadonlyMap<string, Available<Asset> | undefined>;
  /** Undefined where a reference on the way to them leads nowhere. */
  readonly ports: Ports | undefined;
}

export interface ResolvedChild {
  readonly id: string;
  readonly path: KeyPath;
  /** Undefined where its reference leads nowhere. */
  readonly twin: Available<Twin> | undefined;
  /** The twin with its own references followed. Asked for when needed, since children may form a cycle. */
  definition(): ResolvedTwin | undefined;
}

/** The components of a twin and its emulator. */
export function allComponents(twin: ResolvedTwin): readonly ResolvedComponent[] {
  return twin.emulator ? [...twin.components.values(), twin.emulator] : [...twin.components.values()];
}

/** The components of a twin, its emulator, and the functions that judge its test. */
export function allParts(twin: ResolvedTwin): readonly ResolvedComponent[] {
  return [...allComponents(twin), ...twin.judges.values()];
}
