import type { TelemetrySpec } from '@dtaas/model';
import { physical } from '../wiring/wiring.ts';

/** Finds the sensors of the physical twin that are silent for longer than their `timeout`. All times are seconds of one clock. */
export function silenceOf(telemetry: { readonly [port: string]: TelemetrySpec }) {
  const heard = new Map<string, number>();
  let since = 0;
  return {
    /** The connection to the physical twin was made. */
    listen(now: number): void {
      since = now;
    },
    /** @param at when the value was measured or, if the message has no time, when it came */
    heard(port: string, at: number, now: number): void {
      // A sensor whose clock is ahead isn't heard in the future.
      heard.set(port, Math.max(Math.min(at, now), heard.get(port) ?? 0));
    },
    /** The reasons for the status of the twin. */
    reasons: (now: number): readonly string[] =>
      Object.entries(telemetry).flatMap(([port, { timeoutSeconds = Number.POSITIVE_INFINITY }]) => {
        const last = heard.get(port);
        if (now - Math.max(last ?? 0, since) <= timeoutSeconds) return [];
        const what =
          last === undefined
            ? `no value came since the connection was made ${inSeconds(now - since)} ago`
            : `its newest value is ${inSeconds(now - last)} old`;
        return [`${physical}.${port} is silent: ${what}, and its timeout is ${timeoutSeconds} s`];
      }),
  };
}

function inSeconds(seconds: number): string {
  return `${Math.round(seconds)} s`;
}
