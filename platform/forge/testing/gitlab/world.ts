import type { BareRepository } from './bare-repository.ts';

/** GitLab's access levels. */
export const level = { none: 0, guest: 10, reporter: 20, developer: 30, maintainer: 40, owner: 50 } as const;

export interface User {
  readonly id: number;
  readonly username: string;
  readonly token: string;
}

export interface Group {
  readonly id: number;
  /** `plant` or `plant/operators`. */
  readonly path: string;
  /** User's id → access level; members of a group are members of what it holds. */
  readonly members: Map<number, number>;
}

export interface Note {
  readonly id: number;
  readonly author: User;
  readonly createdAt: string;
  readonly system: boolean;
  body: string;
  updatedAt: string;
}

export interface MergeRequest {
  readonly id: number;
  readonly iid: number;
  readonly author: User;
  readonly createdAt: string;
  readonly source: Project;
  readonly sourceBranch: string;
  readonly targetBranch: string;
  readonly notes: Note[];
  readonly approvals: Set<number>;
  title: string;
  description: string;
  state: 'opened' | 'closed' | 'merged';
  sha: string;
  startSha: string;
  baseSha: string;
  /** How often it still answers that it is being checked. */
  checks: number;
  mergeCommit: string | null;
  mergedBy: User | null;
}

export interface Issue {
  readonly id: number;
  readonly iid: number;
  readonly author: User;
  readonly createdAt: string;
  readonly notes: Note[];
  title: string;
  description: string;
  state: 'opened' | 'closed';
  labels: string[];
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly name: string;
  readonly author: User;
  status: 'pending' | 'running' | 'success' | 'failed' | 'canceled';
  description: string | null;
  targetUrl: string | null;
  /** A newer one of the same name exists. */
  retried: boolean;
}

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
}

/** Who may do something to a protected branch or tag: a level, or a deploy key. */
export interface Access {
  readonly id: number;
  readonly level: number | null;
  readonly deployKey: number | null;
}

export interface ProtectedRef {
  readonly id: number;
  readonly name: string;
  readonly push: Access[];
  readonly merge: Access[];
  forcePush: boolean;
}

export interface DeployKey {
  readonly id: number;
  readonly key: string;
  title: string;
  canPush: boolean;
}

export interface Variable {
  readonly key: string;
  /** The environments whose jobs get it: a pattern. */
  readonly scope: string;
  value: string;
  type: 'env_var' | 'file';
  protected: boolean;
  masked: boolean;
  raw: boolean;
}

export interface Schedule {
  readonly id: number;
  readonly variables: { readonly key: string; value: string }[];
  description: string;
  owner: User;
  ref: string;
  cron: string;
  timezone: string;
  active: boolean;
}

export interface TriggerToken {
  readonly id: number;
  readonly description: string;
  readonly token: string;
  readonly owner: User;
}

export interface Webhook {
  readonly id: number;
  /** With `{key}` in place of each variable. */
  url: string;
  variables: Readonly<Record<string, string>>;
  /** `push_events` and so on, as GitLab calls them. */
  events: Readonly<Record<string, boolean>>;
  sslVerification: boolean;
  alertStatus: 'executable' | 'disabled';
}

export interface Runner {
  readonly id: number;
  readonly type: 'instance_type' | 'project_type';
  tags: readonly string[];
  isOnline: boolean;
  isProtected: boolean;
  runsUntagged: boolean;
}

/** A pipeline that was started by a trigger token. */
interface Pipeline {
  readonly id: number;
  readonly ref: string;
  readonly startedBy: User;
  readonly variables: Readonly<Record<string, string>>;
}

type ProcessMode = 'unordered' | 'oldest_first' | 'newest_first' | 'newest_ready_first';

export interface Release {
  readonly tag: string;
  name: string;
  description: string;
}

