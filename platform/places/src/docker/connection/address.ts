import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type JsonObject, sha256 } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import type { SshTarget } from '../../ssh/machine.ts';
import { certificatesMissing, contextMissing } from '../failures.ts';
import { type DockerSettings, defaultHost, dockerSettingsOf } from '../settings.ts';

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
 * @throws DtaasError `docker-context-missing`, `docker-certificates-missing`
 */
export function addressOf({ host, context }: DockerSettings, environment: NodeJS.ProcessEnv): EngineAddress {
  if (context !== undefined) return addressOfContext(context, environment);
  if (host?.startsWith('tcp:')) {
    const folder = environment[certificatesVariable] ?? '';
    return tlsAddress(host, folder, `The variable ${certificatesVariable}`);
  }
  return addressOfHost(host ?? defaultHost);
}

/**
 * What Pulumi's provider is given. With a context it takes the address alone, from the home of the user; with the variable for
 * certificates it takes every engine for one behind TLS.
 *
 * @throws DtaasError `docker-context-missing`, `docker-certificates-missing`
 */
export function providerInputsOf(settings: DockerSettings, environment: NodeJS.ProcessEnv): JsonObject {
  const address = addressOf(settings, environment);
  const host = address.name;
  if (address.way !== 'tls') return { host, certPath: '' };
  return settings.context === undefined ? { host } : { host, certPath: address.folder };
}

function addressOfHost(host: string): EngineAddress {
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

/** As the client of Docker keeps contexts: `contexts/meta/<sha256 of the name>/meta.json` in its configuration. */
function addressOfContext(context: string, environment: NodeJS.ProcessEnv): EngineAddress {
  const config = environment['DOCKER_CONFIG'] ?? join(environment['HOME'] ?? homedir(), '.docker');
  const id = sha256(context);
  const text = attempt(() => readFileSync(join(config, 'contexts', 'meta', id, 'meta.json'), 'utf8'));
  const meta = attempt(() => JSON.parse(text ?? '') as { Endpoints?: { docker?: { Host?: unknown } } });
  const host = meta?.Endpoints?.docker?.Host;
  if (typeof host !== 'string') throw contextMissing({ context });
  if (!host.startsWith('tcp:')) {
    dockerSettingsOf({ host });
    return addressOfHost(host);
  }
  return tlsAddress(host, join(config, 'contexts', 'tls', id, 'docker'), `The context ${context}`);
}
