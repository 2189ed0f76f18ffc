// The helper: runs on the machine of a place, called over ssh. `main.mjs <folder of state> <folder of the runner> [<folder of
// the place>]`; what is said on standard input and output, `wire.ts` tells.

import { join } from 'node:path';
import { type Readable, Writable } from 'node:stream';
import { DtaasError, machineRefusal } from '@dtaas/model';
import { storeFolder } from '@dtaas/processes';
import { readLines } from '@dtaas/runner';
import { type ToldError, toldError } from '../told-error.ts';
import { type Answer, type Greeting, helperProtocol, type Request } from '../wire.ts';
import { streamsOn, verbsOn } from './verbs.ts';

type Carry = (input: Readable, output: Writable) => Promise<void>;

const [state = '', runner = '', folder = ''] = process.argv.slice(2);

process.env['DTAAS_STATE_HOME'] = state;
process.env['DTAAS_RUNNER'] = join(storeFolder(), runner, 'runner.mjs');
if (folder !== '') process.env['DTAAS_CACHE'] = join(folder, 'cache');
// The runtime folder of a login is removed with the last login, and a control socket must outlive it.
const { XDG_RUNTIME_DIR: _, ...environment } = process.env;

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
  await perform(JSON.parse(line.value) as Request).catch((error: unknown) => {
    const known = error instanceof DtaasError ? error : machineRefusal(error);
    say({ ok: false, error: known ? toldError(known) : fault(error) });
  });
}
process.stdout.end(() => process.exit(0));

async function perform({ home, verb, given }: Request): Promise<void> {
  const context = { home, environment, onProgress: (progress: string) => say({ progress }) };
  const calls = { ...verbsOn(context), ...streamsOn(context) } as unknown as {
    readonly [verb: string]: (...given: readonly unknown[]) => Promise<unknown>;
  };
  const result = await calls[verb]!(...given);
  const isStream = typeof result === 'function';
  say({ ok: true, result: isStream ? null : (result ?? null), now: Date.now() });
  if (isStream) await (result as Carry)(process.stdin, output);
}

function fault(error: unknown): ToldError {
  return {
    code: 'place-helper-failed',
    message: error instanceof Error ? error.message : String(error),
    hint: 'Run the command again. The log of the runner may say more: dtaas logs <twin>',
  };
}
