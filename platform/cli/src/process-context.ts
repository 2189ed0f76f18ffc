import type { Mask } from '@dtaas/processes';
import type { Context, OutputFormat } from './context.ts';

/** The context of a real call: the process's own streams, folder and signals. No secret reaches the streams. */
export function processContext(
  format: OutputFormat,
  mask: Mask,
  keepReport?: Context['keepReport'],
): Context {
  const write = (stream: NodeJS.WriteStream, text: string) =>
    void stream.write(mask(text.endsWith('\n') ? text : `${text}\n`));
  const abort = new AbortController();
  let askedAt: number | undefined;
  const stop = () => {
    // npm sends the signal of the terminal a second time; only a later one comes from an impatient person.
    if (askedAt !== undefined && Date.now() - askedAt > 500) process.exit(130);
    askedAt ??= Date.now();
    abort.abort();
  };
  // Not `once`: the library that restores the terminal's cursor ends the process if there is no other listener.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // The reader of a pipe has ended, as `head` does: a reason to stop, and not a fault.
      if (error.code === 'EPIPE') abort.abort();
      else throw error;
    });
  }
  return {
    cwd: process.cwd(),
    format,
    interactive: process.stdout.isTTY === true && format === 'text',
    signal: abort.signal,
    print: (text) => write(process.stdout, text),
    printJson: (value) => write(process.stdout, JSON.stringify(value, null, 2)),
    ...(keepReport && { keepReport }),
    note: (text) => write(process.stderr, text),
  };
}
