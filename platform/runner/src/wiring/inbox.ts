import { isTime, type Sample } from '../senml/read.ts';
import { fitsPort } from '../senml/value.ts';
import { EventNumbers, type Numbers } from './event-numbers.ts';
import { bytesOf, InboxRoom } from './inbox-room.ts';
import type { Delivery, InputPort } from './ports.ts';

/** How many events that a component got are kept in case that the component goes back to its saved state. */
const keptForRepeat = 10_000;

/** The events and commands for a component that its saved state doesn't cover. */
export interface InboxState {
  /** By port, the number of the last event that the saved state covers. Absent: 0. */
  readonly seq: Numbers;
  /** Those after that, oldest first. */
  readonly waiting: readonly WaitingEvent[];
}

export interface WaitingEvent extends Sample {
  readonly port: string;
}

interface Entry {
  readonly port: InputPort;
  readonly sample: Sample;
  readonly bytes: number;
  /** The source, if it sent the event after it had answered the save for which the clock stands. */
  lateFrom: string | undefined;
  /** The place among all that the running process got. */
  place: number;
}

/**
 * The events and commands for one component, in their order: first those that its process got and its saved state doesn't cover,
 * then those that wait. An event gets its number when the process gets the event. Knows neither clock nor process.
 */
export class Inbox {
  readonly #ports: ReadonlyMap<string, InputPort>;
  #entries: Entry[] = [];
  /** How many entries, from the first, the running process got. */
  #given = 0;
  /** How many entries, from the first, this process or an earlier one may have got. */
  #everGiven = 0;
  #place = 0;
  readonly #numbers = new EventNumbers();
  readonly #room = new InboxRoom();
  /** The events that are too old to be repeated, since the last saved state. */
  #forgotten = 0;

  constructor(ports: Iterable<InputPort>) {
    this.#ports = new Map([...ports].map((port) => [port.name, port]));
  }

  /** True if the process may get an event that an earlier process got. */
  get repeats(): boolean {
    return this.#everGiven > this.#given;
  }

  /** How many events the process got that its saved state doesn't cover. */
  get uncovered(): number {
    return this.#given;
  }

  get hasWaiting(): boolean {
    return this.#entries.length > this.#given;
  }

