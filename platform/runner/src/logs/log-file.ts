import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A component's log is at most twice this: the file that grows, and the one before it. */
const defaultMaxBytes = 2 ** 20;

/** A log of limited size: lines with their time. A full file replaces the one before it. */
export class LogFile {
  readonly #path: string;
  readonly #maxBytes: number;
  readonly #mask: (text: string) => string;
  #bytes: number;

  /** @param mask takes secrets out of a line */
  constructor(path: string, mask: (text: string) => string, maxBytes = defaultMaxBytes) {
    this.#path = path;
    this.#mask = mask;
    this.#maxBytes = maxBytes;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#bytes = existsSync(path) ? statSync(path).size : 0;
  }

  write(text: string): void {
    const line = Buffer.from(`${new Date().toISOString()} ${this.#mask(text)}\n`);
    try {
      if (this.#bytes + line.length > this.#maxBytes && this.#bytes > 0) {
        renameSync(this.#path, `${this.#path}.1`);
        this.#bytes = 0;
      }
      appendFileSync(this.#path, line, { mode: 0o600 });
      this.#bytes += line.length;
    } catch {
      // A full disk costs the line, not the twin.
    }
  }
}

/** The last lines of a log, oldest first. */
export function readLogTail(
  path: string,
  tail: number,
): readonly { readonly at: string; readonly text: string }[] {
  const lines: string[] = [];
  for (const file of [`${path}.1`, path]) {
    if (existsSync(file)) lines.push(...readFileSync(file, 'utf8').split('\n').filter(Boolean));
  }
  return lines.slice(-tail).map((line) => {
    const space = line.indexOf(' ');
    return { at: line.slice(0, space), text: line.slice(space + 1) };
  });
}
