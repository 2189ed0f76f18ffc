import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { emulatorId, type Json, physical, type WorkspaceSpec } from '@dtaas/model';
import type { Given } from './recorded-values.ts';

/**
 * Writes a run as a table, in the form of a trajectory file: `time` and each output, with its unit in brackets. A row has the
 * values of one time. If a port gave several, there are several rows.
 */
export function recordingCsv(path: string, { components }: WorkspaceSpec) {
  const sources = Object.entries(components).flatMap(([id, { outputs }]) =>
    Object.entries(outputs).map(([port, { unit }]) => ({
      source: `${id}.${port}`,
      heading: `${id === emulatorId ? physical : id}.${port}${unit === undefined ? '' : ` [${unit}]`}`,
    })),
  );
  const columnOf = new Map(sources.map(({ source }, index) => [source, index + 1]));
  const stream = createWriteStream(path);
  const write = async (cells: readonly string[]) => {
    if (!stream.write(`${cells.join(',')}\n`)) await once(stream, 'drain');
  };
  let row: string[] | undefined;
  return {
    begin: () => write(['time', ...sources.map(({ heading }) => quoted(heading))]),
    async take({ source, time, value }: Given): Promise<void> {
      const column = columnOf.get(source)!;
      if (row && (row[0] !== String(time) || row[column] !== '')) {
        await write(row);
        row = undefined;
      }
      row ??= [String(time), ...sources.map(() => '')];
      row[column] = cell(value);
    },
    async end(): Promise<void> {
      if (row) await write(row);
      stream.end();
      await finished(stream);
    },
  };
}

function cell(value: Json): string {
  return typeof value === 'string' ? quoted(value) : quoted(JSON.stringify(value));
}

/** RFC 4180. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
