import type { Sample } from '../senml/read.ts';
import type { InputPort, OutputPort } from '../wiring/ports.ts';
import { physical, type Wiring } from '../wiring/wiring.ts';

/** What the schedule asks of the world. */
export interface ScheduleEffects {
  /** Send a component its inputs, then the step. Its answer comes later, through `record` and `done`. */
  send(component: string, step: number, inputs: readonly InputPort[]): void;
  command(port: InputPort, sample: Sample): void;
  /** All components are done with the step. */
  ended(step: number): void;
}

interface Member {
  readonly id: string;
  readonly inputs: readonly InputPort[];
  /** Members that wait for this one within a step. */
  readonly followers: Member[];
  /** Members that this one waits for. */
  readonly leaders: Member[];
  takesPart: boolean;
  waitsFor: number;
  state: 'waiting' | 'working' | 'done';
}

/**
 * Who runs when within a lockstep step. It holds no clock and does no I/O: `begin`, `record`, `done` and `leave` are
 * told to it, and what follows goes out through `effects`.
 *
 * A component starts its step as soon as those whose undelayed outputs it reads are done. So independent components
 * work at the same time, and yet each sees the same inputs at the same step in every run.
 */
export class Schedule {
  readonly #effects: ScheduleEffects;
  readonly #members: readonly Member[];
  readonly #byId: ReadonlyMap<string, Member>;
  /** The newest sample of each port outside that came between steps; it enters at the next one. */
  #arrived = new Map<OutputPort, Sample>();
  #step: number | undefined;
  #unfinished = 0;

  constructor(wiring: Wiring, effects: ScheduleEffects) {
    this.#effects = effects;
    this.#members = wiring.order.map((id) => ({
      id,
      inputs: [...(wiring.inputs.get(id)?.values() ?? [])],
      followers: [],
      leaders: [],
      takesPart: false,
      waitsFor: 0,
      state: 'done',
    }));
    this.#byId = new Map(this.#members.map((member) => [member.id, member]));
    const place = new Map(wiring.order.map((id, index) => [id, index]));
    for (const leader of this.#members) {
      const targets = [...(wiring.outputs.get(leader.id)?.values() ?? [])].flatMap((port) => port.routes);
      for (const { target } of targets) {
        const follower = this.#byId.get(target.component);
        // Only from earlier to later: a loop that `check` let through can't lock the step, it acts as a delay.
        const waits =
          follower !== undefined && !target.isDelayed && place.get(leader.id)! < place.get(follower.id)!;
        if (!waits || leader.followers.includes(follower)) continue;
        leader.followers.push(follower);
        follower.leaders.push(leader);
      }
    }
  }

  /** Components that aren't done with the step that runs. */
  get unfinished(): readonly string[] {
    return this.#members.filter((member) => member.state === 'working').map((member) => member.id);
  }

  /** Samples that a later step gets: by `component.port`, between steps. */
  get inFlight(): { readonly [port: string]: Sample } {
    const ports = this.#members
      .flatMap((member) => member.inputs)
      .filter((port) => port.pending !== undefined);
    return Object.fromEntries(ports.map((port) => [port.key, port.pending!]));
  }

  set inFlight(samples: { readonly [port: string]: Sample }) {
    for (const port of this.#members.flatMap((member) => member.inputs)) {
      port.pending = samples[port.key];
      port.next = undefined;
    }
  }

  /** Starts a step with those who take part. With nobody it ends at once. */
  begin(step: number, takesPart: (component: string) => boolean): void {
    this.#step = step;
    this.#unfinished = 0;
    for (const member of this.#members) {
      member.takesPart = takesPart(member.id);
      member.state = member.takesPart ? 'waiting' : 'done';
      if (member.takesPart) this.#unfinished += 1;
      else for (const port of member.inputs) port.pending = undefined;
    }
    const arrived = this.#arrived;
    this.#arrived = new Map();
    for (const [port, sample] of arrived) this.#route(port, sample);
    for (const member of this.#members) {
      member.waitsFor = 0;
      for (const leader of member.leaders) if (leader.takesPart) member.waitsFor += 1;
    }
    for (const member of this.#members)
      if (member.state === 'waiting' && member.waitsFor === 0) this.#send(member);
    // Where nobody took part; or all left at once, and then the step has ended already.
    if (this.#unfinished === 0 && this.#step !== undefined) this.#end();
  }

  /** A value that a component answered. False where it isn't this component's turn: it doesn't count then. */
  record(port: OutputPort, sample: Sample): boolean {
    if (this.#byId.get(port.component)?.state !== 'working') return false;
    this.#route(port, sample);
    return true;
  }

  /** A value from outside, such as the physical twin's. It enters at the next step. */
  arrive(port: OutputPort, sample: Sample): void {
    this.#arrived.set(port, sample);
  }

  /** False where the component has nothing to be done with. */
  done(component: string, step: number): boolean {
    const member = this.#byId.get(component);
    if (member?.state !== 'working' || step !== this.#step) return false;
    this.#finish(member);
    return true;
  }

  /** A component is gone: the step goes on without it. */
  leave(component: string): void {
    const member = this.#byId.get(component);
    if (member !== undefined && member.state !== 'done') this.#finish(member);
  }

  #send(member: Member): void {
    member.state = 'working';
    const inputs = member.inputs.filter((port) => port.pending !== undefined);
    this.#effects.send(member.id, this.#step!, inputs);
    for (const port of inputs) port.pending = undefined;
  }

  #route(port: OutputPort, sample: Sample): void {
    for (const route of port.routes) {
      const { target } = route;
      const converted = route.carry(sample);
      if (converted === undefined) continue;
      if (target.component === physical) this.#effects.command(target, converted);
      else if (target.isDelayed) target.next = converted;
      else target.pending = converted;
    }
  }

  #finish(member: Member): void {
    member.state = 'done';
    this.#unfinished -= 1;
    for (const follower of member.followers) {
      follower.waitsFor -= 1;
      if (follower.state === 'waiting' && follower.waitsFor === 0) this.#send(follower);
    }
    if (this.#unfinished === 0) this.#end();
  }

  #end(): void {
    const step = this.#step!;
    this.#step = undefined;
    for (const member of this.#members) {
      for (const port of member.inputs) {
        if (!port.isDelayed) continue;
        port.pending = port.next;
        port.next = undefined;
      }
    }
    this.#effects.ended(step);
  }
}
