import type { KeyPath } from '../document/document.ts';
import type { Problem } from '../errors/problem.ts';
import type { ProblemCode } from '../explain/explanations.ts';
import type { Asset, Platform } from '../generated/types.ts';
import type { Resolution, ResolvedComponent, ResolvedTwin } from '../resolution/index.ts';
import type { Sourced } from '../tree/catalogue.ts';
import type { Together } from './assets/taking.ts';

/**
 * One thing that a configuration must meet, of each asset, each twin, `platform.yaml`, or all twins together. Pure; says
 * all that is wrong at once. What it says of one asset or twin may depend on that one's own files and versions, on
 * `platform.yaml`, and on what `followedFrom` names, since a verdict without a problem is remembered until one of them
 * changes. What depends on more belongs under `together`.
 */
export interface Rule {
  asset?(asset: Sourced<Asset>, resolution: Resolution): Iterable<Problem>;
  twin?(twin: ResolvedTwin, resolution: Resolution): Iterable<Problem>;
  platform?(platform: Sourced<Platform>): Iterable<Problem>;
  together?(together: Together): Iterable<Problem>;
}

/** What a rule says of a place in a document; the place is added by `at` or `atKey`. */
export interface Finding {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  readonly severity?: 'error' | 'warning';
}

/** A problem where a value stands. */
export function at(source: Pick<Sourced<unknown>, 'document'>, path: KeyPath, finding: Finding): Problem {
  return problem(source.document.positionOf(path), finding);
}

/** A problem where a part of a text stands, `offset` characters after its beginning. */
export function atPart(
  source: Pick<Sourced<unknown>, 'document'>,
  path: KeyPath,
  { text, offset }: { readonly text: string; readonly offset: number },
  finding: Finding,
): Problem {
  return problem(source.document.positionWithin(path, text, offset), finding);
}

/** A problem where the key of a value stands: for what is too much, or missing below it. */
export function atKey(source: Pick<Sourced<unknown>, 'document'>, path: KeyPath, finding: Finding): Problem {
  return problem(source.document.positionOfKey(path), finding);
}

function problem(position: Pick<Problem, 'file' | 'line' | 'column'>, finding: Finding): Problem {
  const { file, line, column } = position;
  const { code, severity = 'error', message, hint } = finding;
  return { file, line, column, code, severity, message, hint };
}

/** What one rule says of one file at most: beyond that it is a hostile file, or a hundred times the same slip. */
const mostOfOneFile = 100;

function* first<T>(most: number, items: Iterable<T>): Iterable<T> {
  let taken = 0;
  for (const item of items) {
    yield item;
    if (++taken === most) return;
  }
}

/** A rule about each asset in the tree. */
export function eachAsset(judge: NonNullable<Rule['asset']>): Rule {
  return { asset: (asset, resolution) => first(mostOfOneFile, judge(asset, resolution)) };
}

/** A rule about each twin in the tree. */
export function eachTwin(judge: NonNullable<Rule['twin']>): Rule {
  return { twin: (twin, resolution) => first(mostOfOneFile, judge(twin, resolution)) };
}

/** The components of a twin and its emulator. */
export function allComponents(twin: ResolvedTwin): readonly ResolvedComponent[] {
  return twin.emulator ? [...twin.components.values(), twin.emulator] : [...twin.components.values()];
}
