import type { Json, PortSpec } from '@dtaas/model';
import { senmlUnit } from './units.ts';
import { fitsPort, misfit, summarise } from './value.ts';

/** A value at a port at a time: seconds since 1970. */
export interface Sample {
  readonly value: Json;
  readonly t: number;
}

/** `problem`: it is not a record of these ports. `refused`: the port doesn't take its value. */
export type ReadResult =
  | { readonly port: string; readonly sample: Sample }
  | { readonly port: string; readonly refused: string }
  | { readonly problem: string };

/** Times from here on are absolute, smaller ones relative to now (RFC 8428 section 4.5.3). */
export const firstAbsoluteTime = 2 ** 28;

/** The end of the year 9999. Messages can't have a later time. */
const latestTime = 253_402_300_799;

/** True for seconds since 1970 that are a valid time. */
export function isTime(seconds: number): boolean {
  return Number.isFinite(seconds) && Math.abs(seconds) <= latestTime;
}

/**
 * Reads the SenML records of one component. Base fields hold for the records that follow in the same stream (RFC 8428
 * section 4.1), so a stream has a reader of its own.
 */
export class RecordReader {
  readonly #ports: { readonly [port: string]: PortSpec };
  #baseName = '';
  #baseTime = 0;
  #baseUnit: string | undefined;
  #baseValue = 0;

  constructor(ports: { readonly [port: string]: PortSpec }) {
    this.#ports = ports;
  }

  /**
   * @param now seconds since 1970, for records with a relative time or none
   * @returns `undefined` for a record of base fields alone
   */
  read(record: { readonly [field: string]: unknown }, now: number): ReadResult | undefined {
    const hasBase =
      record.bn !== undefined ||
      record.bt !== undefined ||
      record.bu !== undefined ||
      record.bv !== undefined;
    if (hasBase) {
      const problem = this.#rebase(record);
      if (problem !== undefined) return { problem };
    }
    const value = valueIn(record, this.#baseValue);
    if (value === undefined) return hasBase ? undefined : { problem: 'a record has one of v, vb, vs and vj' };
    const name = this.#baseName + (typeof record.n === 'string' ? record.n : '');
    const port = Object.hasOwn(this.#ports, name) ? this.#ports[name] : undefined;
    if (port === undefined)
      return { problem: `${name === '' ? 'a record without a name' : `"${name}"`} is not an output` };
    if (record.t !== undefined && typeof record.t !== 'number')
      return { problem: 't is a number of seconds' };
    const unit = record.u ?? this.#baseUnit;
    if (unit !== undefined && unit !== port.unit && unit !== senmlUnit(port.unit)) {
      const refused = `came in ${summarise(unit)}; the port is in ${port.unit ?? 'no unit'}`;
      return { port: name, refused };
    }
    if (!fitsPort(port, value)) return { port: name, refused: misfit(port, value) };
    const t = this.#baseTime + (record.t ?? 0);
    const sample = { value, t: t >= firstAbsoluteTime ? t : now + t };
    return isTime(sample.t)
      ? { port: name, sample }
      : { port: name, refused: `came with the time ${t}, which is not within the years to 9999` };
  }

  #rebase({ bn, bt, bu, bv }: { readonly [field: string]: unknown }): string | undefined {
    if (bn !== undefined && typeof bn !== 'string') return 'bn must be a text';
    if (bt !== undefined && !isFiniteNumber(bt)) return 'bt must be a finite number';
    if (bu !== undefined && typeof bu !== 'string') return 'bu must be a text';
    if (bv !== undefined && !isFiniteNumber(bv)) return 'bv must be a finite number';
    this.#baseName = bn ?? this.#baseName;
    this.#baseTime = bt ?? this.#baseTime;
    this.#baseUnit = bu ?? this.#baseUnit;
    this.#baseValue = bv ?? this.#baseValue;
    return undefined;
  }
}

function valueIn(record: { readonly [field: string]: unknown }, baseValue: number): Json | undefined {
  if (typeof record.v === 'number') return baseValue === 0 ? record.v : baseValue + record.v;
  if (typeof record.vb === 'boolean') return record.vb;
  if (typeof record.vs === 'string') return record.vs;
  // It came out of JSON.parse, so it is JSON.
  return record.vj as Json | undefined;
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
