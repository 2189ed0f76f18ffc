import type { Sample } from '../senml/read.ts';
import type { InboxState } from '../wiring/inbox.ts';
import type { Arrived, Delivery, InputPort, OutputPort } from '../wiring/ports.ts';
import { physical, type Wiring } from '../wiring/wiring.ts';
import { StepEvents, type StepEventsEffects } from './events/step-events.ts';

/** What the schedule calls. */
export interface ScheduleEffects extends StepEventsEffects {
  /**
   * Sends a component the values `given` to its inputs and its events, then the step. The answer comes later, through `record`
   * and `done`.
   */
  send(
    component: string,
    step: number,
    inputs: readonly InputPort[],
    events: readonly Delivery[] | undefined,
  ): void;
  /** All components are done with the step. */
  ended(step: number): void;
}

interface Member {
  readonly id: string;
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
  /** Members that wait for this one within a step. */
  readonly followers: Member[];
  /** How many members this one still waits for. */
  waitsFor: number;
  state: 'waiting' | 'working' | 'done';
  /** Its process has ended and will be restarted. Until then the component gets no step, and the step can't end. */
  isLost: boolean;
  /** True if the component got the running step. */
  isSent: boolean;
  /** The last step that the component has done. Values of repeated steps were reported before. */
  doneThrough: number;
}

/**
 * Decides in which order components run within a lockstep step. It has no clock and does no I/O.
 *
 * A component starts its step as soon as the components are done whose undelayed outputs it reads. So independent components
 * work at the same time, and each component gets the same inputs at the same step in every run. The values of a component count
 * once it is done. If its process ends earlier, they are dropped, and the next process repeats the step.
 */
export class Schedule {
  readonly #effects: ScheduleEffects;
  readonly #members: readonly Member[];
  readonly #byId: ReadonlyMap<string, Member>;
  readonly #events: StepEvents | undefined;
  #step: number | undefined;
  #unfinished = 0;

