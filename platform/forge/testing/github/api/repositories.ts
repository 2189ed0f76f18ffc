import { fullName, mayAs, type Repository, roleOf } from '../state.ts';
import { bodyOf, type Call, type Handler, need, notFound, Refusal } from './call.ts';
import { shownRepository, shownUser } from './shown.ts';

export const repositories: Readonly<Record<string, Handler>> = {
  'users/get-authenticated': ({ account }) => {
    if (account === undefined) throw new Refusal(401, 'Requires authentication');
    if (account.endsWith('[bot]')) throw new Refusal(403, 'Resource not accessible by integration');
    return { status: 200, body: shownUser(account) };
  },
  'repos/get': ({ repository, origin }) => {
    if (repository.looksBeforeReady > 0) {
      repository.looksBeforeReady--;
      throw notFound();
    }
    return { status: 200, body: shownRepository(repository, origin) };
  },
  'repos/create-fork': async (call) => {
    const account = need(call, 'read');
    const { organization, default_branch_only } = bodyOf(call, 'repos', 'createFork');
    const owner = organization ?? account;
    if (organization !== undefined && !isMember(call, organization, account))
      throw new Refusal(403, 'You do not have permission to fork into this organization');
    const fork = forkOf(call, owner) ?? (await fork_(call, owner, account, default_branch_only === true));
    return { status: 202, body: shownRepository(fork, call.origin) };
  },
  'repos/get-collaborator-permission-level': (call) => {
    need(call, 'write');
    const login = call.path['username'] ?? '';
    if (![...call.state.tokens.values()].includes(login)) throw notFound();
    const role = roleOf(call.repository, login);
    const permission = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
    return { status: 200, body: { permission, role_name: role, user: shownUser(login) } };
  },
  'teams/list-members-in-org': ({ state, path }) => {
    const members = state.teams.get(`${path['org']}/${path['team_slug']}`);
    if (!members) throw notFound();
    return { status: 200, body: members.map(shownUser) };
  },
};

function isMember({ state }: Call, organization: string, account: string): boolean {
  const teams = [...state.teams].filter(([name]) => name.startsWith(`${organization}/`));
  return teams.some(([, members]) => members.includes(account));
}

function forkOf({ state, repository }: Call, owner: string): Repository | undefined {
  return state.repositories.find((one) => one.owner === owner && one.parent === repository);
}

function fork_({ state, repository }: Call, owner: string, account: string, onlyMain: boolean) {
  const isTaken = state.find(owner, repository.name) !== undefined;
  const name = isTaken ? `${repository.name}-1` : repository.name;
  return state.make(owner, name, { parent: repository, onlyMain }).then((made) => {
    made.roles.set(account, 'admin');
    return made;
  });
}

/** Whether somebody may see a repository at all; GitHub says "not found" otherwise. */
export function isVisible(repository: Repository, account: string | undefined): boolean {
  return mayAs(roleOf(repository, account), 'read') && fullName(repository) !== '';
}
