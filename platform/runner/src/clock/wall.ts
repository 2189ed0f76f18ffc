import type { ClockStatus } from '../protocol.ts';
import type { Sample } from '../senml/read.ts';
import type { OutputPort } from '../wiring/ports.ts';
import { physical } from '../wiring/wiring.ts';
import type { Arrived, Clock, ClockEffects, ClockState, Delivery } from './clock.ts';
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
    this.arrive([{ port, sample }]);
    return true;
  }

  arrive(values: readonly Arrived[]): void {
    const deliveries = new Map<string, Delivery[]>();
    for (const { port, sample } of values) {
      for (const route of port.routes) {
        const { target } = route;
        const converted = route.carry(sample);
        if (converted === undefined) continue;
        if (target.component === physical) this.#effects.command(target, converted);
        else listed(deliveries, target.component).push({ port: target, sample: converted });
      }
    }
    // While the clock stands, components may still speak. The physical twin shall miss no command of theirs, as during
    // a save; whether the twin commands at all is not the clock's to say. Other components get nothing.
    if (this.#stands) return;
    for (const [component, inputs] of deliveries) this.#effects.send(component, inputs);
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

function listed<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