export interface Project {
  readonly id: number;
  /** `plant/operators/twins`. */
  readonly path: string;
  readonly repository: BareRepository;
  readonly visibility: 'public' | 'private';
  readonly forkOf: Project | undefined;
  readonly members: Map<number, number>;
  readonly mergeRequests: MergeRequest[];
  readonly issues: Issue[];
  readonly statuses: CommitStatus[];
  readonly labels: Label[];
  readonly protectedBranches: ProtectedRef[];
  readonly protectedTags: ProtectedRef[];
  readonly deployKeys: DeployKey[];
  readonly variables: Variable[];
  readonly releases: Release[];
  readonly approvalRules: { readonly id: number; name: string; approvalsRequired: number }[];
  readonly schedules: Schedule[];
  readonly triggerTokens: TriggerToken[];
  readonly webhooks: Webhook[];
  readonly runners: Runner[];
  readonly pipelines: Pipeline[];
  /** By key. A group comes with its first job. */
  readonly resourceGroups: Map<string, ProcessMode>;
  pipelineMustSucceed: boolean;
  forkPipelinesInParent: boolean;
  jobsMayPush: boolean;
  /** Who may start a pipeline with variables. */
  variablesRole: 'no_one_allowed' | 'owner' | 'maintainer' | 'developer';
  defaultProcessMode: ProcessMode;
  /** A fork is being filled until then (milliseconds of `Date.now`). */
  readyAt: number;
}

/** Everything that the server knows beside what is in the repositories. */
export interface World {
  readonly url: string;
  /** Entries; GitLab's is 100. */
  readonly longestPage: number;
  /** Premium: deploy keys and people in protection rules, required approvals. */
  readonly premium: boolean;
  /** The process modes that this version knows. */
  readonly processModes: readonly ProcessMode[];
  /** Whether an administrator lets webhooks call addresses of the local network, as that of the server itself may be. */
  webhooksToLocalNetwork: boolean;
  readonly users: User[];
  readonly groups: Group[];
  readonly projects: Project[];
  nextId(): number;
}

/** The groups around a path, from the outermost: `plant`, `plant/operators`. */
function groupsAround(world: World, path: string): readonly Group[] {
  return world.groups.filter((group) => path.startsWith(`${group.path}/`) || path === group.path);
}

/** The level of each member, inherited ones included. The highest counts. */
export function membersOfProject(world: World, project: Project): ReadonlyMap<number, number> {
  const members = new Map(project.members);
  for (const group of groupsAround(world, project.path))
    for (const [id, of] of group.members) members.set(id, Math.max(of, members.get(id) ?? 0));
  const owner = world.users.find(({ username }) => project.path.startsWith(`${username}/`));
  return owner === undefined ? members : members.set(owner.id, level.owner);
}

export function levelOf(world: World, project: Project, user: User | undefined): number {
  return user === undefined ? 0 : (membersOfProject(world, project).get(user.id) ?? 0);
}

export function canSee(world: World, project: Project, user: User | undefined): boolean {
  return project.visibility === 'public' || levelOf(world, project, user) >= level.guest;
}

/** Whether a pattern of a protected branch names a branch. On GitLab, `*` matches `/`, too. */
export function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(name);
}

/** The most permissive of the rules that name the branch counts. */
export function mayPush(world: World, project: Project, user: User | undefined, branch: string): boolean {
  const mine = levelOf(world, project, user);
  const rules = project.protectedBranches.filter(({ name }) => matches(name, branch));
  if (rules.length === 0) return mine >= level.developer;
  return rules.some(({ push }) => isAllowed(push, mine));
}

export function mayMergeInto(
  world: World,
  project: Project,
  user: User | undefined,
  branch: string,
): boolean {
  const mine = levelOf(world, project, user);
  const rules = project.protectedBranches.filter(({ name }) => matches(name, branch));
  if (rules.length === 0) return mine >= level.developer;
  return rules.some(({ merge, push }) => isAllowed(merge, mine) || isAllowed(push, mine));
}

function isAllowed(accesses: readonly Access[], mine: number): boolean {
  return accesses.some((one) => one.level !== null && one.level > 0 && mine >= one.level);
}
