import { appendFileSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { attempt, writeBeside } from '@dtaas/processes';
import type { Sample } from '../senml/read.ts';
import type { Arrived, OutputPort } from '../wiring/ports.ts';

/** Above this size the runner takes a snapshot, so the file can be emptied. */
const fullBytes = 16 * 2 ** 20;

const nothing: readonly Arrived[] = [];

/** The most events that wait for the next step. Inputs have buffers of their own. */
const maxEvents = 100_000;

interface Line {
  readonly step: number;
  readonly values: { readonly [port: string]: Sample };
  /** In the order in which they came. Absent: none. */
  readonly events?: readonly (Sample & { readonly port: string })[];
}

/**
 * The values from outside, which enter at the next new step. Those since the last save are kept in a file that survives a
 * killed runner, so that a repeated step gets the same values again.
 */
export class ArrivalFile {
  readonly #path: string;
  readonly #ports: ReadonlyMap<string, OutputPort>;
  readonly #toJson: (value: unknown) => string;
  readonly #full: () => void;
  /** The newest sample of each port that came since the last step began. */
  #fresh = new Map<OutputPort, Sample>();
  /** The events that came since then. */
  #freshEvents: Arrived[] = [];
  #bytes = 0;
  #end: number;
  /** The lines that were read for repeated steps. */
  #read: ReadonlyMap<number, readonly Arrived[]> | undefined;

  /**
   * @param toJson writes values, without secrets
   * @param full called once when the file is so large that the twin should be saved
   */
  constructor(
    path: string,
    ports: Iterable<OutputPort>,
    toJson: (value: unknown) => string,
    full: () => void,
  ) {
    this.#path = path;
    this.#ports = new Map([...ports].map((port) => [port.key, port]));
    this.#toJson = toJson;
    this.#full = full;
    this.#dropUnfinished();
    this.#end = (this.#lines().at(-1)?.step ?? -1) + 1;
  }

  /** No step from this one on is kept. */
  get end(): number {
    return this.#end;
  }

  /** @returns the events that are too many */
  arrive(values: readonly Arrived[]): readonly Arrived[] {
    const refused: Arrived[] = [];
    for (const each of values)
      if (!each.port.isQueued) this.#fresh.set(each.port, each.sample);
      else (this.#freshEvents.length < maxEvents ? this.#freshEvents : refused).push(each);
    return refused;
  }

  /** The values that enter at a step. A repeated step, also one that is not kept, gets no new ones. */
  enter(step: number, isAgain: boolean): readonly Arrived[] {
    if (step < this.#end) {
      this.#read ??= new Map(this.#lines().map((line) => [line.step, this.#arrived(line)]));
      return this.#read.get(step) ?? nothing;
    }
    if (isAgain || (this.#fresh.size === 0 && this.#freshEvents.length === 0)) return nothing;
    const arrived = [...this.#fresh].map(([port, sample]) => ({ port, sample }));
    const came = this.#freshEvents;
    this.#fresh = new Map();
    this.#freshEvents = [];
    const values = Object.fromEntries(arrived.map(({ port, sample }) => [port.key, sample]));
    const events = came.map(({ port, sample }) => ({ port: port.key, ...sample }));
    this.#keep({ step, values, ...(events.length === 0 ? {} : { events }) });
    return [...arrived, ...came];
  }

  /** The twin was saved at a step, so earlier values are no longer needed. */
  forgetBefore(step: number): void {
    this.#read = undefined;
    const lines = this.#end > step ? this.#lines().filter((line) => line.step >= step) : [];
    const text = lines.map((line) => `${this.#toJson(line)}\n`).join('');
    this.#bytes = text.length;
    if (text === '') {
      this.#end = 0;
      rmSync(this.#path, { force: true });
    } else writeBeside(this.#path, text, { mode: 0o600 });
  }

  #keep(line: Line): void {
    const text = `${this.#toJson(line)}\n`;
    appendFileSync(this.#path, text, { mode: 0o600 });
    const wasFull = this.#bytes > fullBytes;
    this.#bytes += text.length;
    this.#end = line.step + 1;
    this.#read = undefined;
    if (!wasFull && this.#bytes > fullBytes) this.#full();
  }

  /** A line without its end was being written when the runner ended: its step had not begun. */
  #dropUnfinished(): void {
    const text = this.#text();
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    // This works on a full disk.
    if (whole !== text) truncateSync(this.#path, Buffer.byteLength(whole));
  }

  #lines(): readonly Line[] {
    return this.#text()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }

  #text(): string {
    return attempt(() => readFileSync(this.#path, 'utf8')) ?? '';
  }

  #arrived({ values, events = [] }: Line): readonly Arrived[] {
    const came = events.map(({ port, value, t }) => [port, { value, t }] as const);
    return [...Object.entries(values), ...came].flatMap(([key, sample]) => {
      const port = this.#ports.get(key);
      return port === undefined ? [] : [{ port, sample }];
    });
  }
}
