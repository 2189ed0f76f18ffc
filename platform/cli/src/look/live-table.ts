import { stripVTControlCharacters } from 'node:util';
import { asText, liveChange, liveTwin } from '@dtaas/report';
import type { RunnerStatus } from '@dtaas/runner';
import colors from 'picocolors';
import type { Context } from '../context.ts';

export interface LiveTableOptions {
  /** How long to show the twin; without it, until Ctrl-C. */
  readonly seconds?: number;
  /** Seconds between two lines if nothing can be redrawn. */
  readonly lineEverySeconds?: number;
}

/**
 * Shows a running twin until its updates end, the time is over or the context is aborted. On a terminal, a table of all
 * ports is redrawn; elsewhere, the table is printed at the start and at the end, and lines with changes in between.
 *
 * @param watch starts the updates; the signal ends them
 * @returns the last status seen
 */
export async function liveTable(
  context: Context,
  watch: (signal: AbortSignal) => AsyncIterable<RunnerStatus>,
  { seconds, lineEverySeconds = 2 }: LiveTableOptions = {},
): Promise<RunnerStatus | undefined> {
  const timeout = seconds === undefined ? [] : [AbortSignal.timeout(seconds * 1000)];
  // Nothing can be redrawn on a pseudo-terminal without a height.
  const redraws = context.interactive && process.stdout.rows > 0;
  const show = redraws ? await redrawing(context) : inLines(context, lineEverySeconds);
  let last: RunnerStatus | undefined;
  for await (const status of watch(AbortSignal.any([context.signal, ...timeout]))) {
    last = status;
    show.update(status);
  }
  show.done(last);
  return last;
}

interface Show {
  update(status: RunnerStatus): void;
  done(last: RunnerStatus | undefined): void;
}

async function redrawing({ print }: Context): Promise<Show> {
  const { createLogUpdate } = await import('log-update');
  const update = createLogUpdate(process.stdout);
  return {
    update: (status) => update(fitted(asText(liveTwin(status, process.stdout.columns)), process.stdout)),
    done(last) {
      update.clear();
      update.done();
      if (last) print(asText(liveTwin(last, process.stdout.columns)));
    },
  };
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

/** Prints the table at the start and at the end, and lines with what has changed in between. */
function inLines({ print }: Context, everySeconds: number): Show {
  let next = 0;
  let shown: RunnerStatus | undefined;
  return {
    update(status) {
      if (Date.now() < next) return;
      next = Date.now() + everySeconds * 1000;
      print(shown ? asText([liveChange(status, shown)]) : `${asText(liveTwin(status))}\n`);
      shown = status;
    },
    done(last) {
      if (last && last !== shown) print(`\n${asText(liveTwin(last))}`);
    },
  };
}
