import { once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { DtaasError } from '@dtaas/model';
import { processStream } from '@dtaas/processes';
import { type ClientOptions, sshClient } from '../../ssh/client.ts';
import { certificatesRefused } from '../failures.ts';
import type { EngineAddress } from './address.ts';
import { connectionTrouble, sessionTrouble } from './trouble.ts';

export interface Connection {
  readonly stream: Duplex;
  /** Why the stream ended before the engine has answered, if more is known than that it ended. */
  readonly explain?: () => Promise<DtaasError | undefined>;
}

/** Opens a stream to a Docker Engine. Rejects with a DtaasError that says why there is none. */
export type Connect = (patience: AbortSignal) => Promise<Connection>;

export function connectorTo(address: EngineAddress, options: ClientOptions): Connect {
  if (address.way !== 'ssh') return async (patience) => ({ stream: await connected(address, patience) });
  const client = sshClient(address.target, options);
  return async () => {
    // As Docker's own client does: each stream is a session on one shared connection.
    const { stdin, stdout, ended, kill } = await client.session('exec docker system dial-stdio', []);
    ended.then(undefined, () => {});
    const stream = processStream(stdout, stdin).once('close', kill);
    return {
      stream,
      async explain() {
        const end = await ended;
        return end.code === 0 ? undefined : (sessionTrouble(address, end) ?? (await client.giveUp(end)));
      },
    };
  };
}

async function connected(
  address: Exclude<EngineAddress, { way: 'ssh' }>,
  patience: AbortSignal,
): Promise<Socket> {
  const [socket, event] =
    address.way === 'socket'
      ? [connectSocket(address.path), 'connect']
      : [begunTls(address), 'secureConnect'];
  try {
    await once(socket, event, { signal: patience });
    return socket;
  } catch (error) {
    socket.destroy();
    throw connectionTrouble(address, error);
  }
}

function begunTls({
  name,
  host,
  port,
  folder,
  certificates,
}: Extract<EngineAddress, { way: 'tls' }>): Socket {
  try {
    return connectTls({ host, port, ...certificates });
  } catch (cause) {
    // Before anything is sent: a file has no certificate, or the key belongs to another one.
    const reason = `cert.pem or key.pem in ${folder} can't be used (${(cause as Error).message})`;
    throw certificatesRefused({ engine: name, reason, cause });
  }
}
