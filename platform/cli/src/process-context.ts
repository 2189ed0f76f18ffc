import type { Context, OutputFormat } from './context.ts';

/** The context of a real call: the process's own streams, folder and signals. */
export function processContext(format: OutputFormat): Context {
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort());
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever read has had enough, as `head` does: a reason to stop, no fault.
      if (error.code === 'EPIPE') abort.abort();
      else throw error;
    });
  }
  return {
    cwd: process.cwd(),
    format,
    interactive: process.stdout.isTTY === true && format === 'text',
    signal: abort.signal,
    print: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    printJson: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    note: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  };
}
