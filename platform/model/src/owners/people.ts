import { compareText, own } from '../references/index.ts';

/** Roles and teams of `platform.yaml`: the name of a role → its people, roles and teams of the forge. */
export type Roles = { readonly [role: string]: readonly string[] };

/** The roles whose names have a meaning: see docs/forges.md. */
export const maintainersRole = 'maintainers';
export const operatorsRole = 'operators';

export interface People {
  /** Names of accounts on the forge, without `@`. */
  readonly accounts: readonly string[];
  /** Teams and groups of the forge, without `@`: `plant/operators`. */
  readonly teams: readonly string[];
}

/**
 * Who is meant by owners or members of a role. A name is a role of `platform.yaml`, else a team of the forge if it has a `/`, else an account. Roles may
 * be in roles; one that is in itself adds nothing.
 */
export function peopleOf(names: readonly string[], roles: Roles): People {
  const [accounts, teams, seen] = [new Map<string, string>(), new Map<string, string>(), new Set<string>()];
  const add = (written: string): void => {
    const name = written.trim().replace(/^@/, '');
    const role = own(roles, name);
    if (role !== undefined) {
      if (seen.has(name)) return;
      seen.add(name);
      role.forEach(add);
    } else if (name !== '') {
      const found = name.includes('/') ? teams : accounts;
      // Forges ignore case in names.
      if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
    }
  };
  names.forEach(add);
  return { accounts: [...accounts.values()].sort(compareText), teams: [...teams.values()].sort(compareText) };
}
