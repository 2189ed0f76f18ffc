import type { Json, WorkspaceSpec } from '@dtaas/model';
import type { Clock, ClockEffects, Patience } from '../clock/clock.ts';
import { EmulatorSteps } from '../clock/emulator-steps.ts';
import { LockstepClock } from '../clock/lockstep.ts';
import { WallClock } from '../clock/wall.ts';
import {
  Component,
  type ComponentEvents,
  type ComponentTimes,
  type StartComponent,
} from '../component/component.ts';
import type { Arrival } from '../physical/link.ts';
import { isTime, type Sample } from '../senml/read.ts';
import { fitsPort } from '../senml/value.ts';
import type { Reported } from '../snapshot/judge.ts';
import type { SavedValue } from '../snapshot/manifest.ts';
import type { Moment } from '../snapshot/moment.ts';
import type { InputPort, OutputPort } from '../wiring/ports.ts';
import { Refusals } from '../wiring/refusals.ts';
import { physical, type Wiring, wire } from '../wiring/wiring.ts';

/** What an assembly needs of the world. */
export interface Surroundings {
  /** How to start a component, as often as it takes. */
  starter(component: string): StartComponent;
  log(component: string, text: string): void;
  /** Sends a command to the physical twin. */
  command(port: InputPort, sample: Sample): void;
}

/** A twin's components, joined by their connections and driven by its clock. */
export class Assembly {
  readonly clock: Clock;
  readonly components: ReadonlyMap<string, Component>;
  readonly outputs: readonly OutputPort[];
  readonly refusals = new Refusals();
  readonly #wiring: Wiring;
  readonly #log: Surroundings['log'];
  /** What components that were asked to report have said so far. */
  readonly #reports = new Map<string, Record<string, Json[]>>();

  constructor(spec: WorkspaceSpec, surroundings: Surroundings, times: ComponentTimes, patience: Patience) {
    this.#log = surroundings.log;
    this.#wiring = wire(spec, (port, why) => this.#refuse(port, why));
    this.outputs = [...this.#wiring.outputs.values()].flatMap((ports) => [...ports.values()]);
    const events: ComponentEvents = {
      record: (component, port, sample) => this.#record(component, port, sample),
      refused: (component, port, why) => this.#refuse(`${component}.${port}`, why),
      done: (component, step) => this.clock.done(component, step),
      left: (component) => this.clock.leave(component),
      log: (component, text) => surroundings.log(component, text),
      now: () => this.clock.now(),
    };
    this.components = new Map(
      this.#wiring.order.map((id) => {
        return [id, new Component(id, spec.components[id]!, surroundings.starter(id), events, times)];
      }),
    );
    this.clock = makeClock(spec, this.#wiring, this.#clockEffects(surroundings, patience), patience);
  }

  /** The values of one message of the physical twin. */
  arrive(values: readonly Arrival[]): void {
    const telemetry = this.#wiring.outputs.get(physical);
    const arrived = values.flatMap(({ port: name, sample }) => {
      const port = telemetry?.get(name);
      return port === undefined ? [] : [{ port, sample }];
    });
    for (const { port, sample } of arrived) port.remember(sample);
    this.clock.arrive(arrived);
  }

  /** A message of the physical twin without a value that the port takes. */
  refuseTelemetry(port: string, why: string): void {
    this.#refuse(`${physical}.${port}`, why);
  }

  /** Resolves when each component can hear, or can't be started. */
  async start(): Promise<void> {
    await Promise.all([...this.components.values()].map((component) => component.start()));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.components.values()].map((component) => component.stop()));
  }

  /** Asks every component that can to say again what it said last. The clock stands meanwhile. */
  async report(): Promise<{ readonly [component: string]: Reported }> {
    const reports = [...this.components.values()].map(async (component): Promise<[string, Reported]> => {
      if (!component.answers('report')) return [component.id, component.isPresent ? 'not-asked' : 'silent'];
      const values: Record<string, Json[]> = {};
      this.#reports.set(component.id, values);
      const answered = await component.ask('report');
      this.#reports.delete(component.id);
      return [component.id, answered ? values : 'silent'];
    });
    return Object.fromEntries(await Promise.all(reports));
  }

  /** What each output had sent last, by `component.port`. */
  get values(): { readonly [port: string]: SavedValue } {
    return Object.fromEntries(
      this.outputs.flatMap(({ key, last }) => (last === undefined ? [] : [[key, last]])),
    );
  }

  /**
   * Goes on from a moment that was saved, before anything is started. Answers what a reader should know of it: ports
   * may have changed since, and an earlier edition saved what was not finite as null.
   */
  resumeFrom({ values, inFlight, ...state }: Moment): readonly string[] {
    const inputs = [...this.#wiring.inputs.values()].flatMap((ports) => [...ports.values()]);
    const left = [...misfits(this.outputs, values), ...misfits(inputs, inFlight)];
    for (const output of this.outputs)
      output.last = left.includes(output.key) ? undefined : values[output.key];
    const kept = Object.entries(inFlight).filter(([port]) => !left.includes(port));
    const remarks = this.clock.resumeFrom({ ...state, inFlight: Object.fromEntries(kept) });
    return [
      ...left.map((port) => `${port} can't take the value that was saved for it: it begins without one`),
      ...remarks,
    ];
  }

  #refuse(port: string, why: string): void {
    // The first few tell what is wrong; the rest would only fill the log.
    if (this.refusals.note(port, why) > 5) return;
    const component = port.slice(0, port.indexOf('.'));
    this.#log(component === physical ? 'runner' : component, `${port} refused a value, which ${why}`);
  }

  #record(component: string, port: string, sample: Sample): boolean {
    const report = this.#reports.get(component);
    if (report !== undefined) {
      report[port] ??= [];
      report[port].push(sample.value);
      return true;
    }
    const output = this.#wiring.outputs.get(component)!.get(port)!;
    if (!this.clock.record(output, sample)) return false;
    output.remember(sample);
    return true;
  }

  #clockEffects(surroundings: Surroundings, patience: Patience): ClockEffects {
    return {
      send: (component, inputs, step) => this.components.get(component)!.deliver(inputs, step),
      command: (port, sample) => surroundings.command(port, sample),
      isPresent: (component) => this.components.get(component)!.isPresent,
      isAnyPresent: () => [...this.components.values()].some((component) => component.isPresent),
      hung: (component) => {
        this.components
          .get(component)!
          .giveUpOn(`hung for ${patience.hungMs / 1000} s in a step and was ended`);
      },
    };
  }
}

/** Ports that can't take what was saved for them. */
function misfits(
  ports: readonly (OutputPort | InputPort)[],
  saved: { readonly [port: string]: SavedValue },
): readonly string[] {
  return ports
    .filter(({ key, spec }) => {
      const sample = saved[key];
      return sample !== undefined && !(fitsPort(spec, sample.value) && isTime(sample.t));
    })
    .map(({ key }) => key);
}

function makeClock(spec: WorkspaceSpec, wiring: Wiring, effects: ClockEffects, patience: Patience): Clock {
  const { clock, emulator } = spec;
  if (clock.mode === 'lockstep') return new LockstepClock(clock, wiring, effects, patience);
  const isTold = emulator !== undefined && clock.stepSeconds !== undefined;
  return new WallClock(
    effects,
    isTold ? new EmulatorSteps(emulator, clock.stepSeconds, effects, patience) : undefined,
  );
}
