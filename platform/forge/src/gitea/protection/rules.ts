import type { Protection, ProtectionGap } from '../../forge.ts';

/** A rule for branches, as Gitea's API writes it. What is missing is not known to the server. */
export type BranchRule = { readonly rule_name: string; readonly priority?: number | undefined } & Readonly<
  Record<string, unknown>
>;

export interface TagRule {
  readonly id: number;
  readonly name_pattern: string;
  readonly whitelist_usernames: readonly string[];
  readonly whitelist_teams: readonly string[];
}

/** The rules of a repository, in the order in which the server looks for the first that matches. */
export interface Rules {
  readonly branches: readonly BranchRule[];
  readonly tags: readonly TagRule[];
}

/** A gap, and the request that closes it. */
export interface Finding extends ProtectionGap {
  readonly change: Change | undefined;
}

export type Change =
  | { readonly kind: 'branch'; readonly name: string; readonly isNew: boolean; readonly rule: object }
  | { readonly kind: 'tag'; readonly id: number | undefined; readonly rule: Omit<TagRule, 'id'> };

/** Of everybody's rules: nobody can force, and no list of files is free of the rule. */
const strict = { enable_force_push: false, unprotected_file_patterns: '' } as const;

const mainRule = ({ statuses, approvals }: Protection['main']) => ({
  ...strict,
  enable_push: false,
  enable_status_check: statuses.length > 0,
  status_check_contexts: statuses,
  required_approvals: approvals,
  // A push after an approval needs another one.
  dismiss_stale_approvals: true,
  // Administrators may not pass it either: the first is Gitea's word for that, the second Forgejo's.
  block_admin_merge_override: true,
  apply_to_admins: true,
});

/** Only deploy keys push, and nobody merges a pull request into such a branch. */
const stateRule = {
  ...strict,
  enable_push: true,
  enable_push_whitelist: true,
  push_whitelist_usernames: [],
  push_whitelist_teams: [],
  push_whitelist_deploy_keys: true,
  enable_merge_whitelist: true,
  merge_whitelist_usernames: [],
  merge_whitelist_teams: [],
} as const;

/**
 * Where rules differ from the wanted ones.
 *
 * @param owner the account or the organisation that the repository belongs to: a deploy key acts as this one
 */
export function findings(
  { main, state, tags }: Protection,
  rules: Rules,
  owner: { readonly name: string; readonly isPerson: boolean },
): readonly Finding[] {
  const names = [main.branch, ...state];
  const found: Finding[] = [
    ...branchFindings(main.branch, mainRule(main), names, rules.branches),
    ...state.flatMap((pattern) => branchFindings(pattern, stateRule, names, rules.branches)),
    ...tags.flatMap((pattern) => tagFindings(pattern, owner.name, rules.tags)),
  ];
  if (owner.isPerson && tags.length > 0) found.push(ownersTags(owner.name, tags));
  return found;
}

function branchFindings(
  name: string,
  wanted: Readonly<Record<string, unknown>>,
  ours: readonly string[],
  rules: readonly BranchRule[],
): readonly Finding[] {
  const at = rules.findIndex((rule) => rule.rule_name === name);
  const rule = rules[at];
  if (!rule)
    return [finding(name, 'There is no rule for it.', { kind: 'branch', name, isNew: true, rule: wanted })];
  const differing = Object.entries(wanted).filter(([key, value]) => differs(rule, key, value));
  const found: Finding[] = [];
  if (differing.length > 0) {
    const change = { kind: 'branch', name, isNew: false, rule: Object.fromEntries(differing) } as const;
    found.push(finding(name, `Its rule differs in ${differing.map(([key]) => key).join(', ')}.`, change));
  }
  const before = rules
    .slice(0, at)
    .filter((other) => !ours.includes(other.rule_name) && mayShare(other.rule_name, name));
  if (before.length > 0) found.push(orderFinding(rule, before));
  return found;
}

/** Servers of another version don't know every setting; a setting that stands for the same one is beside it. */
function differs(rule: BranchRule, key: string, wanted: unknown): boolean {
  const found = rule[key];
  const twin = {
    block_admin_merge_override: 'apply_to_admins',
    apply_to_admins: 'block_admin_merge_override',
  }[key];
  if (found === undefined && twin !== undefined && rule[twin] !== undefined) return false;
  if (!Array.isArray(wanted)) return found !== wanted;
  if (!Array.isArray(found)) return wanted.length > 0;
  return found.length !== wanted.length || !wanted.every((one) => found.includes(one));
}

function orderFinding({ rule_name, priority }: BranchRule, before: readonly BranchRule[]): Finding {
  const names = before.map((other) => `"${other.rule_name}"`).join(', ');
  const problem = `The rule ${names} is looked at before it.`;
  const first = Math.min(...before.map((other) => other.priority ?? 0));
  return priority === undefined
    ? {
        subject: rule_name,
        problem,
        byHand: `Delete the rule ${names} in the settings of the repository, under Branches.`,
        change: undefined,
      }
    : finding(rule_name, problem, {
        kind: 'branch',
        name: rule_name,
        isNew: false,
        rule: { priority: first - 1 },
      });
}

/** Whether two patterns may match one branch. Only their beginnings are compared, so the answer may be a needless yes. */
function mayShare(one: string, other: string): boolean {
  const [a = '', b = ''] = [one, other].map((pattern) => pattern.toLowerCase().split(/[*?[{\\!]/)[0]);
  const isPlain = [one, other].map((pattern) => !/[*?[{\\!]/.test(pattern));
  if (isPlain[0] && isPlain[1]) return a === b;
  return isPlain[0] ? a.startsWith(b) : isPlain[1] ? b.startsWith(a) : a.startsWith(b) || b.startsWith(a);
}

function tagFindings(pattern: string, owner: string, rules: readonly TagRule[]): readonly Finding[] {
  const rule = rules.find(({ name_pattern }) => name_pattern === pattern);
  const wanted = { name_pattern: pattern, whitelist_usernames: [owner], whitelist_teams: [] };
  const change = { kind: 'tag', id: rule?.id, rule: wanted } as const;
  if (!rule) return [finding(pattern, 'There is no rule for these tags.', change)];
  const isRight =
    rule.whitelist_teams.length === 0 &&
    rule.whitelist_usernames.length === 1 &&
    rule.whitelist_usernames.every((name) => name.toLowerCase() === owner.toLowerCase());
  return isRight ? [] : [finding(pattern, 'Others may create, move and delete these tags.', change)];
}

function ownersTags(owner: string, tags: readonly string[]): Finding {
  return {
    subject: tags.join(', '),
    problem: `The account ${owner} may create, move and delete these tags, because a deploy key acts as the owner.`,
    byHand:
      'Let an organisation own the repository (Settings, Transfer Ownership); nobody logs in as an organisation.',
    change: undefined,
  };
}

function finding(subject: string, problem: string, change: Change): Finding {
  return { subject, problem, byHand: undefined, change };
}
