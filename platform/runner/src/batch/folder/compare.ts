import type { RunCase, RunManifest, RunRecord } from '@dtaas/model';

/** An output file that two runs don't have in common. */
export interface Difference {
  readonly case: number;
  /** Absent: the case itself ended otherwise. */
  readonly path?: string;
  readonly how: 'changed' | 'missing' | 'new' | 'outcome';
}

/** How the cases of a run differ from the same cases of an earlier run. A case without an earlier result isn't compared. */
export function differencesOf(
  before: Pick<RunManifest, 'cases'>,
  { cases }: Pick<RunRecord, 'cases'>,
): Difference[] {
  const earlier = new Map(before.cases.map((each) => [each.case, each]));
  return cases.flatMap((now) => {
    const then = earlier.get(now.case);
    if (!then || then.outcome === 'unfinished' || now.outcome === 'unfinished') return [];
    if (then.outcome !== now.outcome) return [{ case: now.case, how: 'outcome' }];
    return filesThatDiffer(then, now);
  });
}

function filesThatDiffer(then: RunCase, now: RunCase): Difference[] {
  const [before, after] = [then.output?.files ?? {}, now.output?.files ?? {}];
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path): Difference[] => {
    const [old, new_] = [before[path]?.sha256, after[path]?.sha256];
    if (old === new_) return [];
    const how = old === undefined ? 'new' : new_ === undefined ? 'missing' : 'changed';
    return [{ case: now.case, path, how }];
  });
}
