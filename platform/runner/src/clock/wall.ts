import type { ExitReason } from '../component/component.ts';
import type { ClockStatus } from '../protocol.ts';
import type { Sample } from '../senml/read.ts';
import type { Arrived, Delivery, InputPort, OutputPort } from '../wiring/ports.ts';
import { physical } from '../wiring/wiring.ts';
import type { Clock, ClockParts, ClockState } from './clock.ts';
import type { EmulatorSteps } from './emulator-steps.ts';
import type { WallEvents } from './events/wall-events.ts';

/** The number of absences of each component that are kept. */
const rememberedGaps = 16;

/** Real time: values are forwarded as they come, and no component waits for another. Only an emulator gets steps. */
export class WallClock implements Clock {
  readonly #parts: ClockParts;
  readonly #emulator: EmulatorSteps | undefined;
  /** `undefined` if no component takes events. */
  readonly events: WallEvents | undefined;
  /** Lost components, with the time of their loss. */
  readonly #lostSince = new Map<string, number>();
  #gaps: NonNullable<ClockState['gaps']> = {};
  #stands = true;

  constructor(parts: ClockParts, emulator?: EmulatorSteps, events?: WallEvents) {
    this.#parts = parts;
    this.#emulator = emulator;
    this.events = events;
  }

  record(port: OutputPort, sample: Sample): boolean {
    port.remember(sample);
    this.arrive([{ port, sample }]);
    return true;
  }

  arrive(values: readonly Arrived[]): void {
    const deliveries = new Map<string, Delivery[]>();
    const events: { target: InputPort; sample: Sample; source: string }[] = [];
    for (const { port, sample } of values) {
      for (const { target, carry } of port.routes) {
        const converted = carry(sample);
        if (converted === undefined) continue;
        if (target.component === physical) {
          this.#parts.command(target, [converted]);
          continue;
        }
        if (target.isQueued) {
          events.push({ target, sample: converted, source: port.component });
          continue;
        }
        const inputs = deliveries.get(target.component) ?? [];
        deliveries.set(target.component, inputs);
        inputs.push({ port: target, sample: converted });
      }
    }
    // While the clock stands, e.g. during a save, components may still send values. Their commands go to the physical twin,
    // which must not miss any (the clock doesn't decide whether the twin commands). Other components get no values; events wait.
    if (!this.#stands) for (const [id, inputs] of deliveries) this.#parts.components.get(id)!.deliver(inputs);
    for (const { target, sample, source } of events) this.events!.add(target, sample, source);
  }

  done(component: string, step: number): boolean {
    return this.#emulator?.done(component, step) ?? false;
  }

  leave(component: string, how: ExitReason): void {
    this.#emulator?.leave(component);
    // A component that can't be asked to save has written its state when it left.
    this.events?.left(
      component,
      how === 'stopped' && !this.#parts.components.get(component)!.answers('save'),
    );
    if (how === 'lost' && !this.#lostSince.has(component)) this.#lostSince.set(component, this.now());
  }

  get lost(): readonly string[] {
    return [...this.#lostSince.keys()];
  }

  /** Time has passed without the component, so its absence is a gap. */
  rejoin(component: string): boolean {
    const from = this.#lostSince.get(component);
    if (from === undefined) return true;
    this.#lostSince.delete(component);
    const gaps = [...(this.#gaps[component] ?? []), { from, to: this.now() }];
    this.#gaps = { ...this.#gaps, [component]: gaps.slice(-rememberedGaps) };
    return true;
  }

  kept(): void {}

  run(): void {
    this.#stands = false;
    this.#emulator?.run();
    this.events?.run();
  }

  async hold(): Promise<void> {
    this.#stands = true;
    this.#emulator?.hold();
    this.events?.hold();
  }

  now(): number {
    return Date.now() / 1000;
  }

  status(): ClockStatus {
    return { mode: 'wall', t: this.now() };
  }

  reasons(): readonly string[] {
    return [...(this.#emulator?.reasons() ?? []), ...(this.events?.reasons() ?? [])];
  }

  get state(): ClockState {
    const gaps = Object.keys(this.#gaps).length === 0 ? {} : { gaps: this.#gaps };
    const events = this.events?.state;
    return { clock: { mode: 'wall', t: this.now() }, inFlight: {}, ...(events && { events }), ...gaps };
  }

  resumeFrom(state: ClockState): readonly string[] {
    this.#lostSince.clear();
    this.events?.resume();
    this.#gaps = state.gaps ?? {};
    return state.clock.mode === 'wall'
      ? []
      : ['the snapshot was taken in lockstep; the wall clock goes on from now'];
  }
}
