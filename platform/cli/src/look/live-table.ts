import { stripVTControlCharacters } from 'node:util';
import { asText, liveChange, liveTwin } from '@dtaas/report';
import type { RunnerStatus } from '@dtaas/runner';
import colors from 'picocolors';
import type { Context } from '../context.ts';

type Statuses = AsyncIterable<RunnerStatus>;

/**
 * Shows a running twin until its updates end, the time is over or the context is aborted. On a terminal, a table of all
 * ports is redrawn; elsewhere, the table is printed at the start and at the end, and lines with changes in between.
 *
 * @param watch starts the updates; the signal ends them
 * @param options `seconds`: how long; without it, until Ctrl-C. `lineEverySeconds`: the time between two lines
 */
export async function liveTable(
  context: Context,
  watch: (signal: AbortSignal) => Statuses,
  options: { readonly seconds?: number; readonly lineEverySeconds?: number } = {},
): Promise<void> {
  const { seconds, lineEverySeconds = 2 } = options;
  const timeout = seconds === undefined ? [] : [AbortSignal.timeout(seconds * 1000)];
  const statuses = watch(AbortSignal.any([context.signal, ...timeout]));
  // Nothing can be redrawn on a pseudo-terminal without a height.
  if (context.interactive && process.stdout.rows > 0) await redraw(context, statuses);
  else await printLines(context, statuses, lineEverySeconds);
}

async function redraw({ print }: Context, statuses: Statuses): Promise<void> {
  const { createLogUpdate } = await import('log-update');
  const update = createLogUpdate(process.stdout);
  const draw = (status: RunnerStatus) => asText(liveTwin(status, process.stdout.columns));
  let last: RunnerStatus | undefined;
  for await (const status of statuses) {
    update(fitted(draw(status), process.stdout));
    last = status;
  }
  update.clear();
  update.done();
  if (last) print(draw(last));
}

/** The first lines of a text that fit the screen. A longer text would scroll its own beginning away. */
export function fitted(text: string, { rows, columns }: { rows: number; columns: number }): string {
  const lines = text.split('\n');
  // One line stays free for the cursor, another for the number of lines left out.
  let free = rows - 2;
  const shown = lines.findIndex((line) => {
    free -= Math.max(1, Math.ceil(stripVTControlCharacters(line).length / columns));
    return free < 0;
  });
  if (shown < 0) return text;
  return [...lines.slice(0, shown), colors.dim(`… ${lines.length - shown} more lines`)].join('\n');
}

async function printLines({ print }: Context, statuses: Statuses, everySeconds: number): Promise<void> {
  let next = 0;
  let shown: RunnerStatus | undefined;
  let last: RunnerStatus | undefined;
  for await (const status of statuses) {
    last = status;
    if (Date.now() < next) continue;
    next = Date.now() + everySeconds * 1000;
    print(shown ? asText([liveChange(status, shown)]) : `${asText(liveTwin(status))}\n`);
    shown = status;
  }
  if (last && last !== shown) print(`\n${asText(liveTwin(last))}`);
}
