import type { CommandSpec } from '@dtaas/model';
import type { Sample } from '../senml/read.ts';
import { defaultBuffer, whyFull } from '../wiring/ports.ts';

/** How long a command may wait if its port names no `expires`. */
const defaultExpiresSeconds = 10;

/** A command that waits to be sent. */
export interface WaitingCommand {
  readonly port: string;
  readonly sample: Sample;
}

/**
 * The commands of the ports with `as: command` or `as: event`, in their order, until they can be sent. A command is decided for
 * its moment, so none is sent after its time, and none after the physical twin got its safe values. It knows no protocol. Times
 * are milliseconds of one monotonic clock.
 */
export class CommandQueue {
  readonly #specs: { readonly [port: string]: CommandSpec };
  readonly #refuse: (port: string, why: string) => void;
  #waiting: (WaitingCommand & { readonly atMs: number })[] = [];

  /** @param refuse called for each command that is not sent; `why` continues a sentence that begins with the command */
  constructor(specs: { readonly [port: string]: CommandSpec }, refuse: (port: string, why: string) => void) {
    this.#specs = specs;
    this.#refuse = refuse;
  }

  add(port: string, sample: Sample, nowMs: number): void {
    this.expire(nowMs);
    const { buffer = defaultBuffer } = this.#specs[port]!.port;
    const count = this.#waiting.filter((each) => each.port === port).length;
    if (count >= buffer) this.#refuse(port, whyFull(buffer));
    else this.#waiting.push({ port, sample, atMs: nowMs });
  }

  /** The oldest command that can be sent now. It is no longer in the queue. */
  next(canSend: (port: string) => boolean, nowMs: number): WaitingCommand | undefined {
    this.expire(nowMs);
    const index = this.#waiting.findIndex(({ port }) => canSend(port));
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  /** Refuses the commands that have waited for too long. */
  expire(nowMs: number): void {
    this.#drop((port, atMs) => {
      const { expiresSeconds = defaultExpiresSeconds } = this.#specs[port]!;
      const isLate = nowMs - atMs > expiresSeconds * 1000;
      return isLate ? `couldn't be sent for ${expiresSeconds} s, and is not sent any more` : undefined;
    });
  }

  /** Refuses the commands of a port, or all of them. */
  discard(why: string, ofPort?: string): void {
    this.#drop((port) => (ofPort === undefined || port === ofPort ? why : undefined));
  }

  #drop(whyNot: (port: string, atMs: number) => string | undefined): void {
    if (this.#waiting.length === 0) return;
    const dropped: [port: string, why: string][] = [];
    this.#waiting = this.#waiting.filter(({ port, atMs }) => {
      const why = whyNot(port, atMs);
      if (why !== undefined) dropped.push([port, why]);
      return why === undefined;
    });
    for (const [port, why] of dropped) this.#refuse(port, why);
  }
}
