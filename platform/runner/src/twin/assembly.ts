import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { WorkspaceSpec } from '@dtaas/model';
import { ArrivalFile } from '../clock/arrivals.ts';
import type { Clock, ClockParts } from '../clock/clock.ts';
import { emulatorSteps } from '../clock/emulator-steps.ts';
import { EventJournal, eventJournalFile } from '../clock/events/journal.ts';
import { WallEvents } from '../clock/events/wall-events.ts';
import { LockstepClock } from '../clock/lockstep.ts';
import { SentCommands } from '../clock/sent-commands.ts';
import { WallClock } from '../clock/wall.ts';
import { Component, type ComponentEvents, type Reported } from '../component/component.ts';
import type { ComponentHost } from '../component/host.ts';
import type { Arrival } from '../links/link.ts';
import type { Logs } from '../logs/logs.ts';
import { Recording } from '../recording.ts';
import { isTime, type Sample } from '../senml/read.ts';
import { fitsPort } from '../senml/value.ts';
import type { RunnerState } from '../state/records.ts';
import type { Times } from '../times.ts';
import type { InputPort, OutputPort } from '../wiring/ports.ts';
import { Refusals } from '../wiring/refusals.ts';
import { physical, type Wiring, wire } from '../wiring/wiring.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface AssemblyEffects {
  readonly host: ComponentHost;
  readonly logs: Logs;
  command(port: InputPort, sample: Sample): void;
}

/** A twin's components, joined by their connections and driven by its clock. */
export class Assembly {
  readonly clock: Clock;
  readonly components: ReadonlyMap<string, Component>;
  readonly outputs: readonly OutputPort[];
  readonly refusals = new Refusals();
  /** A lost component is back; the runner should take a snapshot for itself; the run has reached its end. */
  readonly asks = new EventEmitter<{ back: [component: string]; checkpoint: []; end: [] }>();
  readonly #spec: WorkspaceSpec;
  readonly #directory: string;
  readonly #toJson: (value: unknown) => string;
  readonly #times: Times;
  readonly #effects: AssemblyEffects;
  readonly #wiring: Wiring;
  readonly #arrivals: ArrivalFile;
  readonly #commands: SentCommands;
  readonly #recording: Recording | undefined;

  constructor({ directory, file, secrets, times }: Workspace, effects: AssemblyEffects) {
    const { spec, recorded } = file;
    this.#spec = spec;
    this.#directory = directory;
    this.#toJson = secrets.toJson;
    this.#times = times;
    this.#effects = effects;
    this.#wiring = wire(spec, (port, why) => this.refuse(port, why));
    this.outputs = [...this.#wiring.outputs.values()].flatMap((ports) => [...ports.values()]);
    const telemetry = this.#wiring.outputs.get(physical)!.values();
    this.#arrivals = new ArrivalFile(join(directory, 'arrivals.jsonl'), telemetry, secrets.toJson, () =>
      this.asks.emit('checkpoint'),
    );
    const commands = [...this.#wiring.inputs.get(physical)!.keys()];
    this.#commands = new SentCommands(join(directory, 'commands'), commands);
    this.components = new Map(
      this.#wiring.order.map((id) => [
        id,
        new Component(id, spec.components[id]!, effects.host, this.#eventsOf(id), times),
      ]),
    );
    this.clock = this.#makeClock();
    if (recorded) this.#recording = new Recording(directory, recorded, this.outputs);
  }

  /** The values of one message of the physical twin. */
  arrive(values: readonly Arrival[]): void {
    const telemetry = this.#wiring.outputs.get(physical)!;
    const arrived = values.map(({ port, sample }) => ({ port: telemetry.get(port)!, sample }));
    for (const { port, sample } of arrived) port.remember(sample);
    this.clock.arrive(arrived);
  }

  /** Counts a value that a port doesn't take. `why` continues a sentence that begins with the value. */
  refuse(port: string, why: string): void {
    const component = port.slice(0, port.indexOf('.'));
    // In a repeated step the value was counted before.
    if (this.clock.status().again !== undefined && component !== physical) return;
    // The first few show the problem. More would only fill the log.
    if (this.refusals.note(port, why) > 5) return;
    this.#log(component === physical ? 'runner' : component, `${port} refused a value, which ${why}`);
  }

