import { ensured } from '../ensured.ts';
import { forgeNotFound, forgeRefused } from '../failures.ts';
import type { Forge } from '../forge.ts';
import { fields, number, optional, text } from './answers.ts';
import type { GitLabProject } from './client.ts';

const shown = fields({
  id: number,
  path_with_namespace: text,
  default_branch: optional(text),
  visibility: optional(text),
  web_url: text,
  http_url_to_repo: text,
  import_status: optional(text),
  forked_from_project: optional(fields({ id: number })),
});

type Shown = ReturnType<typeof shown>;

/** Seconds that a new fork may take until it has its commits. */
const readyWithin = 120;

/** This project, its forks, and those that merge requests come from. */
export class Projects {
  readonly #project: GitLabProject;
  readonly #paths = new Map<number, Promise<string | undefined>>();
  #id: Promise<number> | undefined;

  constructor(project: GitLabProject) {
    this.#project = project;
  }

  #show(name: string | number): Promise<Shown> {
    return this.#project.read(`project ${name}`, shown, this.#project.api.Projects.show(name));
  }

  /** Undefined if there is none, or the account doesn't see it. */
  #find(name: string | number): Promise<Shown | undefined> {
    return this.#show(name).catch((error: unknown) => {
      if (forgeNotFound.is(error)) return undefined;
      throw error;
    });
  }

  async about(): Promise<Awaited<ReturnType<Forge['about']>>> {
    const { default_branch, visibility, web_url } = await this.#show(this.#project.path);
    return { defaultBranch: default_branch ?? 'main', isPublic: visibility === 'public', url: web_url };
  }

  async idOf(path: string): Promise<number> {
    if (path !== this.#project.path) return (await this.#show(path)).id;
    this.#id ??= this.#show(path).then(({ id }) => id);
    return this.#id;
  }

  /** The path of a project that a merge request comes from. Asked for once. */
  pathOf(id: number | undefined): Promise<string | undefined> {
    if (id === undefined) return Promise.resolve(undefined);
    const known = this.#paths.get(id);
    const asked = known ?? this.#find(id).then((found) => found?.path_with_namespace);
    this.#paths.set(id, asked);
    asked.catch(() => this.#paths.delete(id));
    return asked;
  }

  /** With the default branch alone: a fork has no use for the biographies of somebody else's twins. */
  async ensureFork(namespace: string | undefined): ReturnType<Forge['ensureFork']> {
    const { api, path, host } = this.#project;
    if (namespace === undefined)
      throw forgeRefused({ forge: host, request: 'fork the project', said: 'a job has no namespace' });
    const from = await this.#show(path);
    const name = `${namespace}/${from.path_with_namespace.split('/').at(-1)}`;
    const fork = await ensured<Shown>({
      look: () => this.#find(name),
      isRight: (found) => {
        if (found.forked_from_project?.id === from.id) return true;
        throw forgeRefused({
          forge: host,
          request: `fork to ${name}`,
          said: 'another project has that name',
        });
      },
      make: () => {
        const asked = api.Projects.fork(path, {
          namespacePath: namespace,
          ...(from.default_branch === undefined ? {} : { branches: from.default_branch }),
        });
        return this.#project.read('fork the project', shown, asked);
      },
    });
    await this.#ready(fork);
    return { repository: fork.path_with_namespace, cloneUrl: fork.http_url_to_repo };
  }

  /** GitLab fills a fork after it has answered. */
  async #ready(fork: Shown): Promise<void> {
    let now = fork;
    for (let second = 0; !['none', 'finished', undefined].includes(now.import_status); second++) {
      if (now.import_status === 'failed' || second === readyWithin)
        throw forgeRefused({
          forge: this.#project.host,
          request: 'fill the fork',
          said: `it is ${now.import_status}`,
        });
      await this.#project.wait(1000);
      now = await this.#show(fork.id);
    }
  }
}
