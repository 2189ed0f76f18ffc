// The helper: runs on the machine of a place, called over ssh. `main.mjs <folder of state> <folder of the runner> [<folder of
// the place>]`; what is said on standard input and output, `wire.ts` tells.
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { DtaasError, machineRefusal } from '@dtaas/model';
import { readLines } from '@dtaas/runner';
import { socketPath } from '@dtaas/sandbox';
import { processSettings } from '../../process/settings.ts';
import { type Answer, type Greeting, helperProtocol, type Request, type ToldError } from '../wire.ts';
import { perform } from './perform.ts';

const [state = '', runner = '', folder = ''] = process.argv.slice(2);

process.env['DTAAS_STATE_HOME'] = state;
if (folder !== '') process.env['DTAAS_CACHE'] = join(folder, 'cache');
// A folder of the login is removed with the last login, and a control socket must outlive it.
const { XDG_RUNTIME_DIR: _, ...lasting } = process.env;
process.env['DTAAS_RUNNER'] = join(state, 'store', runner, 'runner.mjs');
const settings = {
  ...processSettings(),
  socket: (name: string) => socketPath(name, lasting),
};

// Whoever asked may be gone; what was begun is completed all the same.
process.stdout.on('error', () => {});
const say = (value: Answer | Greeting): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
/** Standard output as a stream that can end. */
const output = new Writable({
  write: (chunk, _encoding, written) => void process.stdout.write(chunk, written),
});

say({ protocol: helperProtocol });
const line = await readLines(process.stdin).next();
if (!line.done) {
  try {
    const request = JSON.parse(line.value) as Request;
    const { result, stream } = await perform(request, settings, (progress) => say({ progress }));
    say({ ok: true, result: result ?? null, now: Date.now() });
    await stream?.(process.stdin, output);
  } catch (error) {
    say({ ok: false, error: told(error) });
  }
}
process.stdout.end(() => process.exit(0));

function told(error: unknown): ToldError {
  const known = error instanceof DtaasError ? error : machineRefusal(error);
  if (known) return { code: known.code, message: known.message, hint: known.hint };
  return {
    code: 'place-helper-failed',
    message: error instanceof Error ? error.message : String(error),
    hint: 'Run the command again. The logs of the runner may say more: dtaas logs <twin>',
  };
}
