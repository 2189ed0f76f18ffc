import { forgeNotFound } from '../../failures.ts';
import type { Protection, ProtectionGap } from '../../forge.ts';
import { fields, flag, list, number, optional, text } from '../answers.ts';
import type { GitLabProject } from '../client.ts';
import { gone } from '../gone.ts';
import { refusedWith } from '../requests.ts';
import { deployKeys } from '../secrets.ts';
import { gapsOf, isForKeys, isMergeOnly, type Seen } from './gaps.ts';
import { branchRule, guardOf, type Rule, somebody, tagRule } from './rules.ts';

const settings = fields({
  only_allow_merge_if_pipeline_succeeds: optional(flag),
  ci_allow_fork_pipelines_to_run_in_parent_project: optional(flag),
});
const approvalRule = fields({ id: number, name: text, approvals_required: number });
const ourApprovals = 'dtaas';

export async function protectionGaps(
  project: GitLabProject,
  wanted: Protection,
): Promise<readonly ProtectionGap[]> {
  return gapsOf(await look(project), wanted);
}

async function look(project: GitLabProject): Promise<Seen> {
  const { api, path } = project;
  const paged = { perPage: 100 };
  const [branches, tags, keys, shown, approvals] = await Promise.all([
    project.read('the protected branches', list(branchRule), api.ProtectedBranches.all(path, paged)),
    project.read('the protected tags', list(tagRule), api.ProtectedTags.all(path, paged)),
    deployKeys(project),
    project.read('the project', settings, api.Projects.show(path)),
    approvalRules(project),
  ]);
  return {
    branches,
    tags,
    keys: new Set(keys.filter(({ can_push }) => can_push === true).map(({ id }) => id)),
    pipelineMustSucceed: shown.only_allow_merge_if_pipeline_succeeds === true,
    forkPipelinesInParent: shown.ci_allow_fork_pipelines_to_run_in_parent_project !== false,
    approvals: approvals && Math.max(0, ...approvals.map((rule) => rule.approvals_required)),
  };
}

/** Undefined in the free edition, which has no such address. */
async function approvalRules(project: GitLabProject) {
  try {
    const asked = project.api.MergeRequestApprovals.allApprovalRules(project.path);
    return await project.read('the approval rules', list(approvalRule), asked);
  } catch (error) {
    if (forgeNotFound.is(error) || refusedWith(error)?.status === 403) return undefined;
    throw error;
  }
}

/** Mends what can be mended, and looks again: what is left is what GitLab did not take. */
export async function ensureProtection(
  project: GitLabProject,
  wanted: Protection,
): Promise<readonly ProtectionGap[]> {
  const seen = await look(project);
  const before = project.requests;
  await protectMain(project, seen, wanted.main);
  for (const pattern of wanted.state)
    await protectForKeys(branchRules(project), seen, seen.branches, pattern);
  for (const pattern of wanted.tags) await protectForKeys(tagRules(project), seen, seen.tags, pattern);
  await set(project, seen, wanted);
  return gapsOf(project.requests === before ? seen : await look(project), wanted);
}

async function set(project: GitLabProject, seen: Seen, { main }: Protection): Promise<void> {
  const { api, path } = project;
  const change = {
    ...(main.statuses.length > 0 && !seen.pipelineMustSucceed
      ? { onlyAllowMergeIfPipelineSucceeds: true }
      : {}),
    ...(seen.forkPipelinesInParent ? { ciAllowForkPipelinesToRunInParentProject: false } : {}),
  };
  if (Object.keys(change).length > 0)
    await project.read('change the settings', settings, api.Projects.edit(path, change));
  if (seen.approvals === undefined || seen.approvals >= main.approvals) return;
  const ours = (await approvalRules(project))?.find(({ name }) => name === ourApprovals);
  const asked =
    ours === undefined
      ? api.MergeRequestApprovals.createApprovalRule(path, ourApprovals, main.approvals, {
          ruleType: 'any_approver',
        })
      : api.MergeRequestApprovals.editApprovalRule(path, ours.id, ourApprovals, main.approvals);
  await project.read('require approvals', approvalRule, asked);
}

/** The two kinds of rules: what can be done to one of them. */
interface Rules {
  /** With a level each (0 is nobody), and the keys that may push, which the free edition refuses. */
  create(name: string, who: { merge: number; keys: readonly number[] }): Promise<Rule>;
  remove(name: string): Promise<unknown>;
  /** Changes who may push, in place. Undefined where GitLab has no such request. */
  edit?(name: string, push: readonly Change[]): Promise<Rule>;
}

type Change =
  | { readonly id: number; readonly _destroy: true }
  | { readonly deploy_key_id: number }
  | { readonly access_level: 0 };

