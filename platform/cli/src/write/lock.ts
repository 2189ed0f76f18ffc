import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isAvailable,
  modelErrors,
  newLock,
  printLock,
  type Resolution,
  type ResolvedTwin,
  requestsOf,
} from '@dtaas/model';
import { writeBeside } from '@dtaas/processes';
import { plainLines } from '@dtaas/report';
import type { Repository } from '@dtaas/repository';
import { readConfiguration } from '../clone/read-configuration.ts';
import { answerText, type Context, type ExitCode, type Options } from '../context.ts';
import { twinBroken } from './failures.ts';
import { fetchNeededSources, lacksVersions, looksBeyondTree } from './fetch-needed-sources.ts';

interface LockOutcome {
  readonly twin: string;
  /** `--fetch`, which writes nothing, answers `whole` or `lacking`. */
  readonly outcome: 'written' | 'unchanged' | 'refused' | 'whole' | 'lacking';
  readonly references: readonly {
    readonly reference: string;
    readonly range: string;
    readonly version?: string;
    /** The digest that was locked, if the digest changes and the version doesn't. */
    readonly digestBefore?: string;
    readonly digest?: string;
  }[];
}

/**
 * `dtaas lock [twin...]`: writes the current version of each reference to the lock of its twin, by default for all twins.
 * With `--fetch`, only fetches the versions that the locks name.
 */
export async function run(context: Context, names: readonly string[], options: Options): Promise<ExitCode> {
  const { repository, resolution: before } = await readConfiguration(context.cwd, { note: context.note });
  const onlyFetch = options['fetch'] === true;
  const isNeeded = onlyFetch ? lacksVersions : looksBeyondTree;
  const { resolution, unreached } = await fetchNeededSources(repository, before, isNeeded);
  const twins = selected(resolution, names);
  const outcomes = onlyFetch ? twins.map(heldBy) : await lockTwins(context, repository, resolution, twins);
  const failures = [...unreached].map(([source, error]) => {
    const { code, message, hint } = error;
    const consequence = 'was not fetched. What was fetched from it before is used.';
    context.note(`The source ${source} ${consequence} ${plainLines(message)} ${hint}`);
    return { source, code, message, hint };
  });
  const text = outcomes.map(outcomeText).join('\n') || 'There are no twins to lock.';
  answerText(context, 'LockReport', { twins: outcomes, unreached: failures }, text);
  return outcomes.some(({ outcome }) => outcome === 'refused' || outcome === 'lacking') ? 1 : 0;
}

/** Which of the versions in a twin's lock this clone has. */
function heldBy({ name, references }: ResolvedTwin): LockOutcome {
  const held = references.map(({ request: { reference, range }, outcome, lock, locked }) => {
    const version = locked?.version ?? (isAvailable(outcome) ? outcome.version : undefined);
    return { reference, range, ...(version === undefined || lock === 'unfetched' ? {} : { version }) };
  });
  const isWhole = held.every(({ version }) => version !== undefined);
  return { twin: name, outcome: isWhole ? 'whole' : 'lacking', references: held };
}

function selected(resolution: Resolution, names: readonly string[]): readonly ResolvedTwin[] {
  if (names.length === 0) return [...resolution.twins.values()];
  return names.map((name) => {
    const twin = resolution.twins.get(name.replace(/^twins\//, '').replace(/\/$/, ''));
    if (twin) return twin;
    if (resolution.catalogue.broken.has(`twins/${name}`)) throw twinBroken({ twin: name });
    throw modelErrors.twinUnknown({ twin: name, known: resolution.twins.keys() });
  });
}

/** Locks children first, since a twin's lock has the digest of each child, which covers the child's lock. */
async function lockTwins(
  { cwd }: Context,
  { root }: Repository,
  before: Resolution,
  twins: readonly ResolvedTwin[],
): Promise<readonly LockOutcome[]> {
  let resolution = before;
  const outcomes: LockOutcome[] = [];
  let written = new Set<string>();
  for (const twin of childrenFirst(twins)) {
    if (childrenOf(twin).some((child) => written.has(child))) {
      ({ resolution } = await readConfiguration(cwd));
      written = new Set();
    }
    const outcome = lockTwin(root, resolution, twin);
    outcomes.push(outcome);
    if (outcome.outcome === 'written') written.add(twin.name);
  }
  return outcomes;
}

/**
 * Orders twins by name, but puts the children of a twin before the twin. A circle of children has no such order, and
 * `check` refuses it.
 */
export function childrenFirst(twins: Iterable<ResolvedTwin>): readonly ResolvedTwin[] {
  const byName = new Map([...twins].map((twin) => [twin.name, twin]));
  const ordered = new Set<ResolvedTwin>();
  const entered = new Set<string>();
  const enter = (name: string) => {
    const twin = byName.get(name);
    if (!twin || entered.has(name)) return;
    entered.add(name);
    for (const child of childrenOf(twin)) enter(child);
    ordered.add(twin);
  };
  for (const name of [...byName.keys()].sort()) enter(name);
  return [...ordered];
}

/** The sorted names of a twin's children that are twins of the same tree. */
export function childrenOf({ references }: ResolvedTwin): readonly string[] {
  const children = references.flatMap(({ request: { key, reference } }) =>
    key === 'twin' ? [reference.slice('twins/'.length)] : [],
  );
  return [...new Set(children)].sort();
}

/** Writes no lock if the version of a reference is missing: a later version would then be used unseen. */
function lockTwin(
  root: string,
  { finder, catalogue }: Resolution,
  { name, twin }: ResolvedTwin,
): LockOutcome {
  const requests = requestsOf(finder, twin.value);
  const before = catalogue.locks.get(name)?.value.references ?? [];
  const references = requests.map(({ reference, range }): LockOutcome['references'][number] => {
    const found = finder.find(reference, range);
    if (!isAvailable(found)) return { reference, range };
    const { version, digest } = found;
    const locked = before.find((entry) => entry.reference === reference && entry.range === range);
    const isOther = locked?.version === version && locked.digest !== digest;
    return { reference, range, version, ...(isOther ? { digestBefore: locked.digest, digest } : {}) };
  });
  if (references.some(({ version }) => version === undefined))
    return { twin: name, outcome: 'refused', references };
  const text = printLock(newLock(finder, requests));
  const file = join(root, twin.directory, 'twin.lock');
  if (existsSync(file) && readFileSync(file, 'utf8') === text)
    return { twin: name, outcome: 'unchanged', references };
  writeBeside(file, text);
  return { twin: name, outcome: 'written', references };
}

function outcomeText({ twin, outcome, references }: LockOutcome): string {
  if (outcome === 'unchanged') return `${twin}: twin.lock is up to date`;
  if (outcome === 'whole') return `${twin}: this clone has all versions in twin.lock`;
  if (outcome === 'written') {
    const lines = references.map(
      ({ reference, range, version, digestBefore, digest }) =>
        `  ${reference} ${range} → ${version}${digestBefore && digest ? `, digest ${digestBefore.slice(0, 12)} → ${digest.slice(0, 12)}` : ''}`,
    );
    return [`${twin}: twin.lock written`, ...new Set(lines)].join('\n');
  }
  const lost = references.filter(({ version }) => version === undefined);
  const lines = lost.map(({ reference, range }) => `  ${reference} ${range}: no such version`);
  const what = outcome === 'lacking' ? 'this clone lacks versions in twin.lock' : 'not locked';
  return [`${twin}: ${what}. For details: dtaas check twins/${twin}`, ...lines].join('\n');
}
