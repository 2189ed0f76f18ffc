import { stripVTControlCharacters } from 'node:util';
import type { RunnerStatus } from '@dtaas/runner';
import colors from 'picocolors';
import type { Context } from './context.ts';
import { shaded } from './print/health.ts';
import { plainText } from './print/plain-text.ts';
import { table } from './print/table.ts';
import { timeText, unitText, valueText } from './print/values.ts';

export interface LiveTableOptions {
  /** Ends by itself after that long; without it Ctrl-C does. */
  readonly seconds?: number;
  /** Between two lines where nothing redraws. */
  readonly lineEverySeconds?: number;
}

/**
 * Shows one twin living until its updates end, the time is over or the context is aborted: a table of each port that
 * redraws on a terminal, one line now and then elsewhere. It knows ports and units, nothing of any twin.
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
  // Some pseudo-terminals have no height; nothing can be redrawn there.
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
    update: (status) => update(fitted(liveText(status, process.stdout.columns), process.stdout)),
    done(last) {
      update.clear();
      update.done();
      if (last) print(liveText(last, process.stdout.columns));
    },
  };
}

/** The first lines that a screen holds: what is longer would push its own beginning off it. */
export function fitted(text: string, { rows, columns }: { rows: number; columns: number }): string {
  const lines = text.split('\n');
  // A line below stays free for the cursor, another for what is left out.
  let free = rows - 2;
  const shown = lines.findIndex((line) => {
    free -= Math.max(1, Math.ceil(stripVTControlCharacters(line).length / columns));
    return free < 0;
  });
  if (shown < 0) return text;
  return [...lines.slice(0, shown), colors.dim(`… ${lines.length - shown} more lines`)].join('\n');
}

/** Where nothing redraws: the table at first and at last, and between them what has changed, a line now and then. */
function inLines({ print }: Context, everySeconds: number): Show {
  let next = 0;
  let shown: RunnerStatus | undefined;
  return {
    update(status) {
      if (Date.now() < next) return;
      next = Date.now() + everySeconds * 1000;
      print(shown ? lineText(status, shown) : `${liveText(status)}\n`);
      shown = status;
    },
    done(last) {
      if (last && last !== shown) print(`\n${liveText(last)}`);
    },
  };
}

/** The whole of a status as a table; its rows are cut to the columns, where those are few. */
export function liveText(status: RunnerStatus, columns = Number.POSITIVE_INFINITY): string {
  const { twin, health, clock, isolation, reasons, values, pending } = status;
  const where = [
    isolation.mode === 'none' ? 'not isolated' : `${isolation.mode}, network ${isolation.network}`,
    ...(pending > 0 ? [`${pending} waiting to be committed`] : []),
  ];
  const rows = Object.entries(values).map(
    ([port, value]): Row => [port, valueText(value), unitText(value.unit)],
  );
  const remarks = [
    ...reasons.map((reason) => colors.yellow(plainText(reason))),
    ...isolation.remarks.map(colors.dim),
  ];
  return [
    `${colors.bold(twin)}  ${shaded(health)}  ${clockText(clock)}`,
    colors.dim(where.join('  ')),
    '',
    table(['port', '>value', 'unit'], narrowed(rows, columns)),
    ...remarks,
  ].join('\n');
}

const gap = 2;

/** A table that wraps can't be read: the ports give up their beginning first, then the values their end; units stay. */
function narrowed(rows: readonly Row[], columns: number): readonly Row[] {
  const widthOf = (at: 0 | 1 | 2, head: string) =>
    Math.max(head.length, ...rows.map((row) => row[at].length));
  const free = columns - widthOf(2, 'unit') - 2 * gap;
  const portWidth = Math.max(Math.floor(free / 2), free - widthOf(1, 'value'));
  const portShown = Math.min(portWidth, widthOf(0, 'port'));
  return rows.map(([port, value, unit]) => [
    port.length > portShown ? `…${port.slice(port.length - portShown + 1)}` : port,
    value.length > free - portShown ? `${value.slice(0, free - portShown - 1)}…` : value,
    unit,
  ]);
}

/** Port, value and unit, as they are shown. */
type Row = readonly [string, string, string];

/** What is other than before, in one line. */
function lineText({ health, clock, values }: RunnerStatus, before: RunnerStatus): string {
  const changed = Object.entries(values).filter(
    ([port, { value }]) => JSON.stringify(value) !== JSON.stringify(before.values[port]?.value),
  );
  const ports = changed.map(([port, value]) =>
    `${port} ${valueText(value)} ${unitText(value.unit)}`.trimEnd(),
  );
  const words = health === before.health ? [] : [health];
  return [clockText(clock), ...words, ...ports].join('  ');
}

export function clockText(clock: RunnerStatus['clock']): string {
  if (clock.mode === 'wall') return timeText(clock.t);
  const speed =
    clock.speed === undefined
      ? ''
      : clock.speed === 'max'
        ? ', as fast as it goes'
        : `, ${clock.speed}× real time`;
  const behind =
    clock.behind !== undefined && clock.behind >= 1 ? `, ${clock.behind.toFixed(0)} s behind` : '';
  return `step ${clock.step ?? 0} at ${timeText(clock.t)}${speed}${behind}`;
}
