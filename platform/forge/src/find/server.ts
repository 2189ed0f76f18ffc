import type { ForgeKind } from '../kind.ts';

/** A forge's server. */
export interface ForgeServer {
  readonly kind: Exclude<ForgeKind, 'local'>;
  /** The root of its pages, without `/` at its end: `https://github.com`, `https://plant.example/gitlab`. */
  readonly url: string;
  /** The root of its REST interface, without `/` at its end. */
  readonly api: string;
  /** For messages, e.g. `GitHub`. */
  readonly title: string;
  /** Other hosts that git reaches it at. */
  readonly gitHosts?: readonly string[];
}

/** A forge as `platform.yaml` names it. */
export interface NamedForge {
  readonly kind: ForgeServer['kind'];
  readonly url: string;
  readonly api?: string;
  readonly title?: string;
}

/** Servers that anybody knows. No file and no variable can name another interface for them. */
export const knownServers: readonly ForgeServer[] = [
  {
    kind: 'github',
    url: 'https://github.com',
    api: 'https://api.github.com',
    title: 'GitHub',
    // SSH over the port of HTTPS.
    gitHosts: ['ssh.github.com'],
  },
  {
    kind: 'gitlab',
    url: 'https://gitlab.com',
    api: 'https://gitlab.com/api/v4',
    title: 'GitLab',
    gitHosts: ['altssh.gitlab.com'],
  },
  {
    kind: 'gitea',
    url: 'https://codeberg.org',
    api: 'https://codeberg.org/api/v1',
    title: 'Codeberg',
  },
  { kind: 'gitea', url: 'https://gitea.com', api: 'https://gitea.com/api/v1', title: 'Gitea' },
];

const interfaces: Readonly<Record<ForgeServer['kind'], string>> = {
  github: '/api/v3',
  gitlab: '/api/v4',
  gitea: '/api/v1',
};

/** A server with what is left out: the usual path of its interface, and its address as its title. */
export function serverOf({ kind, url, api, title }: NamedForge): ForgeServer {
  const root = withoutSlash(url);
  return {
    kind,
    url: root,
    api: api === undefined ? root + interfaces[kind] : withoutSlash(api),
    title: title ?? root.replace(/^https?:\/\//, ''),
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The server that the job of this environment belongs to. Undefined outside of jobs. A runner sets these variables; a job's own
 * steps could as well, but they have the job's token anyway.
 */
export function serverOfJob(environment: Environment): ForgeServer | undefined {
  const named = (kind: ForgeServer['kind'], url?: string, api?: string): ForgeServer | undefined =>
    isHttpUrl(url) ? serverOf({ kind, url, ...(isHttpUrl(api) ? { api } : {}) }) : undefined;
  const { GITHUB_SERVER_URL, GITHUB_API_URL, CI_SERVER_URL, CI_API_V4_URL } = environment;
  // Gitea and Forgejo say that they are GitHub, too.
  if (isTrue(environment['GITEA_ACTIONS']) || isTrue(environment['FORGEJO_ACTIONS']))
    return named('gitea', GITHUB_SERVER_URL, GITHUB_API_URL);
  if (isTrue(environment['GITHUB_ACTIONS'])) return named('github', GITHUB_SERVER_URL, GITHUB_API_URL);
  if (isTrue(environment['GITLAB_CI'])) return named('gitlab', CI_SERVER_URL, CI_API_V4_URL);
  return undefined;
}

function isTrue(value: string | undefined): boolean {
  return value === 'true' || value === '1';
}

function isHttpUrl(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\//.test(text) && URL.canParse(text);
}
