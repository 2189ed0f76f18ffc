import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Json } from '@dtaas/model';
import { type RecordedValue, recordingFile } from '@dtaas/runner';

/** A value that a port of the run gave. */
export interface Given {
  /** `component.port` */
  readonly source: string;
  /** Seconds since the start of the run. */
  readonly time: number;
  readonly value: Json;
}

/** Times are sums of steps, so two that should be equal may differ in the last digits. */
const roundedTo = 1e6;

/**
 * The values of a run in the order in which they came.
 *
 * @param start the time of the first step, in seconds since 1970
 * @throws Error if the recording was cut off
 */
export async function* recordedValues(folder: string, start: number): AsyncGenerator<Given, void> {
  const lines = createInterface({ input: createReadStream(join(folder, recordingFile)) });
  for await (const line of lines) {
    const recorded = JSON.parse(line) as RecordedValue | null;
    if (recorded === null) throw new Error('its components gave more than 1 GiB of values');
    const [source, t, value] = recorded;
    yield { source, time: Math.round((t - start) * roundedTo) / roundedTo, value };
  }
}
