import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../platform/cli/bin/dtaas.mjs', import.meta.url));

/** A candidate that runs `dtaas` in `folder/work`, with its own cache and state under `folder`. */
export function dtaas(folder, name, arguments_, more = {}) {
  return {
    name,
    command: [process.execPath, bin, ...arguments_],
    cwd: more.cwd ?? join(folder, 'work'),
    env: { DTAAS_CACHE: join(folder, 'cache'), DTAAS_STATE_HOME: join(folder, 'state'), ...more.env },
    ...(more.before ? { before: more.before } : {}),
    ...(more.accepts ? { accepts: more.accepts } : {}),
    ...(more.limitMs ? { limitMs: more.limitMs } : {}),
  };
}
