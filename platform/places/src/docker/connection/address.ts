import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import type { SshTarget } from '../../ssh/machine.ts';
import { certificatesMissing } from '../failures.ts';
import { type DockerSettings, defaultHost } from '../settings.ts';
import { readContext } from './context.ts';

/** Where a Docker Engine is, and how to reach it. `name` is for messages. */
export type EngineAddress =
  | { readonly way: 'socket'; readonly name: string; readonly path: string }
  | { readonly way: 'ssh'; readonly name: string; readonly target: SshTarget }
  | {
      readonly way: 'tls';
      readonly name: string;
      readonly host: string;
      readonly port: number;
      /** Where the certificates are. */
      readonly folder: string;
      readonly certificates: Certificates;
    };

/** Docker's own variable, which Pulumi's provider reads, too. */
const certificatesVariable = 'DOCKER_CERT_PATH';

/** PEM texts. */
interface Certificates {
  readonly ca: Buffer;
  readonly cert: Buffer;
  readonly key: Buffer;
}

/**
 * The context that the person uses now (`docker context use`) counts for nothing: a place is the same engine for everybody.
 *
 * @throws DtaasError `docker-context-missing`, `docker-context-unusable`, `docker-certificates-missing`
 */
export function addressOf({ host, context }: DockerSettings, environment: NodeJS.ProcessEnv): EngineAddress {
  if (context !== undefined) {
    const { host: at, certificates } = readContext(context, environment);
    return addressOfHost(at, certificates, `The Docker context ${context} should have`);
  }
  const folder = environment[certificatesVariable] ?? '';
  const source = `The variable ${certificatesVariable} should name the folder with`;
  return addressOfHost(host ?? defaultHost, folder, source);
}

/**
 * What Pulumi's provider is given. With a context it takes the address alone, from the home of the user; with the variable for
 * certificates it takes every engine for one behind TLS.
 *
 * @throws DtaasError `docker-context-missing`, `docker-context-unusable`, `docker-certificates-missing`
 */
export function providerInputsOf(settings: DockerSettings, environment: NodeJS.ProcessEnv): JsonObject {
  const address = addressOf(settings, environment);
  const host = address.name;
  if (address.way !== 'tls') return { host, certPath: '' };
  return settings.context === undefined ? { host } : { host, certPath: address.folder };
}

/** @param source begins the message about a missing certificate */
function addressOfHost(host: string, folder: string, source: string): EngineAddress {
  if (host.startsWith('tcp:')) return tlsAddress(host, folder, source);
  const { protocol, hostname, port, username, pathname } = new URL(host);
  if (protocol === 'unix:') return { way: 'socket', name: host, path: pathname };
  const target = {
    host: hostname,
    ...(username === '' ? {} : { user: username }),
    ...(port === '' ? {} : { port: Number(port) }),
  };
  return { way: 'ssh', name: host, target };
}

function tlsAddress(host: string, folder: string, source: string): EngineAddress {
  const read = (file: string): Buffer => {
    const bytes = folder === '' ? undefined : attempt(() => readFileSync(join(folder, file)));
    if (bytes === undefined) throw certificatesMissing({ engine: host, source, file: join(folder, file) });
    return bytes;
  };
  const certificates = { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
  // URL knows no default port of this protocol, and so keeps it.
  const { hostname, port } = new URL(host);
  return { way: 'tls', name: host, host: hostname, port: Number(port), folder, certificates };
}
