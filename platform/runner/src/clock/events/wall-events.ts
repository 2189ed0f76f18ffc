import type { Sample } from '../../senml/read.ts';
import type { Inbox } from '../../wiring/inbox.ts';
import type { InputPort } from '../../wiring/ports.ts';
import { physical } from '../../wiring/wiring.ts';
import type { ClockParts, ClockState, Driven, EventDelivery } from '../clock.ts';
import type { EventJournal } from './journal.ts';

/** How many events are written to a component before it is looked at whether the component keeps up. */
const atOnce = 64;

/** A component that got so many events since its last save is asked to save, so that few are repeated if it dies. */
const askToSaveAt = 1000;

/**
 * The events and commands on the wall clock. Each waits in the inbox of its component until the component can take it, and stays
 * there until the component's saved state covers it.
 */
export class WallEvents implements EventDelivery {
  readonly #inboxes: ReadonlyMap<string, Inbox>;
  readonly #parts: ClockParts;
  readonly #journal: EventJournal;
  /** Sources that have answered the save for which the clock stands: the snapshot must not have what they send now. */
  readonly #saved = new Set<string>();
  /** What the physical twin sent while the clock stands. */
  #meanwhile: { readonly port: InputPort; readonly sample: Sample }[] = [];
  /** What each component had got before each of its requests to save that it hasn't answered, oldest first. */
  readonly #marks = new Map<string, number[]>();
  #stands = true;
  /** The state from which the twin continues is known. */
  #isResumed = false;

  constructor(inboxes: ReadonlyMap<string, Inbox>, parts: ClockParts, journal: EventJournal) {
    this.#inboxes = inboxes;
    this.#parts = parts;
    this.#journal = journal;
  }

  add(port: InputPort, sample: Sample, source: string): void {
    const inbox = this.#inboxes.get(port.component)!;
    if (this.#componentOf(port.component).isDone) return;
    const lateFrom = this.#stands && this.#saved.has(source) ? source : undefined;
    if (!inbox.add(port, sample, lateFrom)) {
      this.#parts.refuse(port.key, port.whyFull);
      return;
    }
    if (this.#isResumed) this.#journal.add(port.component, port, sample);
    if (this.#stands && source === physical) this.#meanwhile.push({ port, sample });
    this.pump(port.component);
  }

  pump(id: string): void {
    const inbox = this.#inboxes.get(id);
    if (inbox === undefined || this.#stands) return;
    const component = this.#componentOf(id);
    while (inbox.hasWaiting && component.isRoomy && (!inbox.repeats || component.isHeard))
      component.deliver(inbox.take(atOnce));
    if (inbox.uncovered >= askToSaveAt) component.saveSoon();
  }

  run(): void {
    this.#stands = false;
    this.#saved.clear();
    this.#meanwhile = [];
    for (const inbox of this.#inboxes.values()) inbox.admit();
    for (const id of this.#inboxes.keys()) this.pump(id);
  }

  hold(): void {
    this.#stands = true;
  }

  saving(id: string): void {
    const inbox = this.#inboxes.get(id);
    if (inbox === undefined) return;
    const marks = this.#marks.get(id) ?? [];
    this.#marks.set(id, [...marks, inbox.mark]);
  }

  /** The files of the component have the effects of what it had got. What it sends from now on is later. */
  saved(id: string): void {
    if (this.#stands) {
      for (const inbox of this.#inboxes.values()) inbox.admit(id);
      this.#saved.add(id);
    }
    const mark = this.#marks.get(id)?.shift();
    if (mark !== undefined) this.#cover(id, mark);
  }

  received(id: string, numbers: { readonly [port: string]: number }): void {
    const inbox = this.#inboxes.get(id);
    if (inbox === undefined) return;
    for (const [port, seq] of Object.entries(numbers)) {
      const gone = inbox.received(port, seq);
      if (gone > 0) this.#parts.missed(id, `${gone} of ${port} after number ${seq}`);
    }
    this.#journal.covered(id);
    this.pump(id);
  }

  isUncovered(id: string): boolean {
    return (this.#inboxes.get(id)?.uncovered ?? 0) > 0;
  }

  /**
   * The component's process has ended, or its connection.
   *
   * @param isSaved its saved state covers all that it got
   */
  left(id: string, isSaved: boolean): void {
    const inbox = this.#inboxes.get(id);
    if (inbox === undefined) return;
    this.#marks.delete(id);
    if (this.#componentOf(id).isDone) {
      inbox.clear();
      this.#journal.write();
      return;
    }
    if (isSaved) this.#cover(id);
    const gone = inbox.left();
    if (gone > 0) this.#parts.missed(id, `the oldest ${gone}, because it has saved no state for too long`);
  }

  /** An answer to an earlier request to save covers nothing from now on, because it may be the answer to any of them. */
  disconnected(id: string): void {
    this.#inboxes.get(id)?.again();
    this.pump(id);
  }

  /** Continues with what the file beside the components' states has. */
  resume(): void {
    const meanwhile = this.#meanwhile;
    this.#meanwhile = [];
    this.#journal.close();
    this.#journal.read();
    // A restore takes back what components did, not what happened to the physical twin since.
    for (const { port, sample } of meanwhile)
      if (!this.#inboxes.get(port.component)!.add(port, sample)) this.#parts.refuse(port.key, port.whyFull);
    this.#meanwhile = meanwhile;
    this.#isResumed = true;
    this.#journal.write();
  }

  /** By component, what a snapshot keeps. */
  get state(): NonNullable<ClockState['events']> | undefined {
    const states = [...this.#inboxes].flatMap(([id, { state }]) => (state ? [[id, state] as const] : []));
    return states.length === 0 ? undefined : Object.fromEntries(states);
  }

  /** Inputs whose buffer is full, and a file that can't be written, as text for a user. */
  reasons(): readonly string[] {
    const full = [...this.#inboxes.values()].flatMap((inbox) => inbox.full);
    const { trouble } = this.#journal;
    const notKept = `events and commands aren't kept on disk, and a runner that starts again won't know them: ${trouble}`;
    return [
      ...(trouble === undefined ? [] : [notKept]),
      ...full.map(
        ({ key, buffer, component }) =>
          `${key} takes no more events: ${buffer} wait, because ${component} doesn't read them (buffer: ${buffer})`,
      ),
    ];
  }

  close(): void {
    this.#journal.close();
  }

  #cover(id: string, mark?: number): void {
    const inbox = this.#inboxes.get(id)!;
    if (inbox.uncovered === 0) return;
    inbox.cover(mark);
    this.#journal.covered(id);
  }

  #componentOf(id: string): Driven {
    return this.#parts.components.get(id)!;
  }
}
