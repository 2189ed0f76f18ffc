import { join } from 'node:path';
import type { LogLine } from '../protocol.ts';
import { LogFile, readLogTail } from './log-file.ts';

/** The logs of a workspace: one a component, and the runner's own. */
export class Logs {
  readonly #directory: string;
  readonly #files: ReadonlyMap<string, LogFile>;

  constructor(directory: string, components: readonly string[], mask: (text: string) => string) {
    this.#directory = directory;
    this.#files = new Map([...components, 'runner'].map((id) => [id, new LogFile(this.#pathOf(id), mask)]));
  }

  of(component: string): LogFile {
    return this.#files.get(component)!;
  }

  /** The last lines of one log or of all together, oldest first. */
  read(component: string | undefined, tail: number): readonly LogLine[] {
    const ids = [...this.#files.keys()].filter((id) => component === undefined || id === component);
    const lines = ids.flatMap((id) =>
      readLogTail(this.#pathOf(id), tail).map((line) => ({ component: id, ...line })),
    );
    return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(-tail);
  }

  #pathOf(component: string): string {
    return join(this.#directory, `${component}.log`);
  }
}
