import { connect as connectTcp, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOfUrl, type LinkSpec } from '@dtaas/model';
import {
  type ClientSession,
  type EndpointDescription,
  MessageSecurityMode,
  OPCUAClient,
  type OPCUAClientOptions,
  SecurityPolicy,
  type UserIdentityInfo,
  UserTokenType,
} from 'node-opcua-client';
import { makeReverseClientTransportFactory } from 'node-opcua-transport';
import type { LinkOptions } from '../link.ts';
import { isPinned, type OwnCertificate, thumbprintOf } from './certificates.ts';

/** An open session. */
export interface Session {
  readonly session: ClientSession;
  /** The URIs of the server's namespaces, by their indices. */
  readonly namespaces: readonly string[];
  /** Resolves with the reason when the session is over. */
  readonly over: Promise<string>;
  close(): Promise<void>;
}

/** As the library wants to see it. */
type ConnectedSocket = Socket & { readonly remoteAddress: string; readonly remotePort: number };

/** How long a server may take to end a session. */
const closeMs = 2000;
/** How long a socket may take to be connected. */
const connectMs = 10_000;
const secure = { mode: 'SignAndEncrypt', policy: 'Basic256Sha256' };

/**
 * Opens a session. The server's certificate is compared before anything is sent that matters.
 *
 * @throws Error with the reason for a user
 */
export async function openSession(
  link: LinkSpec,
  options: LinkOptions,
  own: OwnCertificate,
): Promise<Session> {
  const common: OPCUAClientOptions = {
    applicationName: options.clientId,
    applicationUri: own.applicationUri,
    clientName: options.clientId,
    certificateKeyPairProvider: own.provider,
    endpointMustExist: false,
    keepSessionAlive: true,
    // The link connects again by itself.
    connectionStrategy: { maxRetry: 0, initialDelay: 100, maxDelay: 100 },
    transportFactory: makeReverseClientTransportFactory(async () => {
      const socket = await connected(link.url, options.through);
      return { socket, serverUri: '', endpointUrl: link.url };
    }),
  };
  const { mode, policy } = link.security ?? secure;
  if (mode === 'None') return await begin(OPCUAClient.create(common), link, options);
  const endpoint = await endpointFor(common, link, mode, policy);
  const client = OPCUAClient.create({
    ...common,
    securityMode: endpoint.securityMode,
    securityPolicy: SecurityPolicy[policy as keyof typeof SecurityPolicy],
    serverCertificate: endpoint.serverCertificate,
  });
  return await begin(client, link, options);
}

async function begin(client: OPCUAClient, { url }: LinkSpec, options: LinkOptions): Promise<Session> {
  let session: ClientSession | undefined;
  const end = async (): Promise<void> => {
    await session?.close().catch(() => {});
    await client.disconnect().catch(() => {});
  };
  // A server that has fallen silent doesn't hold up the end.
  const close = async (): Promise<void> => {
    await Promise.race([end(), sleep(closeMs, undefined, { ref: false })]);
  };
  try {
    await client.connect(url);
    session = await client.createSession(identityOf(options.credentials));
    const opened = session;
    const over = new Promise<string>((resolve) => {
      client.once('connection_lost', () => resolve('the connection was lost'));
      client.once('close', () => resolve('the server closed the connection'));
      opened.once('session_closed', () => resolve('the server closed the session'));
      opened.once('keepalive_failure', () => resolve('the server does not answer'));
    });
    const namespaces = await session.readNamespaceArray();
    return { session, namespaces, over, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The endpoint with this security, after its certificate was compared with the one that the twin expects. */
async function endpointFor(
  common: OPCUAClientOptions,
  { url, serverThumbprint }: LinkSpec,
  mode: string,
  policy: string,
): Promise<EndpointDescription> {
  const client = OPCUAClient.create(common);
  let endpoints: readonly EndpointDescription[];
  try {
    await client.connect(url);
    endpoints = await client.getEndpoints();
  } finally {
    await client.disconnect().catch(() => {});
  }
  const uri = SecurityPolicy[policy as keyof typeof SecurityPolicy];
  const found = endpoints.find(
    ({ securityMode, securityPolicyUri }) =>
      MessageSecurityMode[securityMode] === mode && securityPolicyUri === uri,
  );
  if (found === undefined) {
    const offered = endpoints.map(
      (each) => `${MessageSecurityMode[each.securityMode]} ${each.securityPolicyUri?.split('#')[1]}`,
    );
    throw new Error(
      `the server does not offer ${mode} with ${policy}, but ${[...new Set(offered)].join(', ')}`,
    );
  }
  const { serverCertificate } = found;
  if (serverThumbprint !== undefined && !isPinned(serverCertificate, serverThumbprint))
    throw new Error(
      `the server has another certificate than the twin expects. The thumbprint of the server's certificate is ${thumbprintOf(serverCertificate, 'sha1')}`,
    );
  return found;
}

function identityOf(credentials: string | undefined): UserIdentityInfo {
  if (credentials === undefined) return { type: UserTokenType.Anonymous };
  const colon = credentials.indexOf(':');
  const [userName, password] =
    colon < 0 ? [credentials, ''] : [credentials.slice(0, colon), credentials.slice(colon + 1)];
  return { type: UserTokenType.UserName, userName, password };
}

async function connected(url: string, through: string | undefined): Promise<ConnectedSocket> {
  const { host, port } = addressOfUrl(url)!;
  const socket = connectTcp(through === undefined ? { host, port } : { path: through });
  socket.setTimeout(connectMs, () => socket.destroy(new Error('the server does not answer')));
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.setTimeout(0);
  return socket as ConnectedSocket;
}
