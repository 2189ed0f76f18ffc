import { forgeTokenForeign, forgeTokenMissing } from '../failures.ts';
import { type ForgeServer, knownServers, serverOfJob } from './server.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that may have a token, and the servers that the token belongs to: by their addresses. */
interface TokenVariable {
  readonly name: string;
  readonly kinds: readonly ForgeServer['kind'][];
  readonly servers: (environment: Environment) => readonly string[];
}

const allKinds: readonly ForgeServer['kind'][] = ['github', 'gitlab', 'gitea'];
const known = knownServers.map(({ url }) => url);

/** The server of the job, or else these. */
function ofJobOr(others: readonly string[]): TokenVariable['servers'] {
  return (environment) => {
    const job = serverOfJob(environment);
    return job ? [job.url] : others;
  };
}

/** The server that another variable names, or else the one of the job, or else these. */
function namedBy(names: readonly string[], others: readonly string[]): TokenVariable['servers'] {
  return (environment) => {
    const named = names.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
    return named === undefined ? ofJobOr(others)(environment) : [named];
  };
}

/**
 * In the order in which they are read. The names are those of the forges and of their command lines gh, glab and tea. A token
 * goes to its own server only: somebody may have several, and may look at a stranger's clone whose `platform.yaml` names the stranger's server.
 */
const tokenVariables: readonly TokenVariable[] = [
  { name: 'DTAAS_FORGE_TOKEN', kinds: allKinds, servers: namedBy(['DTAAS_FORGE_URL'], known) },
  { name: 'GH_TOKEN', kinds: ['github'], servers: ofJobOr(['https://github.com']) },
  // Gitea gives its jobs the token under the name that GitHub has for it.
  { name: 'GITHUB_TOKEN', kinds: ['github', 'gitea'], servers: ofJobOr(['https://github.com']) },
  { name: 'GH_ENTERPRISE_TOKEN', kinds: ['github'], servers: namedBy(['GH_HOST'], []) },
  { name: 'GITLAB_TOKEN', kinds: ['gitlab'], servers: namedBy(['GITLAB_HOST'], ['https://gitlab.com']) },
  { name: 'GITEA_TOKEN', kinds: ['gitea'], servers: namedBy(['GITEA_SERVER_URL'], []) },
  { name: 'FORGEJO_TOKEN', kinds: ['gitea'], servers: namedBy(['FORGEJO_SERVER_URL'], []) },
];

/** The token for a server and the variable that has it. Undefined if there is none. */
export function findToken(
  server: ForgeServer,
  environment: Environment,
): { readonly token: string; readonly variable: string } | undefined {
  for (const { name, kinds, servers } of tokenVariables) {
    const token = environment[name]?.trim();
    if (!token || !kinds.includes(server.kind)) continue;
    if (servers(environment).some((address) => isSameServer(address, server.url)))
      return { token, variable: name };
  }
  return undefined;
}

/**
 * @throws `forge-token-missing`; `forge-token-foreign` if DTAAS_FORGE_TOKEN belongs to another server, or nothing says to which one
 */
export function tokenFor(server: ForgeServer, environment: Environment): string {
  const found = findToken(server, environment);
  if (found) return found.token;
  const { title: forge, url } = server;
  if (environment['DTAAS_FORGE_TOKEN']) throw forgeTokenForeign({ forge, url });
  throw forgeTokenMissing({ forge, variables: tokenVariablesFor(server) });
}

/** The variables that a token for a server can be in. */
export function tokenVariablesFor({ kind, url }: ForgeServer): readonly string[] {
  const usual = { github: 'GH_TOKEN', gitlab: 'GITLAB_TOKEN', gitea: 'GITEA_TOKEN' }[kind];
  if (!known.includes(url)) return [`DTAAS_FORGE_TOKEN, and DTAAS_FORGE_URL=${url}`];
  return kind === 'gitea' ? ['DTAAS_FORGE_TOKEN'] : ['DTAAS_FORGE_TOKEN', usual];
}

/** @param named a URL, or a host as gh and glab take it */
function isSameServer(named: string, url: string): boolean {
  const text = /^https?:\/\//.test(named) ? named : `https://${named}`;
  if (!URL.canParse(text)) return false;
  const [one, other] = [new URL(text), new URL(url)];
  const rootOf = ({ pathname }: URL) => pathname.replace(/\/+$/, '');
  return one.origin === other.origin && rootOf(one) === rootOf(other);
}