  /** The ports that take no more events. */
  get full(): readonly InputPort[] {
    return [...this.#ports.values()].filter((port) => this.#room.isFull(port));
  }

  /**
   * @param lateFrom the source, if the snapshot that is being taken must not have the event
   * @returns false if the port takes no more events
   */
  add(port: InputPort, sample: Sample, lateFrom?: string): boolean {
    if (this.#room.isFull(port)) return false;
    const entry = { port, sample, bytes: bytesOf(sample.value), lateFrom, place: 0 };
    this.#entries.push(entry);
    this.#room.add(port, entry.bytes);
    return true;
  }

  /** The next events for the process, at most `limit`. They count as given. */
  take(limit = Number.POSITIVE_INFINITY): readonly Delivery[] {
    const end = Math.min(this.#given + limit, this.#entries.length);
    const taken: Delivery[] = [];
    for (; this.#given < end; this.#given += 1) {
      const entry = this.#entries[this.#given]!;
      const { port, sample } = entry;
      this.#place += 1;
      entry.place = this.#place;
      if (this.#given === this.#everGiven) {
        this.#everGiven += 1;
        this.#room.give(port);
      }
      taken.push({ port, sample, seq: this.#numbers.next(port) });
    }
    // Removed in bulk, because each removal moves all others.
    if (this.#given > 2 * keptForRepeat) this.#forgotten += this.#cover(this.#given - keptForRepeat);
    return taken;
  }

  /** Marks the events that the process got so far, for `cover`. */
  get mark(): number {
    return this.#place;
  }

  /** The saved state covers what the process had got at a mark; by default all that it got. */
  cover(mark = this.#place): void {
    const first = this.#entries.findIndex(({ place }, index) => index >= this.#given || place > mark);
    this.#cover(first < 0 ? this.#given : first);
    this.#forgotten = 0;
  }

  /**
   * The component tells up to which number its state has the events of a port.
   *
   * @returns how many events its state lacks although they are gone
   */
  received(name: string, seq: number): number {
    const port = this.#ports.get(name);
    if (port === undefined) return 0;
    let left = seq - this.#numbers.coveredOf(port);
    if (left <= 0) return -left;
    // An event that no process got is never dropped, whatever the component tells.
    const isCovered = (entry: Entry, index: number): boolean =>
      index < this.#everGiven && entry.port === port && left-- > 0;
    const kept: Entry[] = [];
    let [given, everGiven] = [0, 0];
    for (const [index, entry] of this.#entries.entries()) {
      if (isCovered(entry, index)) {
        this.#room.free(entry.bytes);
        continue;
      }
      kept.push(entry);
      if (index < this.#given) given += 1;
      if (index < this.#everGiven) everGiven += 1;
    }
    [this.#entries, this.#given, this.#everGiven] = [kept, given, everGiven];
    this.#numbers.cover(port, seq);
    return 0;
  }

  /** The process has lost its connection: it gets again what the saved state doesn't cover. */
  again(): void {
    this.#given = 0;
    this.#numbers.again();
  }

  /**
   * The process has ended: the next one gets what the saved state doesn't cover.
   *
   * @returns how many of those are gone, because there were too many
   */
  left(): number {
    this.again();
    const forgotten = this.#forgotten;
    this.#forgotten = 0;
    return forgotten;
  }

  /** The component is done and needs no more events. */
  clear(): void {
    this.resume({ seq: this.#numbers.last, waiting: [] });
  }

  /** The source's saved state has what it sent so far, or the clock runs again. */
  admit(source?: string): void {
    for (const entry of this.#entries)
      if (source === undefined || entry.lateFrom === source) entry.lateFrom = undefined;
  }

  /** What a snapshot keeps. `undefined` if no event ever came. */
  get state(): InboxState | undefined {
    return this.#stateOf(this.#entries.filter(({ lateFrom }) => lateFrom === undefined));
  }

  /** What is kept for a runner that is killed: also what a snapshot must not have. */
  get all(): InboxState | undefined {
    return this.#stateOf(this.#entries);
  }

  /** By port, the number of the last event that the saved state covers. */
  get covered(): Numbers {
    return this.#numbers.covered;
  }

  /** Continues from a saved state. An event for a port that is gone or takes other values is left out. */
  resume({ seq, waiting }: InboxState = { seq: {}, waiting: [] }): void {
    this.#numbers.resume(this.#ports.values(), seq);
    this.#entries = [];
    this.#given = 0;
    this.#everGiven = 0;
    this.#room.clear();
    this.#forgotten = 0;
    for (const event of waiting) this.restore(event);
  }

  /** Adds an event from a saved state. An earlier process may have got it. */
  restore({ port: name, value, t }: WaitingEvent): void {
    const port = this.#ports.get(name);
    if (port === undefined || !fitsPort(port.spec, value) || !isTime(t)) return;
    const bytes = bytesOf(value);
    this.#entries.push({ port, sample: { value, t }, bytes, lateFrom: undefined, place: 0 });
    this.#room.keep(bytes);
    this.#everGiven = this.#entries.length;
  }

  #stateOf(entries: readonly Entry[]): InboxState | undefined {
    const seq = this.covered;
    const waiting = entries.map(({ port, sample: { value, t } }) => ({ port: port.name, value, t }));
    return waiting.length === 0 && Object.keys(seq).length === 0 ? undefined : { seq, waiting };
  }

  /** Removes the first entries, which the process got. */
  #cover(count: number): number {
    for (const { port, bytes } of this.#entries.splice(0, count)) {
      this.#numbers.cover(port, this.#numbers.coveredOf(port) + 1);
      this.#room.free(bytes);
    }
    this.#given -= count;
    this.#everGiven -= count;
    return count;
  }
}
