import type { Json } from '@dtaas/model';
import type { Given } from '../recorded-values.ts';

/** Whether a run meets an expectation. */
export interface Verdict {
  /** Why the expectation is not met; `undefined` if it is. */
  readonly reason?: string;
  /** The time of the value that decided it, in seconds since the start of the run. */
  readonly time?: number;
}

/** Reads a run value by value, and judges it at the end. */
export interface Watcher {
  take(given: Given): void;
  verdict(): Verdict;
}

/** A value for a message: `31.25 Cel`, `true`. */
export function shown(value: Json, unit?: string): string {
  const text = typeof value === 'number' ? String(Number(value.toPrecision(6))) : JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return unit === undefined || unit === '1' ? short : `${short} ${unit}`;
}

/** A time for a message: `660 s`. */
export function at(seconds: number): string {
  return `${Number(seconds.toPrecision(12))} s`;
}
