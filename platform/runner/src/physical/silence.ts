import type { TelemetrySpec } from '@dtaas/model';
import { physical } from '../wiring/wiring.ts';

/** Finds the sensors of the physical twin that are silent for longer than their `timeout`. */
export class Silence {
  readonly #timeouts: readonly (readonly [port: string, seconds: number])[];
  readonly #heard = new Map<string, number>();
  #since = 0;

  constructor(telemetry: { readonly [port: string]: TelemetrySpec }) {
    this.#timeouts = Object.entries(telemetry).flatMap(([port, { timeoutSeconds }]) =>
      timeoutSeconds === undefined ? [] : [[port, timeoutSeconds] as const],
    );
  }

  /** The connection to the physical twin was made. All times are seconds of one clock. */
  listen(now: number): void {
    this.#since = now;
  }

  /** @param at when the value was measured or, if the message has no time, when it came */
  heard(port: string, at: number, now: number): void {
    // A sensor whose clock is ahead isn't heard in the future.
    this.#heard.set(port, Math.max(Math.min(at, now), this.#heard.get(port) ?? 0));
  }

  /** The reasons for the status of the twin. */
  reasons(now: number): readonly string[] {
    return this.#timeouts.flatMap(([port, timeout]) => {
      const last = this.#heard.get(port);
      if (now - Math.max(last ?? 0, this.#since) <= timeout) return [];
      const what =
        last === undefined
          ? `no value came since the connection was made ${inSeconds(now - this.#since)} ago`
          : `its newest value is ${inSeconds(now - last)} old`;
      return [`${physical}.${port} is silent: ${what}, and its timeout is ${timeout} s`];
    });
  }
}

function inSeconds(seconds: number): string {
  return `${Math.round(seconds)} s`;
}
