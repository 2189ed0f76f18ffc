import type { ClockStatus } from '../protocol.ts';
import type { Sample } from '../senml/read.ts';
import type { OutputPort } from '../wiring/ports.ts';
import { physical } from '../wiring/wiring.ts';
import type { Clock, ClockEffects, ClockState } from './clock.ts';
import type { EmulatorSteps } from './emulator-steps.ts';

/** The wall's time: values are forwarded as they come, and nobody waits for anybody. Only an emulator is told the time. */
export class WallClock implements Clock {
  readonly #effects: ClockEffects;
  readonly #emulator: EmulatorSteps | undefined;
  #stands = true;

  constructor(effects: ClockEffects, emulator?: EmulatorSteps) {
    this.#effects = effects;
    this.#emulator = emulator;
  }

  record(port: OutputPort, sample: Sample): boolean {
    // While the clock stands, components that can't pause may still speak; it is remembered, not forwarded.
    if (this.#stands) return true;
    for (const route of port.routes) {
      const { target } = route;
      const converted = route.carry(sample);
      if (converted === undefined) continue;
      if (target.component === physical) this.#effects.command(target, converted);
      else this.#effects.send(target.component, [{ port: target, sample: converted }]);
    }
    return true;
  }

  arrive(port: OutputPort, sample: Sample): void {
    this.record(port, sample);
  }

  done(component: string, step: number): boolean {
    return this.#emulator?.done(component, step) ?? false;
  }

  leave(component: string): void {
    this.#emulator?.leave(component);
  }

  run(): void {
    this.#stands = false;
    this.#emulator?.run();
  }

  async hold(): Promise<void> {
    this.#stands = true;
    this.#emulator?.hold();
  }

  now(): number {
    return Date.now() / 1000;
  }

  status(): ClockStatus {
    return { mode: 'wall', t: this.now() };
  }

  reasons(): readonly string[] {
    return this.#emulator?.reasons() ?? [];
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
