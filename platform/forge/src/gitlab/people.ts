import { forgeNotFound } from '../failures.ts';
import type { Permission } from '../forge.ts';
import { fields, list, number, optional, text } from './answers.ts';
import type { GitLabProject } from './client.ts';
import type { Projects } from './projects.ts';

const user = fields({ id: number, username: text });
const member = fields({ username: text, access_level: number, state: optional(text) });

/** Accounts, what they may do, and groups. */
export class People {
  readonly #project: GitLabProject;
  readonly #projects: Projects;

  constructor(project: GitLabProject, projects: Projects) {
    this.#project = project;
    this.#projects = projects;
  }

  /** A job's token is nobody's. */
  async account(): Promise<string | undefined> {
    const { api, isJob } = this.#project;
    if (isJob) return undefined;
    return (await this.#project.read('the account', user, api.Users.showCurrentUser())).username;
  }

  /** By the membership, inherited ones of groups included. */
  async permissionOf(name: string): Promise<Permission> {
    const { api, path } = this.#project;
    if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,254}$/u.test(name)) return 'none';
    const asked = api.Users.all({ username: name });
    const found = await this.#project.read(`the account ${name}`, list(user), asked);
    const account = found.find(({ username }) => username.toLowerCase() === name.toLowerCase());
    if (account === undefined) return 'none';
    const shown = api.ProjectMembers.show(path, account.id, { includeInherited: true });
    const level = await this.#project
      .read(`the membership of ${name}`, member, shown)
      .then(({ access_level, state }) => (state === undefined || state === 'active' ? access_level : 0))
      .catch((error: unknown) => {
        if (forgeNotFound.is(error)) return 0;
        throw error;
      });
    if (level >= 40) return 'admin';
    if (level >= 30) return 'write';
    // A guest of a private project doesn't see its files.
    if (level >= 20) return 'read';
    return (await this.#projects.about()).isPublic ? 'read' : 'none';
  }

  /** The members of the group itself: those of the groups around it are often its administrators, and were not meant. */
  async membersOf(group: string): Promise<readonly string[]> {
    const { api, host } = this.#project;
    if (
      !/^[\p{L}\p{N}_.][\p{L}\p{N}_./-]*$/u.test(group) ||
      group.split('/').some((part) => /^\.*$/.test(part))
    )
      throw forgeNotFound({ forge: host, subject: `group ${group}` });
    const found = await this.#project.read(
      `the group ${group}`,
      list(member),
      api.GroupMembers.all(group, { perPage: 100 }),
    );
    return found
      .filter(({ state }) => state === undefined || state === 'active')
      .map(({ username }) => username);
  }
}
