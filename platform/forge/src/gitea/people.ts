import { forgeNotFound } from '../failures.ts';
import type { Forge, Permission } from '../forge.ts';
import type { Answer } from './client/answer.ts';
import { path } from './client/path.ts';
import { permissionSeenByJob } from './permission-seen-by-job.ts';
import type { Session } from './session.ts';

/** Who the token is, and what people may do. */
export function people(session: Session): Pick<Forge, 'account' | 'permissionOf' | 'membersOf' | 'about'> {
  const { client } = session;
  return {
    async account() {
      const user = await client.get('/user', { to: 'say whose token it is', subject: 'account' });
      // The user of jobs is none that exists: its number is negative.
      return user.at('id').number > 0 ? user.at('login').text : undefined;
    },

    async permissionOf(user) {
      const at = session.in(path`/collaborators/${user}/permission`);
      if (at === undefined) return 'none';
      const request = { to: `say what ${user} may do`, subject: `account ${user}` };
      const { status, answer } = await client.ask(at, request, [403, 404]);
      if (status === 403) return permissionSeenByJob(session, user, request);
      return status === 404 ? 'none' : permissionOf(answer.at('permission'));
    },

    async membersOf(team) {
      const [organisation = '', name, ...rest] = team.split('/');
      const request = { to: `list the members of ${team}`, subject: `team ${team}` };
      if (rest.length > 0) throw forgeNotFound({ forge: client.forge, subject: request.subject });
      if (name === undefined) return logins(await client.all(path`/orgs/${organisation}/members`, request));
      const id = await teamId(session, organisation, name, request);
      return logins(await client.all(path`/teams/${id}/members`, request));
    },

    async about() {
      const repository = await client.get(session.in(''), {
        to: 'describe the repository',
        subject: `repository ${session.repository}`,
      });
      return {
        defaultBranch: repository.at('default_branch').text,
        // Internal: everybody with an account on the server, and nobody else.
        isPublic: !repository.at('private').flag && repository.at('internal').optional?.flag !== true,
        url: repository.at('html_url').url,
      };
    },
  };
}

function permissionOf(answer: Answer): Permission {
  const permission = answer.text;
  if (permission === 'owner' || permission === 'admin') return 'admin';
  return permission === 'write' || permission === 'read' ? permission : 'none';
}

async function teamId(
  { client }: Session,
  organisation: string,
  name: string,
  request: { readonly to: string; readonly subject: string },
): Promise<number> {
  const teams = await client.all(path`/orgs/${organisation}/teams`, request);
  const team = teams.find((one) => one.at('name').text.toLowerCase() === name.toLowerCase());
  if (!team) throw forgeNotFound({ forge: client.forge, subject: request.subject });
  return team.at('id').number;
}

const logins = (users: readonly Answer[]): readonly string[] => users.map((user) => user.at('login').text);
