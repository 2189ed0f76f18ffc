import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sample } from './assets.ts';

/**
 * Recordings of a real incubator. Their repository states no licence, so they are never part of this one: they are
 * read where they lie beside the checkout, or where the variable says.
 */
const folder =
  process.env['DTAAS_INCUBATOR_RECORDINGS'] ??
  fileURLToPath(new URL('../../../shared/incubator', import.meta.url));

export const recordingsAreHere = existsSync(join(folder, '20230501_calibration_empty_system.csv'));

export interface Recording {
  /** Unix time of the first sample, s. */
  readonly epoch: number;
  /** Times in s from the first sample. */
  readonly samples: readonly Sample[];
}

/** `box` is the mean of the sensors named. */
export function readRecording(name: string, sensors: { room: string; box: readonly string[] }): Recording {
  const rows = table(name);
  const epoch = rows[0]!['time']!;
  const samples = rows.map((row) => ({
    time: secondsBetween(epoch, row['time']!),
    temperature: sensors.box.reduce((sum, sensor) => sum + Number(row[sensor]), 0) / sensors.box.length,
    roomTemperature: Number(row[sensors.room]),
    heaterOn: row['heater_on'] === 'True',
    fanOn: row['fan_on'] === 'True',
  }));
  return { epoch: secondsBetween('0', epoch), samples };
}

/** Unix times of the events whose name it is, s. */
export function readEvents(name: string, event: string): number[] {
  return table(name)
    .filter((row) => row['event'] === `"${event}"`)
    .map((row) => secondsBetween('0', row['time']!));
}

function table(name: string): { [column: string]: string }[] {
  const [header, ...lines] = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/);
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** Times are seconds, or integer nanoseconds, which are too long for a double. */
function secondsBetween(from: string, to: string): number {
  if (to.includes('.')) return Number(to) - Number(from);
  return Number(BigInt(to) - BigInt(from)) / 1e9;
}
