import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DtaasError, sha256 } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { contextMissing, contextUnusable } from '../failures.ts';
import { defaultHost, dockerSettingsOf } from '../settings.ts';

/** Docker's own name for the engine of the machine. No file has it. */
const ownEngine = 'default';

const longestBytes = 2 ** 20;

/**
 * Where a Docker context leads, as Docker's client keeps it: `contexts/meta/<sha256 of the name>/meta.json` in its configuration. The
 * files are of the person who deploys, who may have edited them.
 *
 * @returns `certificates`: the folder for the certificates of an address with `tcp:`, there or not
 * @throws DtaasError `docker-context-missing`, `docker-context-unusable`
 */
export function readContext(
  context: string,
  environment: NodeJS.ProcessEnv,
): { readonly host: string; readonly certificates: string } {
  const config = environment['DOCKER_CONFIG'] || join(environment['HOME'] ?? homedir(), '.docker');
  const id = sha256(context);
  const certificates = join(config, 'contexts', 'tls', id, 'docker');
  if (context === ownEngine) return { host: defaultHost, certificates };
  const file = join(config, 'contexts', 'meta', id, 'meta.json');
  const text = textOf(file, context);
  const meta = attempt(() => JSON.parse(text) as unknown);
  if (meta === undefined) throw contextUnusable({ context, reason: `${file} is not JSON` });
  const { Endpoints } = Object(meta) as { Endpoints?: { docker?: { Host?: unknown } } };
  const host = Endpoints?.docker?.Host;
  if (typeof host !== 'string' || host === '')
    throw contextUnusable({ context, reason: `${file} has no address of a Docker Engine` });
  if (attempt(() => dockerSettingsOf({ host })) === undefined) {
    const reason = `its address is ${JSON.stringify(host.slice(0, 100))} (expected: unix:///path, ssh://user@host, or tcp://host:port)`;
    throw contextUnusable({ context, reason });
  }
  return { host, certificates };
}

function textOf(file: string, context: string): string {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) throw contextMissing({ context });
    // Reading a pipe would wait for ever.
    if (!found.isFile() || found.size > longestBytes)
      throw contextUnusable({ context, reason: `${file} is not a file of a context` });
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof DtaasError) throw cause;
    const { code = String(cause) } = cause as NodeJS.ErrnoException;
    throw contextUnusable({ context, reason: `${file} can't be read (${code})`, cause });
  }
}
