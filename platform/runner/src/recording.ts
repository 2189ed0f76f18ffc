import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from './senml/read.ts';
import type { OutputPort } from './wiring/ports.ts';

/** In the workspace: a line for each value, in the order in which the values counted. */
export const recordingFile = 'recording.jsonl';

/** A line of a recording: `component.port`, the time in seconds since 1970, and the value. */
export type RecordedValue = readonly [port: string, t: number, value: Sample['value']];

/** The last line of a recording that was cut off, because it would have filled the disk. */
export const cutOff = null;

const largestBytes = 2 ** 30;

/** Bytes that are written at once. */
const chunkBytes = 64 * 1024;

/**
 * Writes every value of some outputs to a file. The samples that `watch` sends are the newest few; a test of a twin needs
 * each one. A step that is repeated after a loss gives its values once.
 */
export class Recording {
  readonly #file: number;
  readonly #most: number;
  #lines = '';
  #bytes = 0;

  constructor(
    directory: string,
    recorded: readonly string[],
    outputs: readonly OutputPort[],
    most = largestBytes,
  ) {
    this.#file = openSync(join(directory, recordingFile), 'a', 0o600);
    this.#most = most;
    for (const port of outputs.filter(({ key }) => recorded.includes(key)))
      port.record = ({ t, value }) => this.#write([port.key, t, value]);
  }

  /** Writes what is still in memory. */
  flush(): void {
    writeFileSync(this.#file, this.#lines);
    this.#lines = '';
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }

  #write(line: RecordedValue): void {
    if (this.#bytes >= this.#most) return;
    const text = `${JSON.stringify(line)}\n`;
    this.#bytes += text.length;
    this.#lines += this.#bytes < this.#most ? text : `${JSON.stringify(cutOff)}\n`;
    if (this.#lines.length >= chunkBytes) this.flush();
  }
}
