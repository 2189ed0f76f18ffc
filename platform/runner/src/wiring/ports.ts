import { type ConnectionSpec, converter, type PortSpec } from '@dtaas/model';
import type { Sample } from '../senml/read.ts';
import { convertValue, fitsPort, misfit } from '../senml/value.ts';
import { type RecordWriter, recordWriter } from '../senml/write.ts';

/** How many samples of each output the runner remembers for those who watch. */
const historyLength = 256;

/** Where values come from: a component's output, or the physical twin's telemetry. */
export class OutputPort {
  readonly component: string;
  readonly name: string;
  readonly key: string;
  readonly spec: PortSpec;
  readonly routes: Route[] = [];
  last: Sample | undefined;
  /** Numbers and booleans seen in this runner's life; the newest `historyLength` are kept. */
  count = 0;
  readonly #history: Sample[] = [];

  constructor(component: string, name: string, spec: PortSpec) {
    this.component = component;
    this.name = name;
    this.key = `${component}.${name}`;
    this.spec = spec;
  }

  remember(sample: Sample): void {
    this.last = sample;
    // Arrays and objects may be a megabyte each: of those the last one is enough.
    if (typeof sample.value === 'object' || typeof sample.value === 'string') return;
    this.#history[this.count % historyLength] = sample;
    this.count += 1;
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

/** Where values go: a component's input, or a command of the physical twin. */
export class InputPort {
  readonly component: string;
  readonly name: string;
  readonly key: string;
  readonly spec: PortSpec;
  readonly write: RecordWriter;
  /** Lockstep: what the component gets with its next step. */
  pending: Sample | undefined;
  /** Lockstep: what a delayed input gets with the step after the one that runs. */
  next: Sample | undefined;

  constructor(component: string, name: string, spec: PortSpec) {
    this.component = component;
    this.name = name;
    this.key = `${component}.${name}`;
    this.spec = spec;
    this.write = recordWriter(name, spec);
  }

  get isDelayed(): boolean {
    return (this.spec.delay ?? 0) > 0;
  }
}

/** Called with the port that refused a value, and why. */
export type Refuse = (port: string, why: string) => void;

/** From an output to an input. */
export class Route {
  readonly target: InputPort;
  readonly #convert: ((value: number) => number) | undefined;
  readonly #refuse: Refuse;

  constructor(target: InputPort, convert: ConnectionSpec['convert'], refuse: Refuse) {
    this.target = target;
    this.#convert = convert && converter(convert);
    this.#refuse = refuse;
  }

  /** The sample in the target's unit; `undefined` where the target refuses what comes of the conversion. */
  carry(sample: Sample): Sample | undefined {
    if (this.#convert === undefined) return sample;
    const value = convertValue(sample.value, this.#convert);
    if (fitsPort(this.target.spec, value)) return { value, t: sample.t };
    this.#refuse(this.target.key, `${misfit(this.target.spec, value)} after the conversion of its unit`);
    return undefined;
  }
}
