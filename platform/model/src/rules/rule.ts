import type { KeyPath } from '../document/document.ts';
import type { Position, Problem } from '../errors/problem.ts';
import type { Finding } from '../explain/explanations.ts';
import type { Asset, Platform } from '../generated/types.ts';
import type { Resolution, ResolvedTwin } from '../resolution/index.ts';
import type { Sourced } from '../tree/catalogue.ts';
import type { Together } from './taking.ts';

/** The types that nearly every rule needs. */
export type { Finding, KeyPath, Problem, Sourced };

/**
 * A requirement on each asset, each twin, `platform.yaml`, or all twins together. A rule is pure and reports all problems
 * at once. Its result for an asset or a twin may depend only on the own files and versions of that asset or twin, on
 * `platform.yaml`, and on the references that `followedFrom` names, because a verdict without problems is remembered
 * until one of these changes. A rule that depends on more belongs under `together`.
 *
 * `explain/` says for each code what the rule requires and why.
 */
export interface Rule {
  asset?(asset: Sourced<Asset>, resolution: Resolution): readonly Problem[];
  twin?(twin: ResolvedTwin, resolution: Resolution): readonly Problem[];
  platform?(platform: Sourced<Platform>): Iterable<Problem>;
  together?(together: Together): Iterable<Problem>;
}

type Located = Pick<Sourced<unknown>, 'document'>;

/** A problem at a value. */
export function at(source: Located, path: KeyPath, finding: Finding): Problem {
  return problem(source.document.positionOf(path), finding);
}

/** A problem at a part of a text, `offset` characters after its beginning. */
export function atPart(
  source: Located,
  path: KeyPath,
  { text, offset }: { readonly text: string; readonly offset: number },
  finding: Finding,
): Problem {
  return problem(source.document.positionWithin(path, text, offset), finding);
}

/** A problem at a key: its value should not be there, or lacks something. */
export function atKey(source: Located, path: KeyPath, finding: Finding): Problem {
  return problem(source.document.positionOfKey(path), finding);
}

function problem(position: Position, finding: Finding): Problem {
  return { ...position, severity: 'error', ...finding };
}

/** The most problems that one rule reports of one file. More come from a hostile file, or repeat one mistake. */
const mostOfOneFile = 100;

function firstOf(found: Iterable<Problem>): readonly Problem[] {
  const problems: Problem[] = [];
  for (const each of found) {
    if (problems.push(each) === mostOfOneFile) break;
  }
  return problems;
}

type Judge<T> = (subject: T, resolution: Resolution) => Iterable<Problem>;

/** A rule about each asset in the tree. */
export function eachAsset(judge: Judge<Sourced<Asset>>): Rule {
  return { asset: (asset, resolution) => firstOf(judge(asset, resolution)) };
}

/** A rule about each twin in the tree. */
export function eachTwin(judge: Judge<ResolvedTwin>): Rule {
  return { twin: (twin, resolution) => firstOf(judge(twin, resolution)) };
}
