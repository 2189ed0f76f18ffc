import type { Records } from './records.ts';

/** What the records tell of the time before a commit. */
export interface Past {
  /** The names of the records that were made by then. */
  readonly names: Records;
  /** The milliseconds that the last verification took, by reference: `models/pump`, `twins/oven`. */
  readonly times: ReadonlyMap<string, number>;
}

/**
 * The records that were made before a moment. Records that came later are left out, so that a job that runs again sees the same
 * past as in its first run, although the jobs beside it have added their records since.
 *
 * @param records by name, as any program may have written them
 */
export function pastBefore(records: ReadonlyMap<string, unknown>, moment: Date): Past {
  const past = [...records].flatMap(([name, record]) => {
    const told = readRecord(record);
    return told && told.at < moment.getTime() ? [{ name, ...told }] : [];
  });
  // Of two that were made at once, the name decides.
  const ordered = past.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
  return {
    names: new Set(ordered.map(({ name }) => name)),
    times: new Map(ordered.map(({ reference, durationMs }) => [reference, durationMs])),
  };
}

interface Told {
  readonly reference: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
}

function readRecord(record: unknown): Told | undefined {
  const { asset, twin, at, durationMs } = (record ?? {}) as { readonly [field: string]: unknown };
  const reference = typeof twin === 'string' ? `twins/${twin}` : asset;
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (typeof reference !== 'string' || Number.isNaN(time)) return undefined;
  if (typeof durationMs !== 'number' || !Number.isFinite(durationMs) || durationMs < 0) return undefined;
  return { reference, at: time, durationMs };
}
