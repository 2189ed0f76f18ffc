import { join } from 'node:path';
import {
  isAvailable,
  modelErrors,
  type NewLock,
  newLocks,
  type Resolution,
  type ResolvedTwin,
} from '@dtaas/model';
import { writeBeside } from '@dtaas/processes';
import { plainLines, type Report, reportOf } from '@dtaas/report';
import { openParseCache } from '../clone/parse-cache.ts';
import { readConfiguration } from '../clone/read-configuration.ts';
import { answer, type Context, type ExitCode, type Options } from '../context.ts';
import { twinBroken } from './failures.ts';
import { fetchNeededSources, lacksVersions, looksBeyondTree } from './fetch-needed-sources.ts';

type LockReport = Report<'LockReport'>;
type LockOutcome = LockReport['twins'][number];

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
  const outcomes = onlyFetch ? twins.map(heldBy) : await lockTwins(repository.root, resolution, twins);
  const failures = [...unreached].map(([source, error]) => {
    const { code, message, hint } = error;
    const consequence = 'was not fetched. What was fetched from it before is used.';
    context.note(`The source ${source} ${consequence} ${plainLines(message)} ${hint}`);
    return { source, code, message, hint };
  });
  answer(context, reportOf('LockReport', { twins: outcomes, unreached: failures }));
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

async function lockTwins(
  root: string,
  resolution: Resolution,
  twins: readonly ResolvedTwin[],
): Promise<readonly LockOutcome[]> {
  const locks = await newLocks(resolution, { twins, cache: openParseCache(root) });
  for (const { file, outcome } of locks)
    if (outcome.is === 'new') writeBeside(join(root, file), outcome.text);
  return locks.map(reportedLock);
}

export function reportedLock({ twin, outcome, references }: NewLock): LockOutcome {
  return { twin, outcome: outcome.is === 'new' ? 'written' : outcome.is, references: [...references] };
}
