import type { InputPort } from './ports.ts';

/** By port, the number of an event. */
export interface Numbers {
  readonly [port: string]: number;
}

/** The numbers of the events and commands at the inputs of one component: 1, 2, 3 … at each. */
export class EventNumbers {
  /** The last that the saved state covers. */
  #covered = new Map<InputPort, number>();
  /** The last that the process got. */
  #last = new Map<InputPort, number>();

  get covered(): Numbers {
    return numbersIn(this.#covered);
  }

  get last(): Numbers {
    return numbersIn(this.#last);
  }

  coveredOf(port: InputPort): number {
    return this.#covered.get(port) ?? 0;
  }

  /** The number of the next event that the process gets. */
  next(port: InputPort): number {
    const seq = (this.#last.get(port) ?? 0) + 1;
    this.#last.set(port, seq);
    return seq;
  }

  /** The saved state covers the events of a port up to this number. */
  cover(port: InputPort, seq: number): void {
    this.#covered.set(port, seq);
    this.#last.set(port, Math.max(this.#last.get(port) ?? 0, seq));
  }

  /** The process gets again what the saved state doesn't cover. */
  again(): void {
    this.#last = new Map(this.#covered);
  }

  resume(ports: Iterable<InputPort>, covered: Numbers): void {
    this.#covered = new Map([...ports].map((port) => [port, covered[port.name] ?? 0]));
    this.again();
  }
}

function numbersIn(numbers: ReadonlyMap<InputPort, number>): Numbers {
  return Object.fromEntries([...numbers].flatMap(([{ name }, seq]) => (seq > 0 ? [[name, seq]] : [])));
}
