import type { Readable } from 'node:stream';
import { readMeteredLines } from '../transport/metered-lines.ts';
import type { LogFile } from './log-file.ts';

/** Longer lines are dropped. */
const maxLineBytes = 64 * 2 ** 10;
const limits = { linesPerSecond: 1000, bytesPerSecond: 2 ** 20 };

/** Writes what a component says to its log. One that floods it is read slowly. */
export function readOutput(stream: Readable, log: LogFile): void {
  readMeteredLines(stream, maxLineBytes, limits, {
    line: (line) => log.write(line),
    tooLong: () => log.write(`[runner] a line of more than ${maxLineBytes} bytes`),
    flood: () => {},
  });
}