  /**
   * Resolves when each component can receive values, or can't be started.
   *
   * @param done the components that are done and aren't started
   */
  async start(done: ReadonlySet<string>): Promise<void> {
    const all = [...this.components.values()];
    await Promise.all(all.map((each) => (done.has(each.id) ? each.stayDone() : each.start())));
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
    this.clock.events?.close();
    this.#recording?.close();
  }

  /** Asks the components for their last values again. The clock must be stopped. */
  async report(): Promise<{ readonly [component: string]: Reported }> {
    const all = [...this.components.values()];
    return Object.fromEntries(await Promise.all(all.map(async (each) => [each.id, await each.report()])));
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
   * @param state by default that of a twin that begins from nothing
   * @param again the steps since are repeated with the same values of the physical twin
   */
  resumeFrom(state: RunnerState = this.#initialState, again = false): readonly string[] {
    const { values, inFlight, ...rest } = state;
    const inputs = [...this.#wiring.inputs.values()].flatMap((ports) => [...ports.values()]);
    const left = [...misfits(this.outputs, values), ...misfits(inputs, inFlight)];
    for (const output of this.outputs)
      if (!again || output.component !== physical)
        output.last = left.includes(output.key) ? undefined : values[output.key];
    const kept = Object.entries(inFlight).filter(([port]) => !left.includes(port));
    const remarks = this.clock.resumeFrom({ ...rest, inFlight: Object.fromEntries(kept) }, again);
    return [
      ...left.map((port) => `${port} can't take the value that was saved for it: it begins without one`),
      ...remarks,
    ];
  }

  get #initialState(): RunnerState {
    const { clock } = this.#spec;
    const at =
      clock.mode === 'wall'
        ? { mode: clock.mode, t: this.clock.now() }
        : { mode: clock.mode, t: clock.epoch, step: 0, stepSeconds: clock.stepSeconds, epoch: clock.epoch };
    return { clock: at, inFlight: {}, values: {} };
  }

  #log(component: string, text: string): void {
    this.#effects.logs.write(component, `[runner] ${text}`);
  }

  #eventsOf(id: string): ComponentEvents {
    const outputs = this.#wiring.outputs.get(id)!;
    return {
      record: (port, sample) => this.clock.record(outputs.get(port)!, sample),
      refused: (port, why) => this.refuse(`${id}.${port}`, why),
      done: (step) => this.clock.done(id, step),
      received: (numbers) => this.clock.events?.received(id, numbers),
      saving: () => this.clock.events?.saving(id),
      saved: () => this.clock.events?.saved(id),
      isUncovered: () => this.clock.events?.isUncovered(id) ?? false,
      heard: () => this.clock.events?.pump(id),
      roomy: () => this.clock.events?.pump(id),
      disconnected: () => this.clock.events?.disconnected(id),
      left: (how) => this.clock.leave(id, how),
      back: () => {
        this.clock.events?.pump(id);
        if (this.clock.lost.includes(id)) this.asks.emit('back', id);
      },
      log: (text) => this.#log(id, text),
      now: () => this.clock.now(),
    };
  }

  #makeClock(): Clock {
    const { clock, emulator } = this.#spec;
    const { command } = this.#effects;
    const parts: ClockParts = {
      components: this.components,
      times: this.#times,
      command: (port, samples, step) => {
        if (step === undefined || this.#commands.take(port.name, step))
          for (const sample of samples) command(port, sample);
      },
      refuse: (port, why) => this.refuse(port, why),
      missed: (id, which) => this.components.get(id)!.missed(which),
      ended: () => {
        this.#recording?.flush();
        this.asks.emit('end');
      },
    };
    if (clock.mode === 'lockstep') return new LockstepClock(clock, this.#wiring, this.#arrivals, parts);
    const { stepSeconds } = clock;
    const isTold = emulator !== undefined && stepSeconds !== undefined;
    const steps = isTold ? emulatorSteps(emulator, stepSeconds, parts) : undefined;
    const { inboxes } = this.#wiring;
    const path = join(this.#directory, 'state', eventJournalFile);
    const journal = new EventJournal(path, inboxes, this.#toJson);
    const events = inboxes.size === 0 ? undefined : new WallEvents(inboxes, parts, journal);
    return new WallClock(parts, steps, events);
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
