import { join } from 'node:path';
import type { LogLine } from '../protocol.ts';
import { readLogTail } from './log-file.ts';

/** The last lines of one of these logs or of all together, oldest first. */
export function readLogs(
  directory: string,
  ids: readonly string[],
  { component, tail }: { readonly component?: string | undefined; readonly tail: number },
): readonly LogLine[] {
  const wanted = ids.filter((id) => component === undefined || id === component);
  const lines = wanted.flatMap((id) =>
    readLogTail(logPath(directory, id), tail).map((line) => ({ component: id, ...line })),
  );
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(-tail);
}

export function logPath(directory: string, id: string): string {
  return join(directory, `${id}.log`);
}
