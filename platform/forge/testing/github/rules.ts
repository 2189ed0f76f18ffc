import type { Pull, Repository, Ruleset } from './state.ts';

/** What happens to a ref. */
export type Move = 'creation' | 'update' | 'deletion' | 'non_fast_forward';

/** What each kind of rule forbids to somebody who pushes. */
const forbidden: Readonly<Record<string, readonly Move[]>> = {
  creation: ['creation'],
  update: ['update', 'non_fast_forward'],
  deletion: ['deletion'],
  non_fast_forward: ['non_fast_forward'],
  pull_request: ['update', 'non_fast_forward'],
};

/** Who stands above rulesets: a write key of the repository, or nobody. */
export type Pusher = 'deploy key' | 'account';

/** The pairs of move and pattern (of a regular expression) that a push may not have. */
export function forbiddenMoves(repository: Repository, pusher: Pusher): readonly (readonly [Move, string])[] {
  return active(repository)
    .filter(
      (one) =>
        !(pusher === 'deploy key' && one.bypass_actors.some(({ actor_type }) => actor_type === 'DeployKey')),
    )
    .flatMap((one) =>
      one.rules.flatMap(({ type }) =>
        (forbidden[type] ?? []).flatMap((move) => patternsOf(one).map((pattern) => [move, pattern] as const)),
      ),
    );
}

export function isForbidden(repository: Repository, move: Move, ref: string): boolean {
  return forbiddenMoves(repository, 'account').some(
    ([one, pattern]) => one === move && new RegExp(pattern).test(ref),
  );
}

/** Why a merge is refused, or undefined. */
export function mergeObstacle(repository: Repository, pull: Pull): string | undefined {
  const rules = active(repository)
    .filter((one) =>
      patternsOf(one).some((pattern) => new RegExp(pattern).test(`refs/heads/${pull.base.ref}`)),
    )
    .flatMap((one) => one.rules);
  const said = rules.flatMap(({ type, parameters = {} }) => {
    if (type === 'required_status_checks') {
      const checks = parameters['required_status_checks'] as readonly { context: string }[];
      return checks.flatMap(({ context }) => statusObstacle(repository, pull.head.sha, context));
    }
    const wanted = Number(parameters['required_approving_review_count'] ?? 0);
    if (type === 'pull_request' && pull.approvals.size < wanted)
      return [`At least ${wanted} approving review is required by reviewers with write access.`];
    return [];
  });
  return said.length === 0 ? undefined : `Repository rule violations found\n\n${said.join('\n')}\n`;
}

function statusObstacle({ statuses }: Repository, sha: string, context: string): readonly string[] {
  const found = statuses.findLast((one) => one.sha === sha && one.context === context);
  if (found?.state === 'success') return [];
  const is = !found ? 'expected' : found.state === 'pending' ? 'pending' : 'failing';
  return [`Required status check "${context}" is ${is}.`];
}

function active({ rulesets }: Repository): readonly Ruleset[] {
  return rulesets.filter(({ enforcement }) => enforcement === 'active');
}

function patternsOf({ conditions: { ref_name }, target }: Ruleset): readonly string[] {
  const place = target === 'tag' ? 'refs/tags/' : 'refs/heads/';
  return (ref_name?.include ?? []).map((pattern) =>
    pattern === '~ALL'
      ? `^${place}`
      : pattern === '~DEFAULT_BRANCH'
        ? '^refs/heads/main$'
        : expressionOf(pattern),
  );
}

/** Ruby's `fnmatch` with FNM_PATHNAME, which GitHub documents: a star stays within a folder, and `**` crosses folders before a slash only. */
function expressionOf(pattern: string): string {
  const parts = pattern.split(/(\*\*\/|\*+|\?)/).map((part) => {
    if (part === '**/') return '([^/]+/)*';
    if (part.startsWith('*')) return '[^/]*';
    return part === '?' ? '[^/]' : part.replaceAll(/[.+^$(){}|[\]\\]/g, '\\$&');
  });
  return `^${parts.join('')}$`;
}
