import type { Sample } from '../../senml/read.ts';
import type { Inbox, InboxState } from '../../wiring/inbox.ts';
import { bytesOf, maxBytes } from '../../wiring/inbox-room.ts';
import type { Arrived, Delivery, InputPort, OutputPort } from '../../wiring/ports.ts';
import { physical, type Wiring } from '../../wiring/wiring.ts';

/** What the events of steps call. */
export interface StepEventsEffects {
  /** The commands of a step, in order. */
  command(port: InputPort, samples: readonly Sample[], step: number): void;
  refuse(port: string, why: string): void;
}

/** An event on its way, with the place of its source in the order of a step. */
interface Sent {
  readonly place: number;
  readonly port: InputPort;
  readonly sample: Sample;
}

/** What a component has sent in a step, and the bytes of its texts and objects. */
interface Drafts {
  readonly list: Arrived[];
  bytes: number;
}

/** The telemetry of the physical twin comes before all components. */
const beforeAll = -1;

/**
 * The events and commands of lockstep steps. Each component gets all that came for it, in the order of the step, whichever
 * component was faster. Knows nothing of values.
 */
export class StepEvents {
  readonly #inboxes: ReadonlyMap<string, Inbox>;
  readonly #places: ReadonlyMap<string, number>;
  readonly #effects: StepEventsEffects;
  /** What each component has sent in the step on which it works. */
  readonly #drafts = new Map<string, Drafts>();
  /** By component, what arrives with the running step, and with the next one. */
  readonly #arriving = new Map<string, Sent[]>();
  readonly #delayed = new Map<string, Sent[]>();
  /** The components that are done for good. */
  readonly #done = new Set<string>();
  /** What each component got with the running step. */
  readonly #given = new Map<string, readonly Delivery[]>();

  /** @returns `undefined` for a twin without events and commands */
  static of(wiring: Wiring, effects: StepEventsEffects): StepEvents | undefined {
    const ports = [...wiring.inputs.values(), ...wiring.outputs.values()];
    const isNeeded = ports.some((each) => [...each.values()].some(({ isQueued }) => isQueued));
    return isNeeded ? new StepEvents(wiring, effects) : undefined;
  }

  private constructor({ inboxes, order }: Wiring, effects: StepEventsEffects) {
    this.#inboxes = inboxes;
    this.#places = new Map(order.map((id, place) => [id, place]));
    this.#effects = effects;
  }

  /** By component, what a snapshot keeps. Read it between steps. */
  get state(): { readonly [component: string]: InboxState } {
    return Object.fromEntries(
      [...this.#inboxes].flatMap(([id, { state }]) => (state === undefined ? [] : [[id, state]])),
    );
  }

  resumeFrom(states: { readonly [component: string]: InboxState }): void {
    for (const each of [this.#drafts, this.#arriving, this.#delayed, this.#given, this.#done]) each.clear();
    for (const [id, inbox] of this.#inboxes) inbox.resume(states[id]);
  }

  /** A component sent an event. It counts once the component has done the step. */
  draft(port: OutputPort, sample: Sample): void {
    const drafts = this.#drafts.get(port.component) ?? { list: [], bytes: 0 };
    this.#drafts.set(port.component, drafts);
    // The inboxes decide what is refused; more than one of them can take isn't kept.
    if (drafts.list.length > capacity || drafts.bytes > draftBytes) return;
    drafts.list.push({ port, sample });
    drafts.bytes += bytesOf(sample.value);
  }

  /** The component hasn't done the step, so what it sent doesn't count. */
  drop(component: string): void {
    this.#drafts.delete(component);
  }

  /** @param isNew false if the step is repeated and its events were reported before */
  finish(component: string, isNew: boolean): void {
    this.#inboxes.get(component)?.cover();
    this.#given.delete(component);
    const drafts = this.#drafts.get(component);
    if (drafts === undefined) return;
    this.#drafts.delete(component);
    for (const { port, sample } of drafts.list) {
      if (isNew) port.remember(sample);
      else port.last = sample;
      this.#route(port, sample, this.#places.get(component)!);
    }
  }

  /** An event of the physical twin enters with the step. */
  enter({ port, sample }: Arrived): void {
    this.#route(port, sample, beforeAll);
  }

  /** What a component gets with the step; the same again if it is asked again. */
  give(component: string): readonly Delivery[] | undefined {
    const inbox = this.#inboxes.get(component);
    if (inbox === undefined) return undefined;
    const given = this.#given.get(component);
    if (given !== undefined) return given;
    this.#keep(component, this.#arriving);
    const taken = inbox.take();
    this.#given.set(component, taken);
    return taken;
  }

  /** The component is done for good, and gets no events. */
  skip(component: string): void {
    if (this.#done.has(component)) return;
    this.#done.add(component);
    this.#inboxes.get(component)?.clear();
  }

  /** All components are done with the step. */
  end(step: number): void {
    const commands = new Map<InputPort, Sample[]>();
    for (const { port, sample } of inOrder(this.#arriving.get(physical) ?? []))
      listIn(commands, port).push(sample);
    this.#arriving.delete(physical);
    for (const [port, samples] of commands) this.#effects.command(port, samples, step);
    for (const list of [this.#arriving, this.#delayed])
      for (const component of [...list.keys()]) this.#keep(component, list);
  }

  #route(port: OutputPort, sample: Sample, place: number): void {
    for (const { target, carry } of port.routes) {
      const carried = carry(sample);
      if (carried === undefined || this.#done.has(target.component)) continue;
      const list = target.isDelayed ? this.#delayed : this.#arriving;
      listIn(list, target.component).push({ place, port: target, sample: carried });
    }
  }

  /** Sources may finish in any order, so the events are put in order before any is refused. */
  #keep(component: string, from: Map<string, Sent[]>): void {
    const inbox = this.#inboxes.get(component)!;
    for (const { port, sample } of inOrder(from.get(component) ?? []))
      if (!inbox.add(port, sample)) this.#effects.refuse(port.key, port.whyFull);
    from.delete(component);
  }
}

/** The largest `buffer` that `check` allows. */
const capacity = 100_000;

/** More than an inbox takes, so that the inbox refuses the rest. */
const draftBytes = 2 * maxBytes;

/** Sorting keeps the order of the events of one source. */
function inOrder(sent: readonly Sent[]): readonly Sent[] {
  return sent.toSorted((a, b) => a.place - b.place);
}

function listIn<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