function branchRules(project: GitLabProject): Rules {
  const { api, path } = project;
  return {
    create: (name, { merge, keys }) => {
      const options = {
        pushAccessLevel: 0,
        mergeAccessLevel: merge === 0 ? 0 : merge >= 40 ? 40 : 30,
        allowForcePush: false,
        ...(keys.length > 0 ? { allowedToPush: keys.map((id) => ({ deployKeyId: id })) } : {}),
      } as const;
      // The client's types don't know deploy keys here.
      const asked = api.ProtectedBranches.create(path, name, options as never);
      return project.read(`protect ${name}`, branchRule, asked);
    },
    remove: (name) => api.ProtectedBranches.remove(path, name),
    edit: (name, push) => {
      const options = { allowForcePush: false, ...(push.length > 0 ? { allowedToPush: push } : {}) };
      return project.read(
        `protect ${name}`,
        branchRule,
        api.ProtectedBranches.edit(path, name, options as never),
      );
    },
  };
}

function tagRules(project: GitLabProject): Rules {
  const { api, path } = project;
  return {
    create: (name, { keys }) => {
      const options = {
        createAccessLevel: 0,
        ...(keys.length > 0 ? { allowedToCreate: keys.map((id) => ({ deployKeyId: id })) } : {}),
      };
      return project.read(`protect ${name}`, tagRule, api.ProtectedTags.create(path, name, options as never));
    },
    remove: (name) => api.ProtectedTags.remove(path, name),
  };
}

async function protectMain(
  project: GitLabProject,
  seen: Seen,
  { branch }: Protection['main'],
): Promise<void> {
  const rules = branchRules(project);
  const now = seen.branches.find(({ name }) => name === branch);
  const merge = Math.max(30, ...(now?.merge ?? []).map(({ level }) => level ?? 0));
  if (!isMergeOnly(now)) {
    if (now === undefined) await rules.create(branch, { merge, keys: [] });
    else if (somebody(now.merge).length === 0 || !isMergeOnly(await edited(rules, now, [])))
      await replace(rules, seen.branches, branch, { merge, keys: [] });
  }
  await removeGuard(rules, seen.branches, branch);
}

async function protectForKeys(
  rules: Rules,
  seen: Seen,
  all: readonly Rule[],
  pattern: string,
): Promise<void> {
  const keys = [...seen.keys];
  const now = all.find(({ name }) => name === pattern);
  const isRight = (rule: Rule | undefined): boolean => isForKeys(rule, seen.keys);
  if (now === undefined) await createForKeys(rules, pattern, keys);
  else if (!isRight(now)) {
    if (somebody(now.merge).length > 0 || !isRight(await edited(rules, now, keys)))
      await replace(rules, all, pattern, { merge: 0, keys });
  } else if (somebody(now.push).length === 0 && keys.length > 0) await edited(rules, now, keys);
  await removeGuard(rules, all, pattern);
}

/** With the keys where the edition takes them, else for nobody. */
async function createForKeys(rules: Rules, name: string, keys: readonly number[]): Promise<Rule> {
  try {
    return await rules.create(name, { merge: 0, keys });
  } catch (error) {
    if (keys.length === 0 || ![400, 403, 422].includes(refusedWith(error)?.status ?? 0)) throw error;
    return rules.create(name, { merge: 0, keys: [] });
  }
}

/** The rule after a change in place. As it was, where GitLab offers none or the edition refuses it. */
async function edited(rules: Rules, now: Rule, keys: readonly number[]): Promise<Rule> {
  if (rules.edit === undefined) return now;
  const wrong = somebody(now.push).filter(
    ({ deployKey }) => deployKey === undefined || !keys.includes(deployKey),
  );
  const missing = keys.filter((id) => !now.push.some(({ deployKey }) => deployKey === id));
  const change: Change[] = [
    ...wrong.map(({ id }) => ({ id, _destroy: true }) as const),
    ...missing.map((id) => ({ deploy_key_id: id })),
    ...(now.push.some(({ level }) => level === 0) ? [] : [{ access_level: 0 } as const]),
  ];
  try {
    return await rules.edit(now.name, change);
  } catch (error) {
    if (![400, 403, 404, 422].includes(refusedWith(error)?.status ?? 0)) throw error;
    return now;
  }
}

/** Makes a rule anew while its guard protects the same branches. After a kill at any step, the next run goes on. */
async function replace(
  rules: Rules,
  all: readonly Rule[],
  name: string,
  { merge, keys }: { readonly merge: number; readonly keys: readonly number[] },
): Promise<void> {
  const guard = guardOf(name);
  if (!all.some((rule) => rule.name === guard)) await rules.create(guard, { merge: 0, keys: [] });
  await rules.remove(name);
  if (merge === 0) await createForKeys(rules, name, keys);
  else await rules.create(name, { merge, keys });
  await rules.remove(guard);
}

/** Removes the guard that a killed run left. The rule itself is there by now. */
async function removeGuard(rules: Rules, before: readonly Rule[], name: string): Promise<void> {
  const guard = guardOf(name);
  if (!before.some((rule) => rule.name === guard)) return;
  await gone(rules.remove(guard));
}
