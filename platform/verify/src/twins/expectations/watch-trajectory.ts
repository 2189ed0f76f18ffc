import { convert, type Json, type TestPlan, type Trajectory } from '@dtaas/model';
import type { Given } from '../recorded-values.ts';
import { at, shown, type Verdict, type Watcher } from './verdict.ts';

/** The rows of a trajectory file without its head, each with its line in the file. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

type Column = Trajectory['columns'][number];

/** A value that the file expects of a port. */
interface Expected {
  readonly time: number;
  readonly value: Json;
  readonly line: number;
}

/** A cell that has no value of its column's type. */
type Misread = { readonly line: number; readonly cell: string };

/**
 * Compares a port with its column: at the time of each row, the port has the value that it gave last. Rows without a cell, and
 * rows from the end of the run on, expect nothing.
 */
export function watchTrajectory(
  trajectory: Trajectory,
  column: Column,
  rows: readonly Row[],
  { untilSeconds }: TestPlan,
): Watcher {
  const read = expectedOf(trajectory, column, rows);
  if ('cell' in read) {
    const reason = `${trajectory.file}:${read.line} has ${JSON.stringify(read.cell)} where a ${column.type} belongs`;
    return { take: () => {}, verdict: () => ({ reason }) };
  }
  const expected = read.filter(({ time }) => time < untilSeconds);
  if (expected.length === 0) {
    const reason = `${trajectory.file} has no value of ${column.port.name} before the end of the run at ${at(untilSeconds)}`;
    return { take: () => {}, verdict: () => ({ reason }) };
  }
  let next = 0;
  let last: Given | undefined;
  let wrong: Verdict | undefined;
  const compareUntil = (time: number) => {
    for (; !wrong && next < expected.length && expected[next]!.time < time; next += 1)
      wrong = differenceOf(trajectory, column, expected[next]!, last);
  };
  return {
    take(given) {
      compareUntil(given.time);
      last = given;
    },
    verdict() {
      compareUntil(Number.POSITIVE_INFINITY);
      return wrong ?? {};
    },
  };
}

function differenceOf(
  { file }: Trajectory,
  { port, absolute, relative }: Column,
  { time, value, line }: Expected,
  last: Given | undefined,
): Verdict | undefined {
  const where = `${file}:${line} has ${shown(value, port.unit)}`;
  if (last === undefined) return { time, reason: `${port.name} had no value at ${at(time)}, but ${where}` };
  if (typeof value !== 'number') {
    if (last.value === value) return undefined;
    return { time, reason: `${port.name} was ${shown(last.value)} at ${at(time)}, but ${where}` };
  }
  const most = Math.max(absolute, relative * Math.abs(value));
  if (Math.abs(Number(last.value) - value) <= most) return undefined;
  return {
    time,
    reason: `${port.name} was ${shown(last.value, port.unit)} at ${at(time)}, but ${where}, and the tolerance is ${shown(most, port.unit)}`,
  };
}

function expectedOf(
  { time }: Trajectory,
  column: Column,
  rows: readonly Row[],
): readonly Expected[] | Misread {
  const expected: Expected[] = [];
  for (const { line, cells } of rows) {
    const cell = cells[column.index]?.trim() ?? '';
    if (cell === '') continue;
    const when = cells[time.index]?.trim() ?? '';
    const seconds = when === '' ? Number.NaN : convert(Number(when), time.convert);
    if (!Number.isFinite(seconds)) return { line, cell: when };
    const value = valueOfCell(column, cell);
    if (value === undefined) return { line, cell };
    expected.push({ time: seconds, value, line });
  }
  return expected.sort((a, b) => a.time - b.time);
}

function valueOfCell({ type, convert: by }: Column, cell: string): Json | undefined {
  if (type === 'string') return cell;
  if (type === 'boolean') return cell === 'true' ? true : cell === 'false' ? false : undefined;
  const value = convert(Number(cell), by);
  return Number.isFinite(value) ? value : undefined;
}
