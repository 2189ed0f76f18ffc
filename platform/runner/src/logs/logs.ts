import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { attempt } from '@dtaas/processes';
import type { LogLine } from '../protocol.ts';
import { readMeteredLines } from '../transport/metered-lines.ts';
import { readWorkspaceFile } from '../workspace/workspace-file.ts';

/** A component's log is at most twice this: the file that grows, and the one before it. */
const maxFileBytes = 2 ** 20;

/** Longer lines are dropped. */
const maxLineBytes = 64 * 2 ** 10;
const limits = { linesPerSecond: 1000, bytesPerSecond: 2 ** 20 };

export type Logs = ReturnType<typeof openLogs>;

/**
 * Opens the logs of a workspace: one a component, and the runner's own. A line has its time. A full file replaces the one before it.
 *
 * @param mask takes secrets out of a line
 */
export function openLogs(directory: string, components: readonly string[], mask: (text: string) => string) {
  const ids = [...components, 'runner'];
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const write = (id: string, text: string): void => {
    const path = logPath(directory, id);
    const line = Buffer.from(`${new Date().toISOString()} ${mask(text)}\n`);
    // A full disk costs the line, not the twin.
    attempt(() => {
      const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (bytes + line.length > maxFileBytes && bytes > 0) renameSync(path, `${path}.1`);
      appendFileSync(path, line, { mode: 0o600 });
    });
  };
  return {
    write,
    /** Writes the output of a component, no faster than the limits. */
    follow(id: string, stream: Readable): void {
      readMeteredLines(stream, maxLineBytes, limits, {
        line: (line) => write(id, line),
        tooLong: () => write(id, `[runner] a line of more than ${maxLineBytes} bytes`),
        flood: () => {},
      });
    },
    /** Returns the last lines of one log or of all together, oldest first. */
    read: (options: LogOptions) => readLogs(directory, ids, options),
  };
}

/** The logs that the runner of a workspace left when it ended. */
export interface LeftLogs {
  /** The ids of the components, and `runner`. */
  readonly components: readonly string[];
  /** What a living runner would answer. */
  readonly lines: readonly LogLine[];
}

export interface LogOptions {
  /** Absent: all logs together. */
  readonly component?: string | undefined;
  /** How many lines, from the end. */
  readonly tail: number;
}

/** @throws DtaasError `workspace-unreadable` */
export async function leftLogs(workspace: string, options: LogOptions): Promise<LeftLogs> {
  const { spec } = await readWorkspaceFile(workspace);
  const components = [...Object.keys(spec.components), 'runner'];
  return { components, lines: readLogs(join(workspace, 'logs'), components, options) };
}

function readLogs(
  directory: string,
  ids: readonly string[],
  { component, tail }: LogOptions,
): readonly LogLine[] {
  const wanted = ids.filter((id) => component === undefined || id === component);
  const lines = wanted.flatMap((id) => readLog(id, logPath(directory, id), tail));
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(-tail);
}

function readLog(component: string, path: string, tail: number): readonly LogLine[] {
  const files = [`${path}.1`, path].filter((file) => existsSync(file));
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  return lines.slice(-tail).map((line) => {
    const space = line.indexOf(' ');
    return { component, at: line.slice(0, space), text: line.slice(space + 1) };
  });
}

function logPath(directory: string, id: string): string {
  return join(directory, `${id}.log`);
}
