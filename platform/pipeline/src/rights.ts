import { type Action, type Forge, forgeErrors, mayDo, type Permission, teamsAsked } from '@dtaas/forge';

type Roles = Parameters<typeof mayDo>[1]['roles'];
type Verdict = ReturnType<typeof mayDo>;

export interface RightsOptions {
  readonly forge: Pick<Forge, 'permissionOf' | 'membersOf'>;
  /** `spec.roles` of main's `platform.yaml`. */
  readonly roles: Roles;
  /** The owners of a twin before what is asked for: a merge must not make its author an owner first. */
  readonly ownersOf: (twin: string) => readonly string[];
}

/** Whether an account may do something with a twin. Asks the forge once for each account and for each team. */
export type Rights = (action: Action, account: string, twin: string) => Promise<Verdict>;

export function rightsBy({ forge, roles, ownersOf }: RightsOptions): Rights {
  const permissions = new Map<string, Promise<Permission>>();
  const teams = new Map<string, Promise<readonly string[]>>();
  const once = <T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> => {
    const asked = known.get(key) ?? ask();
    known.set(key, asked);
    return asked;
  };
  return async (action, login, twin) => {
    const owners = ownersOf(twin);
    const permission = await once(permissions, login, () => forge.permissionOf(login));
    const members = teamsAsked({ roles, owners }).map(
      async (team) => [team, await once(teams, team, () => membersOf(forge, team))] as const,
    );
    return mayDo(action, { permission, login, roles, owners, teams: new Map(await Promise.all(members)) });
  };
}

/** A team that does not exist, or that the token does not show, has no members. */
async function membersOf(forge: RightsOptions['forge'], team: string): Promise<readonly string[]> {
  try {
    return await forge.membersOf(team);
  } catch (error) {
    if (forgeErrors.forgeNotFound.is(error) || forgeErrors.forgeRefused.is(error)) return [];
    throw error;
  }
}
