import type { LogLine } from '../protocol.ts';
import { LogFile } from './log-file.ts';
import { logPath, readLogs } from './read-logs.ts';

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
