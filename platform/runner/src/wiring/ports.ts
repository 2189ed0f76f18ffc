import { type ConnectionSpec, converter, isQueued, type PortSpec } from '@dtaas/model';
import type { Sample } from '../senml/read.ts';
import { convertValue, fitsPort, misfit } from '../senml/value.ts';
import { recordWriter } from '../senml/write.ts';

/** How many samples of each output the runner remembers for those who watch. */
const historyLength = 256;

/** How many events wait at an input that names no `buffer`. */
export const defaultBuffer = 1000;

/** Why an event is refused when as many wait as can. The text continues a sentence that begins with the value. */
export function whyFull(buffer: number): string {
  return `came while others waited, and the port keeps no more (buffer: ${buffer})`;
}

/** A port of a component or of the physical twin. */
class Port {
  readonly component: string;
  readonly name: string;
  /** `component.port` */
  readonly key: string;
  readonly spec: PortSpec;
  /** It carries events or commands: each counts. */
  readonly isQueued: boolean;

  constructor(component: string, name: string, spec: PortSpec) {
    this.component = component;
    this.name = name;
    this.key = `${component}.${name}`;
    this.spec = spec;
    this.isQueued = isQueued(spec);
  }
}

/** Where values come from: a component's output, or the physical twin's telemetry. */
export class OutputPort extends Port {
  readonly routes: Route[] = [];
  last: Sample | undefined;
  /** Numbers and booleans seen in this runner's life; the newest `historyLength` are kept. */
  count = 0;
  /** Events and commands in this runner's life. */
  events = 0;
  readonly #history: Sample[] = [];
  /** Lockstep: the values of the step on which the component works. */
  readonly #drafts: Sample[] = [];

  /** Called with each value that counts, once. */
  record: ((sample: Sample) => void) | undefined;

  remember(sample: Sample): void {
    this.last = sample;
    if (this.isQueued) this.events += 1;
    this.record?.(sample);
    if (!isSmall(sample)) return;
    this.#history[this.count % historyLength] = sample;
    this.count += 1;
  }

  /** Keeps a value until its component has done the step. */
  draft(sample: Sample): void {
    const kept = isSmall(sample) ? historyLength : 1;
    if (this.#drafts.length >= kept) this.#drafts.shift();
    this.#drafts.push(sample);
  }

  /**
   * The component has done the step, so the values of the step count.
   *
   * @param isNew false if the step is repeated and its values were reported before
   * @returns the last value
   */
  commit(isNew: boolean): Sample | undefined {
    const sample = this.#drafts.at(-1);
    if (sample === undefined) return undefined;
    if (isNew) for (const each of this.#drafts) this.remember(each);
    else this.last = sample;
    this.#drafts.length = 0;
    return sample;
  }

  /** The step isn't done, so its values don't count. */
  drop(): void {
    this.#drafts.length = 0;
  }

  /** The samples from number `from` on, as far as they are remembered, at most the newest `limit`. */
  since(from: number, limit: number): readonly Sample[] {
    const first = Math.max(from, this.count - Math.min(limit, historyLength), 0);
    return Array.from(
      { length: Math.max(this.count - first, 0) },
      (_, i) => this.#history[(first + i) % historyLength]!,
    );
  }
}

/** Arrays, objects and texts may have a megabyte each, so only the last one is kept. */
function isSmall({ value }: Sample): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

/** Where values go: a component's input, or a command of the physical twin. */
export class InputPort extends Port {
  readonly write = recordWriter(this.name, this.spec);
  /** Lockstep: what the component gets with its next step. */
  pending: Sample | undefined;
  /** Lockstep: the value that it got with the running step, or with the last one. */
  given: Sample | undefined;
  /** Lockstep: what a delayed input gets with the step after the one that runs. */
  next: Sample | undefined;

  get isDelayed(): boolean {
    return (this.spec.delay ?? 0) > 0;
  }

  /** How many events can wait. */
  get buffer(): number {
    return this.spec.buffer ?? defaultBuffer;
  }

  get whyFull(): string {
    return whyFull(this.buffer);
  }
}

/** A value at an output. */
export interface Arrived {
  readonly port: OutputPort;
  readonly sample: Sample;
}

/** A value for an input. */
export interface Delivery {
  readonly port: InputPort;
  readonly sample: Sample;
  /** The number of an event or a command. */
  readonly seq?: number;
}

/** Called with the port that refused a value, and why. */
export type Refuse = (port: string, why: string) => void;

/** From an output to an input. */
export interface Route {
  readonly target: InputPort;
  /** The sample in the target's unit; `undefined` if the target refuses the converted value. */
  readonly carry: (sample: Sample) => Sample | undefined;
}

export function route(target: InputPort, conversion: ConnectionSpec['convert'], refuse: Refuse): Route {
  if (conversion === undefined) return { target, carry: (sample) => sample };
  const convert = converter(conversion);
  const carry = ({ value, t }: Sample): Sample | undefined => {
    const converted = convertValue(value, convert);
    if (fitsPort(target.spec, converted)) return { value: converted, t };
    refuse(target.key, `${misfit(target.spec, converted)} after the conversion of its unit`);
    return undefined;
  };
  return { target, carry };
}
