import { join } from 'node:path';
import type { Json, WorkspaceSpec } from '@dtaas/model';
import { ArrivalFile } from '../clock/arrivals.ts';
import type { Arrivals, Clock, ClockEffects, Patience } from '../clock/clock.ts';
import { EmulatorSteps } from '../clock/emulator-steps.ts';
import { LockstepClock } from '../clock/lockstep.ts';
import { SentCommands } from '../clock/sent-commands.ts';
import { WallClock } from '../clock/wall.ts';
import {
  Component,
  type ComponentEvents,
  type ComponentTimes,
  type StartComponent,
} from '../component/component.ts';
import type { ControlReply } from '../component/session.ts';
import type { Arrival } from '../physical/link.ts';
import { isTime, type Sample } from '../senml/read.ts';
import { fitsPort } from '../senml/value.ts';
import type { Reported } from '../snapshot/judge.ts';
import type { RunnerState } from '../state/runner-state.ts';
import type { InputPort, OutputPort } from '../wiring/ports.ts';
import { Refusals } from '../wiring/refusals.ts';
import { physical, type Wiring, wire } from '../wiring/wiring.ts';

/** What an assembly needs from the runner. */
export interface AssemblyContext {
  /** The workspace's folder. */
  readonly directory: string;
  /** JSON of a value, without secrets. */
  readonly toJson: (value: unknown) => string;
  /** Starts a component, any number of times. */
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
  /** Called when a lost component is back, when the runner should take a snapshot for itself, and at the end of a run. */
  readonly asks: { back: (component: string) => void; checkpoint: () => void; end: () => void } = {
    back: () => {},
    checkpoint: () => {},
    end: () => {},
  };
  readonly #spec: WorkspaceSpec;
  readonly #wiring: Wiring;
  readonly #log: AssemblyContext['log'];
  readonly #arrivals: ArrivalFile;
  readonly #commands: SentCommands;
  /** The values that components have reported so far, while they are asked to. */
  readonly #reports = new Map<string, Record<string, Json[]>>();

