import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { LogLine } from '../protocol.ts';
import { readMeteredLines } from '../transport/metered-lines.ts';
import { readWorkspaceFile } from '../workspace/workspace-file.ts';
import { LogFile, readLogTail } from './log-file.ts';

/** The logs of a workspace: one a component, and the runner's own. */
export class Logs {
  readonly #directory: string;
  readonly #files: ReadonlyMap<string, LogFile>;

  constructor(directory: string, components: readonly string[], mask: (text: string) => string) {
    this.#directory = directory;
    this.#files = new Map(
      [...components, 'runner'].map((id) => [id, new LogFile(logPath(directory, id), mask)]),
    );
  }

  of(component: string): LogFile {
    return this.#files.get(component)!;
  }

  /** The last lines of one log or of all together, oldest first. */
  read(component: string | undefined, tail: number): readonly LogLine[] {
    return readLogs(this.#directory, [...this.#files.keys()], { component, tail });
  }
}

/** The logs that the runner of a workspace left when it ended. */
export interface LeftLogs {
  /** The ids of the components, and `runner`. */
  readonly components: readonly string[];
  /** Answers what a living runner would. */
  read(options: { readonly component?: string; readonly tail: number }): readonly LogLine[];
}

/** @throws DtaasError `workspace-unreadable` */
export async function leftLogs(workspace: string): Promise<LeftLogs> {
  const { spec } = await readWorkspaceFile(workspace);
  const components = [...Object.keys(spec.components), 'runner'];
  return { components, read: (options) => readLogs(join(workspace, 'logs'), components, options) };
}

function readLogs(
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

function logPath(directory: string, id: string): string {
  return join(directory, `${id}.log`);
}

/** Longer lines are dropped. */
const maxLineBytes = 64 * 2 ** 10;
const limits = { linesPerSecond: 1000, bytesPerSecond: 2 ** 20 };

/** Writes the output of a component to its log, no faster than the limits. */
export function readOutput(stream: Readable, log: LogFile): void {
  readMeteredLines(stream, maxLineBytes, limits, {
    line: (line) => log.write(line),
    tooLong: () => log.write(`[runner] a line of more than ${maxLineBytes} bytes`),
    flood: () => {},
  });
}
