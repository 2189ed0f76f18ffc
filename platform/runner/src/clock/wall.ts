import type { ClockStatus } from '../protocol.ts';
import type { Sample } from '../senml/read.ts';
import { convertValue } from '../senml/value.ts';
import type { OutputPort } from '../wiring/ports.ts';
import { physical } from '../wiring/wiring.ts';
import type { Clock, ClockEffects, ClockState } from './clock.ts';

/** The wall's time: values are forwarded as they come, and nobody waits for anybody. */
export class WallClock implements Clock {
  readonly #effects: ClockEffects;
  #stands = true;

  constructor(effects: ClockEffects) {
    this.#effects = effects;
  }

  record(port: OutputPort, sample: Sample): boolean {
    // While the clock stands, components that can't pause may still speak; it is remembered, not forwarded.
    if (this.#stands) return true;
    for (const { target, convert } of port.routes) {
      const converted =
        convert === undefined ? sample : { value: convertValue(sample.value, convert), t: sample.t };
      if (target.component === physical) this.#effects.command(target, converted);
      else this.#effects.send(target.component, [{ port: target, sample: converted }]);
    }
    return true;
  }

  arrive(port: OutputPort, sample: Sample): void {
    this.record(port, sample);
  }

  done(): boolean {
    return false;
  }

  leave(): void {}

  run(): void {
    this.#stands = false;
  }

  async hold(): Promise<void> {
    this.#stands = true;
  }

  now(): number {
    return Date.now() / 1000;
  }

  status(): ClockStatus {
    return { mode: 'wall', t: this.now() };
  }

  reasons(): readonly string[] {
    return [];
  }

  get state(): ClockState {
    return { clock: { mode: 'wall', t: this.now() }, inFlight: {} };
  }

  resumeFrom(state: ClockState): readonly string[] {
    return state.clock.mode === 'wall'
      ? []
      : ['the snapshot was taken in lockstep; the wall clock goes on from now'];
  }
}
