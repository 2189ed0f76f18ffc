import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { Protection } from '../../forge.ts';

type Create = RestEndpointMethodTypes['repos']['createRepoRuleset']['parameters'];
export type Found = RestEndpointMethodTypes['repos']['getRepoRuleset']['response']['data'];
export type Rule = NonNullable<Create['rules']>[number];

/** A ruleset as it should be. Its name is how it is found again. */
export interface Ruleset {
  readonly name: string;
  readonly target: 'branch' | 'tag';
  /** Patterns of full names, in which `*` does not match `/`. */
  readonly include: readonly string[];
  readonly rules: readonly Rule[];
  /** Whether deploy keys that may write stand above it. GitHub can't name one of them. */
  readonly isForOthersThanDeployKeys: boolean;
  /** What it protects, as in a `ProtectionGap`. */
  readonly subjects: readonly string[];
}

/** Who may write and what nobody may do are rulesets of their own, because somebody who stands above a ruleset stands above each of its rules. */
export function rulesetsOf({ main, state, tags }: Protection): readonly Ruleset[] {
  const branches = state.map((pattern) => `refs/heads/${acrossFolders(pattern)}`);
  const tagged = tags.map((pattern) => `refs/tags/${acrossFolders(pattern)}`);
  const wanted: readonly Ruleset[] = [
    {
      name: `dtaas: ${main.branch}`,
      target: 'branch',
      include: [`refs/heads/${main.branch}`],
      rules: mainRules(main),
      isForOthersThanDeployKeys: false,
      subjects: [main.branch],
    },
    {
      name: 'dtaas: writers of state',
      target: 'branch',
      include: branches,
      rules: [{ type: 'creation' }, { type: 'update' }],
      isForOthersThanDeployKeys: true,
      subjects: state,
    },
    {
      name: 'dtaas: history of state',
      target: 'branch',
      include: branches,
      rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
      isForOthersThanDeployKeys: false,
      subjects: state,
    },
    {
      name: 'dtaas: writers of tags',
      target: 'tag',
      include: tagged,
      rules: [{ type: 'creation' }],
      isForOthersThanDeployKeys: true,
      subjects: tags,
    },
    {
      name: 'dtaas: history of tags',
      target: 'tag',
      include: tagged,
      rules: [{ type: 'update' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
      isForOthersThanDeployKeys: false,
      subjects: tags,
    },
  ];
  return wanted.filter(({ include }) => include.length > 0);
}

/** To GitHub, two stars at the end are one. */
function acrossFolders(pattern: string): string {
  return pattern.replace(/(^|\/)\*\*$/, '$1**/*');
}

function mainRules({ statuses, approvals }: Protection['main']): readonly Rule[] {
  const checks: readonly Rule[] = [
    {
      type: 'required_status_checks',
      parameters: {
        required_status_checks: statuses.map((context) => ({ context })),
        strict_required_status_checks_policy: false,
      },
    },
  ];
  return [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
    {
      type: 'pull_request',
      parameters: {
        required_approving_review_count: approvals,
        dismiss_stale_reviews_on_push: true,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_review_thread_resolution: false,
      },
    },
    ...(statuses.length > 0 ? checks : []),
  ];
}

/** What differs, as a sentence; undefined if there is nothing to do. Kinds of rules, and names, that somebody has added are right, too. */
export function differenceOf(wanted: Ruleset, found: Found | undefined): string | undefined {
  const name = `The ruleset "${wanted.name}"`;
  if (!found) return `${name} does not exist.`;
  if (found.enforcement !== 'active') return `${name} is not active.`;
  if (!bypassIsRight(wanted, found)) return `${name} lets the wrong accounts pass.`;
  const names = found.conditions && 'ref_name' in found.conditions ? found.conditions.ref_name : undefined;
  const isEverywhere = wanted.include.every((pattern) => includedIn(found).includes(pattern));
  if (found.target !== wanted.target || !isEverywhere || names?.exclude?.length)
    return `${name} is for other names than ${wanted.include.join(', ')}.`;
  const missing = wanted.rules.filter((rule) => !(found.rules ?? []).some((one) => isAsWanted(one, rule)));
  if (missing.length > 0) return `${name} differs in ${missing.map(({ type }) => type).join(', ')}.`;
  const isStale = checksOf(found.rules).length > 0 && checksOf(wanted.rules).length === 0;
  return isStale ? `${name} demands statuses that are not wanted.` : undefined;
}

/** GitHub shows to administrators only who stands above a ruleset. */
export function hidesBypass(found: Found | undefined): boolean {
  return found !== undefined && found.bypass_actors === undefined;
}

function bypassIsRight({ isForOthersThanDeployKeys }: Ruleset, { bypass_actors }: Found): boolean {
  const actors = bypass_actors ?? [];
  const areDeployKeys = actors.every(
    (actor) => actor.actor_type === 'DeployKey' && actor.bypass_mode !== 'pull_request',
  );
  return isForOthersThanDeployKeys ? areDeployKeys && actors.length === 1 : actors.length === 0;
}

function isAsWanted(found: Rule, wanted: Rule): boolean {
  if (found.type === 'pull_request' && wanted.type === 'pull_request') {
    const [has, asks] = [found.parameters, wanted.parameters];
    return (
      has?.required_approving_review_count === asks?.required_approving_review_count &&
      has?.dismiss_stale_reviews_on_push === asks?.dismiss_stale_reviews_on_push
    );
  }
  if (found.type === 'required_status_checks' && wanted.type === 'required_status_checks')
    return checksOf([found]).join('\n') === checksOf([wanted]).join('\n');
  return found.type === wanted.type;
}

function checksOf(rules: readonly Rule[] = []): readonly string[] {
  return rules
    .flatMap((rule) =>
      rule.type === 'required_status_checks' ? (rule.parameters?.required_status_checks ?? []) : [],
    )
    .map(({ context }) => context)
    .sort();
}

/** What to send. Kinds of rules and names that somebody has added stay. */
export function parametersOf(wanted: Ruleset, found: Found | undefined) {
  const ours = new Set<string>([...wanted.rules.map(({ type }) => type), 'required_status_checks']);
  const added = (found?.rules ?? []).filter(({ type }) => !ours.has(type));
  return {
    name: wanted.name,
    target: wanted.target,
    enforcement: 'active' as const,
    conditions: {
      ref_name: { include: [...new Set([...wanted.include, ...includedIn(found)])], exclude: [] },
    },
    rules: [...wanted.rules, ...added],
    bypass_actors: wanted.isForOthersThanDeployKeys
      ? [{ actor_id: null, actor_type: 'DeployKey' as const, bypass_mode: 'always' as const }]
      : [],
  };
}

function includedIn(found: Found | undefined): readonly string[] {
  const conditions = found?.conditions;
  return (conditions && 'ref_name' in conditions ? conditions.ref_name?.include : undefined) ?? [];
}
