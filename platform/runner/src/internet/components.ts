import type { WorkspaceSpec } from '@dtaas/model';

/** Where components find the proxy to the Internet: an address of loopback that nothing else uses in the twin's network. */
export const proxyAt = { address: '127.0.0.2', port: 3128 } as const;

export const reachesInternet = ({ network }: Pick<WorkspaceSpec, 'network'>): boolean =>
  network.internet === 'allow';

/**
 * The variables by which programs find the proxy: those of curl, pip, npm and the like, and the one that makes Node's `fetch` use them.
 * What `allow` has is reached through it, too: few programs let a variable say which port of a host needs no proxy, and the other ports of
 * the host may be on the Internet.
 */
export function proxyVariables(spec: Pick<WorkspaceSpec, 'network'>): Readonly<Record<string, string>> {
  if (!reachesInternet(spec)) return {};
  const url = `http://${proxyAt.address}:${proxyAt.port}`;
  const without = 'localhost,127.0.0.1,::1';
  const named = { http_proxy: url, https_proxy: url, no_proxy: without };
  return { ...named, HTTP_PROXY: url, HTTPS_PROXY: url, NO_PROXY: without, NODE_USE_ENV_PROXY: '1' };
}
