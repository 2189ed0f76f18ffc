import { isInterfaceOf } from '@dtaas/model';
import { forgeRemoteInvalid, forgeUnknown } from '../failures.ts';
import { parseRemote, printRemote, type RemoteAddress } from './remote-address.ts';
import { type ForgeServer, knownServers, type NamedForge, serverOf, serverOfJob } from './server.ts';

/** A repository, and the forge that it is on. */
export type FoundForge =
  | { readonly kind: 'local' /** The absolute path. */; readonly repository: string }
  | (ForgeServer & { /** `owner/name`; on GitLab `group/subgroup/name`. */ readonly repository: string });

export interface FindOptions {
  /** Forges that `platform.yaml` names. */
  readonly forges: readonly NamedForge[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where relative paths begin. */
  readonly folder: string;
}

type ServerAddress = Extract<RemoteAddress, { at: 'server' }>;

/**
 * Finds the forge of a remote, by its address. Servers that anybody knows come first, then the server of the job, then those of `platform.yaml`, because a
 * pull request can change that file.
 *
 * @throws `forge-unknown`, `forge-remote-invalid`
 */
export function findForge(remote: string, { forges, environment, folder }: FindOptions): FoundForge {
  const address = parseRemote(remote, folder);
  if (!address) throw forgeRemoteInvalid({ remote: 'The remote' });
  if (address.at === 'path') return { kind: 'local', repository: address.path };
  const job = serverOfJob(environment);
  const named = forges.filter(isOwn).map(serverOf);
  const servers = [...knownServers, ...(job ? [job] : []), ...named];
  const server = servers.find((each) => pathAt(each, address) !== undefined);
  if (!server) throw forgeUnknown({ remote: printRemote(address) });
  const repository = pathAt(server, address) ?? '';
  if (!isRepository(server.kind, repository)) throw forgeRemoteInvalid({ remote: printRemote(address) });
  return { ...server, repository };
}

/** `dtaas check` reports the others. They count for nothing, since a token would be sent to them. */
function isOwn({ url, api }: NamedForge): boolean {
  return URL.canParse(url) && (api === undefined || (URL.canParse(api) && isInterfaceOf(url, api)));
}

/** The path of a remote on a server, or undefined if the remote is elsewhere. */
function pathAt(server: ForgeServer, { protocol, host, port, path }: ServerAddress): string | undefined {
  const root = new URL(server.url);
  if (server.gitHosts?.includes(host)) return path;
  if (root.hostname !== host) return undefined;
  // The ports of ssh and git say nothing about the one of the pages, and neither has the relative root in its paths.
  if (!protocol.startsWith('http')) return path;
  if (root.port !== (port === undefined ? '' : String(port))) return undefined;
  if (root.pathname === '/') return path;
  const prefix = `${root.pathname.slice(1)}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** GitLab has groups in groups. */
function isRepository(kind: ForgeServer['kind'], path: string): boolean {
  const names = path.split('/');
  const isDeepEnough = kind === 'gitlab' ? names.length >= 2 : names.length === 2;
  return isDeepEnough && names.every((name) => /^(?!\.{1,2}$)[\p{L}\p{N}_.-]+$/u.test(name));
}
