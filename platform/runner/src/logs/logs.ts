import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { LogLine } from '../protocol.ts';
import { readMeteredLines } from '../transport/metered-lines.ts';
import { readWorkspaceFile } from '../workspace/workspace-file.ts';

/** A component's log is at most twice this: the file that grows, and the one before it. */
const maxFileBytes = 2 ** 20;

/** Longer lines are dropped. */
const maxLineBytes = 64 * 2 ** 10;
const limits = { linesPerSecond: 1000, bytesPerSecond: 2 ** 20 };

/** The logs of a workspace: one a component, and the runner's own. */
export class Logs {
  readonly #files: ReadonlyMap<string, LogFile>;
  /** Returns the last lines of one log or of all together, oldest first. */
  readonly read: ReturnType<typeof logReader>;

  /** @param mask takes secrets out of a line */
  constructor(directory: string, components: readonly string[], mask: (text: string) => string) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const ids = [...components, 'runner'];
    this.#files = new Map(ids.map((id) => [id, new LogFile(logPath(directory, id), mask)]));
    this.read = logReader(directory, ids);
  }

  of(component: string): LogFile {
    return this.#files.get(component)!;
  }
}

/** A log of limited size: lines with their time. A full file replaces the one before it. */
class LogFile {
  readonly #path: string;
  readonly #mask: (text: string) => string;
  #bytes: number;

  constructor(path: string, mask: (text: string) => string) {
    this.#path = path;
    this.#mask = mask;
    this.#bytes = existsSync(path) ? statSync(path).size : 0;
  }

  write(text: string): void {
    const line = Buffer.from(`${new Date().toISOString()} ${this.#mask(text)}\n`);
    try {
      if (this.#bytes + line.length > maxFileBytes && this.#bytes > 0) {
        renameSync(this.#path, `${this.#path}.1`);
        this.#bytes = 0;
      }
      appendFileSync(this.#path, line, { mode: 0o600 });
      this.#bytes += line.length;
    } catch {
      // A full disk costs the line, not the twin.
    }
  }

  /** Writes the output of a component, no faster than the limits. */
  follow(stream: Readable): void {
    readMeteredLines(stream, maxLineBytes, limits, {
      line: (line) => this.write(line),
      tooLong: () => this.write(`[runner] a line of more than ${maxLineBytes} bytes`),
      flood: () => {},
    });
  }
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
  return { components, lines: logReader(join(workspace, 'logs'), components)(options) };
}

function logReader(directory: string, ids: readonly string[]) {
  return ({ component, tail }: LogOptions): readonly LogLine[] => {
    const wanted = ids.filter((id) => component === undefined || id === component);
    const lines = wanted.flatMap((id) => readLog(id, logPath(directory, id), tail));
    return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(-tail);
  };
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