  constructor(spec: WorkspaceSpec, context: AssemblyContext, times: ComponentTimes & Patience) {
    this.#spec = spec;
    this.#log = context.log;
    this.#wiring = wire(spec, (port, why) => this.#refuse(port, why));
    this.outputs = [...this.#wiring.outputs.values()].flatMap((ports) => [...ports.values()]);
    const physicalPorts = this.#wiring.outputs.get(physical)?.values() ?? [];
    const { directory, toJson } = context;
    this.#arrivals = new ArrivalFile(join(directory, 'arrivals.jsonl'), physicalPorts, toJson, () =>
      this.asks.checkpoint(),
    );
    const commands = [...(this.#wiring.inputs.get(physical)?.keys() ?? [])];
    this.#commands = new SentCommands(join(directory, 'commands'), commands);
    const events: ComponentEvents = {
      record: (component, port, sample) => this.#record(component, port, sample),
      refused: (component, port, why) => this.#refuse(`${component}.${port}`, why),
      done: (component, step) => this.clock.done(component, step),
      left: (component, how) => this.clock.leave(component, how),
      back: (component) => {
        if (this.clock.lost.includes(component)) this.asks.back(component);
      },
      log: (component, text) => context.log(component, text),
      now: () => this.clock.now(),
    };
    this.components = new Map(
      this.#wiring.order.map((id) => {
        return [id, new Component(id, spec.components[id]!, context.starter(id), events, times)];
      }),
    );
    const effects = this.#clockEffects(context, times);
    this.clock = makeClock(spec, this.#wiring, effects, times, this.#arrivals);
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

  /** A message of the physical twin had no valid value for a port. */
  refuseTelemetry(port: string, why: string): void {
    this.#refuse(`${physical}.${port}`, why);
  }

  /**
   * Resolves when each component can receive values, or can't be started.
   *
   * @param done the components that are done and aren't started
   */
  async start(done: ReadonlySet<string>): Promise<void> {
    await Promise.all(
      [...this.components.values()].map((component) => {
        return done.has(component.id) ? component.stayDone() : component.start();
      }),
    );
  }

  async stop(): Promise<void> {
    await Promise.all([...this.components.values()].map((component) => component.stop()));
  }

  /** Forgets earlier values and commands, because the steps begin anew. */
  beginAnew(): void {
    this.#arrivals.forgetBefore(Number.POSITIVE_INFINITY);
    this.#commands.forget();
  }

  /** Earlier steps will not be repeated. */
  checkpointed(step: number): void {
    this.#arrivals.forgetBefore(step);
  }

  close(): void {
    this.#commands.close();
  }

  /** Asks the components for their last values again. The clock must be stopped. */
  async report(): Promise<{ readonly [component: string]: Reported }> {
    const reports = [...this.components.values()].map(async (component): Promise<[string, Reported]> => {
      if (component.isDone) return [component.id, 'not-asked'];
      if (!component.answers('report')) return [component.id, component.isPresent ? 'not-asked' : 'silent'];
      const { values, answered } = await this.#reportOf(component);
      return [component.id, answered === undefined ? 'silent' : values];
    });
    return Object.fromEntries(await Promise.all(reports));
  }

  /** The last step in a component's state, if the component reports one. */
  async stepOf(component: Component): Promise<number | undefined> {
    if (!component.answers('report')) return undefined;
    return (await this.#reportOf(component)).answered?.step;
  }

  /** The start of a twin that begins from nothing. */
  get initialState(): RunnerState {
    const { clock } = this.#spec;
    const at =
      clock.mode === 'wall'
        ? { mode: clock.mode, t: this.clock.now() }
        : { mode: clock.mode, t: clock.epoch, step: 0, stepSeconds: clock.stepSeconds, epoch: clock.epoch };
    return { clock: at, inFlight: {}, values: {} };
  }

  /** The state from which a stopped and started runner continues. */
  get state(): RunnerState {
    const done = [...this.components.values()].filter(({ isDone }) => isDone).map(({ id }) => id);
    return { ...this.clock.state, values: this.values, ...(done.length === 0 ? {} : { done }) };
  }

  /** The last value of each output, by `component.port`. */
  get values(): { readonly [port: string]: Sample } {
    return Object.fromEntries(
      this.outputs.flatMap(({ key, last }) => (last === undefined ? [] : [[key, last]])),
    );
  }

  /**
   * Continues from a saved state, before any component is started. Returns remarks for the user, for example that a port can't
   * take its saved value.
   *
   * @param again the steps since are repeated with the same values of the physical twin
   */
  resumeFrom({ values, inFlight, ...state }: RunnerState, again = false): readonly string[] {
    const inputs = [...this.#wiring.inputs.values()].flatMap((ports) => [...ports.values()]);
    const left = [...misfits(this.outputs, values), ...misfits(inputs, inFlight)];
    for (const output of this.outputs)
      if (!again || output.component !== physical)
        output.last = left.includes(output.key) ? undefined : values[output.key];
    const kept = Object.entries(inFlight).filter(([port]) => !left.includes(port));
    const remarks = this.clock.resumeFrom({ ...state, inFlight: Object.fromEntries(kept) }, again);
    return [
      ...left.map((port) => `${port} can't take the value that was saved for it: it begins without one`),
      ...remarks,
    ];
  }

  #refuse(port: string, why: string): void {
    // In a repeated step the value was counted before.
    if (this.clock.status().again !== undefined && !port.startsWith(`${physical}.`)) return;
    // The first few show the problem. More would only fill the log.
    if (this.refusals.note(port, why) > 5) return;
    const component = port.slice(0, port.indexOf('.'));
    this.#log(component === physical ? 'runner' : component, `${port} refused a value, which ${why}`);
  }

  async #reportOf(component: Component): Promise<{
    readonly values: { readonly [port: string]: readonly Json[] };
    readonly answered: ControlReply | undefined;
  }> {
    const values: Record<string, Json[]> = {};
    this.#reports.set(component.id, values);
    const answered = await component.ask('report');
    this.#reports.delete(component.id);
    return { values, answered };
  }

  #record(component: string, port: string, sample: Sample): boolean {
    const report = this.#reports.get(component);
    if (report !== undefined) {
      report[port] ??= [];
      report[port].push(sample.value);
      return true;
    }
    const output = this.#wiring.outputs.get(component)!.get(port)!;
    return this.clock.record(output, sample);
  }

  #clockEffects(context: AssemblyContext, patience: Patience): ClockEffects {
    return {
      send: (component, inputs, step) => this.components.get(component)!.deliver(inputs, step),
      command: (port, sample, step) => {
        if (step === undefined || this.#commands.take(port.name, step)) context.command(port, sample);
      },
      isPresent: (component) => this.components.get(component)!.isPresent,
      isAtWork: (component) => isAtWork(this.components.get(component)!),
      isAnyAtWork: () => [...this.components.values()].some(isAtWork),
      hung: (component) => {
        const why = `hung for ${patience.hungMs / 1000} s in a step and was ended`;
        this.components.get(component)!.giveUpOn(why);
      },
      ended: () => this.asks.end(),
      recovered: (component) => this.components.get(component)!.recovered(),
      stuck: (component, step) => this.components.get(component)!.keepDown(step),
    };
  }
}

/** Ports that can't take their saved values. */
function misfits(
  ports: readonly (OutputPort | InputPort)[],
  saved: { readonly [port: string]: Sample },
): readonly string[] {
  return ports
    .filter(({ key, spec }) => {
      const sample = saved[key];
      return sample !== undefined && !(fitsPort(spec, sample.value) && isTime(sample.t));
    })
    .map(({ key }) => key);
}

function isAtWork(component: Component): boolean {
  return !component.isDone;
}

function makeClock(
  spec: WorkspaceSpec,
  wiring: Wiring,
  effects: ClockEffects,
  patience: Patience,
  arrivals: Arrivals,
): Clock {
  const { clock, emulator } = spec;
  if (clock.mode === 'lockstep') return new LockstepClock(clock, wiring, effects, patience, arrivals);
  const isTold = emulator !== undefined && clock.stepSeconds !== undefined;
  return new WallClock(
    effects,
    isTold ? new EmulatorSteps(emulator, clock.stepSeconds, effects, patience) : undefined,
  );
}
