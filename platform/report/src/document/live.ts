import { isDeepStrictEqual } from 'node:util';
import type { RunnerStatus } from '@dtaas/runner';
import { type Block, gap, line } from './document.ts';
import { clockLine, sandboxLine, shaded } from './parts.ts';
import { unitAndCount, valueText } from './values.ts';
import { joined, say, toned } from './words.ts';

/** A running twin with the value of each port; rows are shortened to the columns of the screen. */
export function liveTwin(status: RunnerStatus, columns = Number.POSITIVE_INFINITY): readonly Block[] {
  const { twin, health, clock, isolation, reasons, values, pending } = status;
  const waiting = pending > 0 ? say`  ${pending} to be committed` : [];
  const rows = Object.entries(values).map(
    ([port, value]): Row => [port, valueText(value), unitAndCount(value)],
  );
  return [
    line(say`${toned('strong', say`${twin}`)}  ${shaded(health)}  ${clockLine(clock)}`),
    line(toned('faint', say`${sandboxLine(isolation, say`not isolated`)}${waiting}`)),
    gap,
    {
      kind: 'table',
      columns: ['port', '>value', 'unit'],
      rows: shortened(rows, columns).map((row) => row.map((text) => say`${text}`)),
      depth: 0,
    },
    ...reasons.map((reason) => line(toned('warning', say`${reason}`))),
    ...isolation.remarks.map((remark) => line(toned('faint', say`${remark}`))),
  ];
}

type Row = readonly [port: string, value: string, unit: string];

const gapWidth = 2;

/** Shortens ports at their beginning and values at their end, so that each row fits a line. Units stay whole. */
function shortened(rows: readonly Row[], columns: number): readonly Row[] {
  const widthOf = (at: 0 | 1 | 2, head: string) =>
    Math.max(head.length, ...rows.map((row) => row[at].length));
  const free = columns - widthOf(2, 'unit') - 2 * gapWidth;
  const portWidth = Math.max(Math.floor(free / 2), free - widthOf(1, 'value'));
  const shown = Math.min(portWidth, widthOf(0, 'port'));
  return rows.map(([port, value, unit]) => [
    port.length > shown ? `…${port.slice(port.length - shown + 1)}` : port,
    value.length > free - shown ? `${value.slice(0, free - shown - 1)}…` : value,
    unit,
  ]);
}

/** What has changed since an earlier status, in one line. */
export function liveChange({ health, clock, values }: RunnerStatus, before: RunnerStatus): Block {
  const ports = Object.entries(values)
    .filter(([port, { value, count }]) => {
      const last = before.values[port];
      // The same event may come again.
      return !isDeepStrictEqual([value, count], [last?.value, last?.count]);
    })
    .map(([port, value]) => `${port} ${valueText(value)} ${unitAndCount(value)}`.trimEnd());
  const news = health === before.health ? [] : [shaded(health)];
  return line(joined([clockLine(clock), ...news, ...ports], '  '));
}
