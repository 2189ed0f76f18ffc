import type { Json } from '@dtaas/model';
import type { InputPort } from './ports.ts';

/** The most bytes of texts and objects that wait for one component. */
export const maxBytes = 64 * 2 ** 20;

/** How much waits for one component, and whether more may wait. */
export class InboxRoom {
  /** How many events no process got yet. */
  readonly #fresh = new Map<InputPort, number>();
  #bytes = 0;

  isFull(port: InputPort): boolean {
    return (this.#fresh.get(port) ?? 0) >= port.buffer || this.#bytes >= maxBytes;
  }

  /** An event waits that no process got yet. */
  add(port: InputPort, bytes: number): void {
    this.#fresh.set(port, (this.#fresh.get(port) ?? 0) + 1);
    this.keep(bytes);
  }

  /** An event is kept that a process may have got. */
  keep(bytes: number): void {
    this.#bytes += bytes;
  }

  /** A process got an event for the first time. */
  give(port: InputPort): void {
    this.#fresh.set(port, this.#fresh.get(port)! - 1);
  }

  /** An event that a process got is no longer kept. */
  free(bytes: number): void {
    this.#bytes -= bytes;
  }

  clear(): void {
    this.#fresh.clear();
    this.#bytes = 0;
  }
}

/** Numbers need no account: their count is bounded. */
export function bytesOf(value: Json): number {
  if (typeof value === 'string') return value.length;
  return typeof value === 'number' || typeof value === 'boolean' ? 0 : JSON.stringify(value).length;
}
