import type { Protection, ProtectionGap } from '../../forge.ts';
import { guardOf, namesBranch, type Rule, somebody } from './rules.ts';

/** How a project is protected, as far as the platform cares. */
export interface Seen {
  readonly branches: readonly Rule[];
  readonly tags: readonly Rule[];
  /** Ids of the deploy keys that may push. */
  readonly keys: ReadonlySet<number>;
  readonly pipelineMustSucceed: boolean;
  readonly forkPipelinesInParent: boolean;
  /** Approvals that each merge request needs; undefined where the edition can't ask for them. */
  readonly approvals: number | undefined;
}

const page = 'Settings > Repository > Protected branches';

/** All differences, those first that can be mended. */
export function gapsOf(seen: Seen, wanted: Protection): readonly ProtectionGap[] {
  const gaps = [
    ...mainGaps(seen, wanted.main),
    ...wanted.state.flatMap((pattern) => [...stateGaps(seen, wanted, pattern)]),
    ...wanted.tags.flatMap((pattern) => [...tagGaps(seen, pattern)]),
    ...(seen.forkPipelinesInParent ? [forkPipelines] : []),
  ];
  return [
    ...gaps.filter(({ byHand }) => byHand === undefined),
    ...gaps.filter(({ byHand }) => byHand !== undefined),
  ];
}

const mendable = (subject: string, problem: string): ProtectionGap => ({
  subject,
  problem,
  byHand: undefined,
});

const forkPipelines = mendable(
  'ci_allow_fork_pipelines_to_run_in_parent_project',
  "A member can run a fork's pipeline here, with the variables of this project.",
);

/** Whether a rule lets people merge and nobody push. */
export function isMergeOnly(rule: Rule | undefined): boolean {
  return (
    rule !== undefined &&
    somebody(rule.push).length === 0 &&
    somebody(rule.merge).length > 0 &&
    !rule.forcePush
  );
}

/** Whether a rule lets deploy keys push, or nobody. */
export function isForKeys(rule: Rule | undefined, keys: ReadonlySet<number>): boolean {
  if (rule === undefined || rule.forcePush || somebody(rule.merge).length > 0) return false;
  return somebody(rule.push).every(({ deployKey }) => deployKey !== undefined && keys.has(deployKey));
}

const named = (rules: readonly Rule[], name: string): Rule | undefined =>
  rules.find((rule) => rule.name === name);

function* mainGaps(
  seen: Seen,
  { branch, statuses, approvals }: Protection['main'],
): Generator<ProtectionGap> {
  if (!isMergeOnly(named(seen.branches, branch)))
    yield mendable(branch, `${branch} can be changed by other means than merges of merge requests.`);
  yield* otherRules(seen, branch, [branch, guardOf(branch)], branch);
  if (statuses.length > 0 && !seen.pipelineMustSucceed)
    yield mendable(branch, 'A merge request can be merged before its pipeline has succeeded.');
  if (statuses.length > 0)
    yield {
      subject: branch,
      problem: `GitLab asks for the whole pipeline, not for ${statuses.join(', ')}: a status that no job has set is not missed.`,
      byHand: 'With GitLab Ultimate, add status checks under Settings > Merge requests > Status checks.',
    };
  if (approvals > 0 && seen.approvals === undefined)
    yield {
      subject: branch,
      problem: `GitLab's free edition can't ask for approvals (${approvals} wanted).`,
      byHand: 'With GitLab Premium, run this again, or add an approval rule under Settings > Merge requests.',
    };
  else if (approvals > (seen.approvals ?? 0))
    yield mendable(branch, `A merge request needs ${seen.approvals} approvals instead of ${approvals}.`);
}

function* stateGaps(seen: Seen, wanted: Protection, pattern: string): Generator<ProtectionGap> {
  const rule = named(seen.branches, pattern);
  if (!isForKeys(rule, seen.keys))
    yield mendable(pattern, `Others than the deploy key can push to branches ${pattern}.`);
  const ours = wanted.state.flatMap((one) => [one, guardOf(one)]);
  yield* otherRules(seen, pattern, ours, pattern.replaceAll('*', 'x'));
  if (rule === undefined || somebody(rule.push).length === 0)
    yield {
      subject: pattern,
      problem: `The deploy key can't push to branches ${pattern}. GitLab's free edition lets only a person give it that right.`,
      byHand: `Add a deploy key with write access, then open ${page} and add it to "Allowed to push and merge" of ${pattern}.`,
    };
}

/** The most permissive rule counts, so another one that names the same branch can undo ours. */
function* otherRules(
  seen: Seen,
  subject: string,
  ours: readonly string[],
  branch: string,
): Generator<ProtectionGap> {
  for (const { name, push, forcePush } of seen.branches)
    if (!ours.includes(name) && namesBranch(name, branch) && (somebody(push).length > 0 || forcePush))
      yield {
        subject,
        problem: `The rule ${name} also names ${branch}, and lets people push there.`,
        byHand: `Open ${page} and remove the rule ${name}, or set "Allowed to push and merge" to "No one".`,
      };
}

function* tagGaps(seen: Seen, pattern: string): Generator<ProtectionGap> {
  const rule = named(seen.tags, pattern);
  if (!isForKeys(rule, seen.keys))
    yield mendable(pattern, `Others than the deploy key can create or change tags ${pattern}.`);
  if (rule === undefined || somebody(rule.push).length === 0)
    yield {
      subject: pattern,
      problem: `The deploy key can't create tags ${pattern}. GitLab's free edition lets only a person give it that right.`,
      byHand: `Open Settings > Repository > Protected tags and add the deploy key to "Allowed to create" of ${pattern}.`,
    };
}