  constructor(wiring: Wiring, effects: ScheduleEffects) {
    this.#effects = effects;
    this.#events = StepEvents.of(wiring, effects);
    this.#members = wiring.order.map((id) => ({
      id,
      inputs: [...(wiring.inputs.get(id)?.values() ?? [])],
      outputs: [...(wiring.outputs.get(id)?.values() ?? [])],
      followers: [],
      waitsFor: 0,
      state: 'done',
      isLost: false,
      isSent: false,
      doneThrough: -1,
    }));
    this.#byId = new Map(this.#members.map((member) => [member.id, member]));
    for (const [index, leader] of this.#members.entries()) {
      for (const { target } of leader.outputs.flatMap((port) => port.routes)) {
        const follower = this.#byId.get(target.component);
        if (follower === undefined || target.isDelayed || leader.followers.includes(follower)) continue;
        // Only later components wait for earlier ones. So a loop that `check` missed acts as a delay and can't block the step.
        if (index < this.#members.indexOf(follower)) leader.followers.push(follower);
      }
    }
  }

  /** Components that work on the running step. */
  get unfinished(): readonly string[] {
    return this.#members.filter((member) => member.state === 'working').map((member) => member.id);
  }

  /** Samples that the next step gets, by `component.port`. Read it between steps. */
  get inFlight(): { readonly [port: string]: Sample } {
    const inputs = this.#members.flatMap((member) => member.inputs);
    return Object.fromEntries(inputs.flatMap(({ key, pending }) => (pending ? [[key, pending]] : [])));
  }

  /** Events that the next step gets, by component. `undefined` if there are none. Read it between steps. */
  get events(): { readonly [component: string]: InboxState } | undefined {
    const events = this.#events?.state ?? {};
    return Object.keys(events).length === 0 ? undefined : events;
  }

  /**
   * Continues from other values and events. A running step is void.
   *
   * @param again the steps are repeated, and their values are not reported twice
   */
  resumeFrom(
    inFlight: { readonly [port: string]: Sample },
    again: boolean,
    events: { readonly [component: string]: InboxState } = {},
  ): void {
    this.#step = undefined;
    this.#events?.resumeFrom(events);
    for (const member of this.#members) {
      if (!again) member.doneThrough = -1;
      member.state = 'done';
      member.isLost = false;
      for (const port of member.outputs) port.drop();
      for (const port of member.inputs) {
        port.pending = inFlight[port.key];
        port.given = undefined;
        port.next = undefined;
      }
    }
  }

  /** Starts a step with its components and the values from outside. Without components it ends at once. */
  begin(step: number, takesPart: (component: string) => boolean, arrived: readonly Arrived[] = []): void {
    this.#step = step;
    this.#unfinished = 0;
    for (const member of this.#members) {
      member.isSent = false;
      member.waitsFor = 0;
      member.state = takesPart(member.id) ? 'waiting' : 'done';
      if (member.state === 'waiting') this.#unfinished += 1;
      else {
        for (const port of member.inputs) port.pending = undefined;
        this.#events?.skip(member.id);
      }
    }
    for (const each of arrived)
      if (each.port.isQueued) this.#events!.enter(each);
      else this.#route(each.port, each.sample, step);
    for (const member of this.#members)
      if (member.state === 'waiting') for (const follower of member.followers) follower.waitsFor += 1;
    for (const member of this.#members)
      if (member.state === 'waiting' && member.waitsFor === 0) this.#send(member);
    // No component takes part. If all left meanwhile, the step has already ended.
    if (this.#unfinished === 0 && this.#step !== undefined) this.#end();
  }

  /** A component sent a value. Returns false if the component isn't working; the value is then ignored. */
  record(port: OutputPort, sample: Sample): boolean {
    if (this.#byId.get(port.component)?.state !== 'working') return false;
    if (port.isQueued) this.#events!.draft(port, sample);
    else port.draft(sample);
    return true;
  }

  /** Returns false if the component isn't working on this step. */
  done(component: string, step: number): boolean {
    const member = this.#byId.get(component);
    if (member?.state !== 'working' || step !== this.#step) return false;
    this.#finish(member);
    return true;
  }

  /** A component is done for good. The step continues without it. */
  leave(component: string): void {
    const member = this.#byId.get(component)!;
    if (member.state !== 'done') this.#finish(member);
  }

  /** A component's process has ended and will be restarted. The step waits, and the component's answers to it are void. */
  lose(component: string): void {
    const member = this.#byId.get(component)!;
    member.isLost = true;
    for (const port of member.outputs) port.drop();
    this.#events?.drop(component);
    if (member.state === 'working') member.state = 'waiting';
  }

  /** The step whose inputs a component expects next; `undefined` between two steps. */
  nextOf(component: string): number | undefined {
    if (this.#step === undefined) return undefined;
    return this.#byId.get(component)!.state === 'done' ? this.#step + 1 : this.#step;
  }

  /** A component is back with its earlier state. In a running step it gets the same inputs as before. */
  rejoin(component: string): void {
    const member = this.#byId.get(component)!;
    member.isLost = false;
    if (this.#step !== undefined && member.state === 'waiting' && member.waitsFor === 0) this.#send(member);
  }

  #send(member: Member): void {
    if (member.isLost) return;
    member.state = 'working';
    if (!member.isSent) {
      for (const port of member.inputs) {
        port.given = port.pending;
        port.pending = undefined;
      }
    }
    member.isSent = true;
    const inputs = member.inputs.filter((port) => port.given !== undefined);
    this.#effects.send(member.id, this.#step!, inputs, this.#events?.give(member.id));
  }

  #route(port: OutputPort, sample: Sample, step: number): void {
    for (const { target, carry } of port.routes) {
      const converted = carry(sample);
      if (converted === undefined) continue;
      if (target.component === physical) this.#effects.command(target, [converted], step);
      else if (target.isDelayed) target.next = converted;
      else target.pending = converted;
    }
  }

  #finish(member: Member): void {
    const step = this.#step!;
    member.state = 'done';
    const isNew = step > member.doneThrough;
    if (isNew) member.doneThrough = step;
    this.#events?.finish(member.id, isNew);
    for (const port of member.outputs) {
      const sample = port.commit(isNew);
      if (sample !== undefined) this.#route(port, sample, step);
    }
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
    this.#events?.end(step);
    this.#effects.ended(step);
  }
}
