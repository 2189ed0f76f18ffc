import { forgeNotFound } from '../failures.ts';
import type { Forge, Permission } from '../forge.ts';
import { refusal } from './api/failure-of.ts';
import { type Hub, per_page } from './api/hub.ts';

/** Names come from files and events; no other text becomes part of an address. */
const login = /^[a-z0-9](?:[a-z0-9_-]{0,99})(?:\[bot\])?$/i;
const slug = /^[a-z0-9][a-z0-9._-]{0,99}$/i;

export function peopleOn({ ask, where, client }: Hub): Pick<Forge, 'account' | 'permissionOf' | 'membersOf'> {
  return {
    account: () =>
      ask('show the account of the token', 'account of this token', async (api) => {
        try {
          return (await api.users.getAuthenticated()).data.login;
        } catch (error) {
          // "Resource not accessible by integration": the token of a job or of an app is nobody's.
          if (refusal(error, 403)?.includes('integration')) return undefined;
          throw error;
        }
      }),
    async permissionOf(username) {
      if (!login.test(username)) return 'none';
      return ask('show the permission of an account', `account ${username}`, async (api) => {
        try {
          return permissionOf((await api.repos.getCollaboratorPermissionLevel({ ...where, username })).data);
        } catch (error) {
          // The repository is there, so it is the account that isn't.
          if (refusal(error, 404) === undefined) throw error;
          return 'none';
        }
      });
    },
    async membersOf(team) {
      const [org = '', team_slug = '', ...more] = team.split('/');
      if (!slug.test(org) || !slug.test(team_slug) || more.length > 0)
        throw forgeNotFound({ forge: client.host, subject: `team ${team}` });
      const members = await ask('list members of a team', `team ${team}`, (api, octokit) =>
        octokit.paginate(api.teams.listMembersInOrg, { org, team_slug, per_page }),
      );
      return members.map(({ login }) => login).sort();
    },
  };
}

const roles: Readonly<Record<string, Permission>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
};

/** A role with a name of the organisation's own counts as the usual role that it is built on, which `permission` says. */
function permissionOf({ permission, role_name }: { permission: string; role_name: string }): Permission {
  return roles[permission] ?? roles[role_name] ?? 'none';
}
