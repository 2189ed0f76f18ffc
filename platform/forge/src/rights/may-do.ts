import { maintainersRole, operatorsRole, peopleOf, type Roles } from '@dtaas/model';
import type { Permission } from '../forge.ts';

/** What a comment or a job can ask for. `approve`: that a merged plan may delete what it deletes. */
export type Action =
  | 'plan'
  | 'verify'
  | 'lock'
  | 'merge'
  | 'save'
  | 'restore'
  | 'suspend'
  | 'resume'
  | 'terminate'
  | 'approve';

/** Who asks, and whose asset or twin it is about. */
export interface Request {
  /** What the account may do in the repository, by the forge. */
  readonly permission: Permission;
  /** The account, by its name on the forge. */
  readonly login: string;
  /** `spec.roles` of main's `platform.yaml`. */
  readonly roles: Roles;
  /** `metadata.owners` of the asset or twin, as they are on main: a pull request cannot make its author an owner. */
  readonly owners: readonly string[];
  /** Members of the teams that `teamsAsked` names. A team that is not here has none. */
  readonly teams?: ReadonlyMap<string, readonly string[]>;
}

type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false /** A sentence. */; readonly why: string };

/** Who may do it beside administrators, all of whom the forge has to let write. `owners`: those of the asset or twin. */
const rights: { readonly [A in Action]: 'writers' | 'owners' | 'owners and operators' } = {
  plan: 'writers',
  verify: 'writers',
  lock: 'writers',
  merge: 'owners',
  save: 'owners and operators',
  restore: 'owners and operators',
  suspend: 'owners and operators',
  resume: 'owners and operators',
  terminate: 'owners',
  approve: 'owners',
};

/** What loses data needs somebody who is named. Without anybody, only administrators are left. */
const isDestructive = (action: Action): boolean => action === 'terminate' || action === 'approve';

/**
 * Whether an account may do something with an asset or a twin. `docs/forges.md` has the table.
 *
 * A name in a file is not enough: a name that somebody gave up on the forge can be taken by a stranger. So everybody needs the right to write, which the
 * forge gives to an account and not to a name.
 */
export function mayDo(action: Action, { permission, login, roles, owners, teams }: Request): Verdict {
  if (permission === 'admin') return { allowed: true };
  if (permission !== 'write')
    return refused(login, action, 'The forge does not let this account write to the repository.');
  const right = rights[action];
  if (right === 'writers') return { allowed: true };
  const isAmong = (names: readonly string[]): boolean => {
    const found = peopleOf(names, roles);
    const members = found.teams.flatMap((team) => membersOf(team, teams));
    return [...found.accounts, ...members].some((name) => name.toLowerCase() === login.toLowerCase());
  };
  const named = [maintainersRole, ...(right === 'owners' ? [] : [operatorsRole])].filter((role) =>
    Object.hasOwn(roles, role),
  );
  if (isAmong([...owners, ...named])) return { allowed: true };
  if (owners.length === 0 && named.length === 0 && !isDestructive(action)) return { allowed: true };
  return refused(login, action, `${whoMay(owners.length > 0, named)} may.`);
}

/** The forge's teams whose members `mayDo` has to know. */
export function teamsAsked({ roles, owners }: Pick<Request, 'roles' | 'owners'>): readonly string[] {
  const named = [maintainersRole, operatorsRole].filter((role) => Object.hasOwn(roles, role));
  return peopleOf([...owners, ...named], roles).teams;
}

function membersOf(team: string, teams: Request['teams']): readonly string[] {
  const found = [...(teams ?? [])].find(([name]) => name.toLowerCase() === team.toLowerCase());
  return found?.[1] ?? [];
}

function whoMay(hasOwners: boolean, roles: readonly string[]): string {
  const all = [
    ...(hasOwners ? ['owners'] : []),
    ...roles.map((role) => `the role ${role}`),
    'administrators',
  ];
  const last = all.pop();
  const text = all.length === 0 ? `only ${last}` : `only ${all.join(', ')} and ${last}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function refused(login: string, action: Action, reason: string): Verdict {
  return { allowed: false, why: `${login} may not ${action}. ${reason}` };
}
