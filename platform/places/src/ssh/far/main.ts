// The helper: runs on the machine of a place, called over ssh as `place.mjs <folder of state> <folder of the runner> [<folder of
// the place>]`. `wire.ts` describes its input and output.
import { join } from 'node:path';
import { type Readable, Writable } from 'node:stream';
import { DtaasError, machineRefusal } from '@dtaas/model';
import { storeFolder } from '@dtaas/processes';
import { readLines } from '@dtaas/runner';
import { removeOldCopies } from '../../bundle.ts';
import { type ErrorInJson, errorInJson } from '../failures.ts';
import { type Answer, greeting, type Request } from '../wire.ts';
import { streamsOn, verbsOn } from './verbs.ts';

type Carry = (input: Readable, output: Writable) => Promise<void>;

const [state = '', runner = '', folder = ''] = process.argv.slice(2);

process.env['DTAAS_STATE_HOME'] = state;
process.env['DTAAS_RUNNER'] = join(storeFolder(), runner, 'runner.mjs');
if (folder !== '') process.env['DTAAS_CACHE'] = join(folder, 'cache');
// The runtime folder of a login is removed with the last login, and a control socket must outlive it.
const { XDG_RUNTIME_DIR: _, ...environment } = process.env;

// If the caller is gone, the work that was begun is completed all the same.
process.stdout.on('error', () => {});
const say = (answer: Answer): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);
/** Standard output as a stream that can end. */
const output = new Writable({
  write: (chunk, _encoding, written) => void process.stdout.write(chunk, written),
});

process.stdout.write(`${greeting}\n`);
const line = await readLines(process.stdin).next();
if (!line.done) {
  await perform(JSON.parse(line.value) as Request).catch((error: unknown) => {
    const known = error instanceof DtaasError ? error : machineRefusal(error);
    say({ ok: false, error: known ? errorInJson(known) : fault(error) });
  });
}
process.stdout.end(() => {
  removeOldCopies(storeFolder());
  process.exit(0);
});

async function perform({ home, verb, given, looks }: Request): Promise<void> {
  const context = { home, environment, looks, onProgress: (progress: string) => say({ progress }) };
  const calls = { ...verbsOn(context), ...streamsOn(context) } as unknown as {
    readonly [verb: string]: (...given: readonly unknown[]) => Promise<unknown>;
  };
  const result = await calls[verb]!(...given);
  // JSON leaves a function out.
  say({ ok: true, result });
  if (typeof result === 'function') await (result as Carry)(process.stdin, output);
}

function fault(error: unknown): ErrorInJson {
  return {
    code: 'place-helper-failed',
    message: error instanceof Error ? error.message : String(error),
    hint: 'Run the command again. The log of the runner may say more: dtaas logs <twin>',
  };
}
