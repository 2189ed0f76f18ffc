import { randomBytes } from 'node:crypto';
import { type Bare, folderOf, makeBare } from './bare.ts';

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface Pull {
  readonly number: number;
  title: string;
  body: string | null;
  readonly author: string;
  state: 'open' | 'closed';
  merged?: { readonly at: string; readonly by: string; readonly commit: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly repository: string; sha: string };
  /** `base head` for which it was computed whether it can be merged. */
  computed?: string;
  /** What the merge brought into the base. */
  brought: ReadonlySet<string>;
  readonly approvals: Set<string>;
  readonly created: string;
  updated: string;
}

export interface Issue {
  readonly number: number;
  readonly author: string;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  labels: string[];
  readonly created: string;
  updated: string;
}

export interface Comment {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  body: string;
  readonly created: string;
  updated: string;
}

export interface Ruleset {
  readonly id: number;
  name: string;
  target: string;
  enforcement: string;
  conditions: { ref_name?: { include?: string[]; exclude?: string[] } };
  rules: { type: string; parameters?: Readonly<Record<string, unknown>> }[];
  bypass_actors: { actor_type: string; actor_id?: number | null; bypass_mode?: string }[];
}

export interface Environment {
  readonly id: number;
  readonly policies: { id: number; name: string; type: string }[];
  limits: { protected_branches: boolean; custom_branch_policies: boolean } | null;
  readonly secrets: Map<string, { readonly sealed: string; readonly created: string }>;
}

/** A repository as GitHub keeps it. */
export interface Repository {
  readonly id: number;
  readonly owner: string;
  name: string;
  readonly bare: Bare;
  readonly parent: Repository | undefined;
  readonly roles: Map<string, Role>;
  readonly isPrivate: boolean;
  /** Looks at a fork that is still being copied. */
  looksBeforeReady: number;
  readonly pulls: Pull[];
  readonly issues: Issue[];
  readonly comments: Comment[];
  readonly statuses: {
    sha: string;
    context: string;
    state: string;
    description: string | null;
    url: string | null;
    id: number;
    at: string;
  }[];
  readonly labels: Map<string, { id: number; name: string; color: string; description: string | null }>;
  readonly rulesets: Ruleset[];
  readonly classic: Map<string, object>;
  readonly keys: { id: number; title: string; key: string; read_only: boolean; created: string }[];
  readonly environments: Map<string, Environment>;
  readonly releases: { id: number; tag: string; name: string | null; body: string | null; created: string }[];
}

/** All that the server knows. */
export class State {
  readonly repositories: Repository[] = [];
  /** Former name → repository. */
  readonly renamed = new Map<string, Repository>();
  readonly tokens = new Map<string, string>();
  /** `organisation/slug` → members. */
  readonly teams = new Map<string, readonly string[]>();
  private last = 0;

  constructor(private readonly root: string) {}

  nextId(): number {
    return ++this.last;
  }

  tokenOf(account: string): string {
    for (const [token, owner] of this.tokens) if (owner === account) return token;
    const token = `github_pat_${randomBytes(20).toString('hex')}`;
    this.tokens.set(token, account);
    return token;
  }

  find(owner: string, name: string): Repository | undefined {
    const is = (one: Repository) =>
      one.owner.toLowerCase() === owner.toLowerCase() && one.name.toLowerCase() === name.toLowerCase();
    return this.repositories.find(is);
  }

  async make(
    owner: string,
    name: string,
    options: { readonly parent?: Repository; readonly onlyMain?: boolean; readonly isPrivate?: boolean } = {},
  ): Promise<Repository> {
    const { parent, onlyMain = false, isPrivate = false } = options;
    const folder = folderOf(this.root, `${owner}/${name}`);
    const bare = await makeBare(folder, parent && { bare: parent.bare, onlyMain });
    const made: Repository = {
      id: this.nextId(),
      owner,
      name,
      bare,
      parent,
      roles: new Map(),
      isPrivate,
      looksBeforeReady: parent ? 2 : 0,
      pulls: [],
      issues: [],
      comments: [],
      statuses: [],
      labels: new Map(),
      rulesets: [],
      classic: new Map(),
      keys: [],
      environments: new Map(),
      releases: [],
    };
    this.repositories.push(made);
    return made;
  }

  /** Pull requests and issues share their numbers. */
  nextNumber({ pulls, issues }: Repository): number {
    return pulls.length + issues.length + 1;
  }
}

export function fullName({ owner, name }: Repository): string {
  return `${owner}/${name}`;
}

/** To the second, as GitHub writes times. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

const ranks: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export function roleOf(repository: Repository, account: string | undefined): Role {
  if (account === repository.owner) return 'admin';
  return repository.roles.get(account ?? '') ?? (repository.isPrivate ? 'none' : 'read');
}

export function mayAs(role: Role, needed: Role): boolean {
  return ranks.indexOf(role) >= ranks.indexOf(needed);
}
