import type { Json } from '@dtaas/model';
import type { ControlVerb } from '../transport/transport.ts';

export interface ControlReply {
  /** The last step in the state that was saved or reported. */
  readonly step?: number;
  /** Why the component refuses new parameters. */
  readonly refused?: string;
  /** The values by port that came between the request to report and this answer. */
  readonly values: { readonly [port: string]: readonly Json[] };
}

interface Request {
  /** What came in its place: an answer that may be the late one to an earlier request. */
  instead?: ControlReply;
  /** False once nobody waits for the answer. */
  isAwaited: boolean;
  readonly settle: (answer: ControlReply | undefined) => void;
}

/**
 * The requests to one process that it has not answered, by what they ask. A process answers in the order of the requests, so a
 * late answer belongs to the request that was given up, and doesn't settle the next one.
 */
export class Requests {
  readonly #open = new Map<ControlVerb, Request[]>();

  /**
   * @param settled called when nobody waits any longer
   * @returns the answer; `undefined` if there is none in time, or if the same is asked again meanwhile
   */
  add(verb: ControlVerb, patienceMs: number, settled: () => void): Promise<ControlReply | undefined> {
    const open = this.#open.get(verb) ?? [];
    this.#open.set(verb, open);
    open.at(-1)?.settle(undefined);
    return new Promise((resolve) => {
      const request: Request = {
        isAwaited: true,
        settle: (answer) => {
          if (!request.isAwaited) return;
          request.isAwaited = false;
          clearTimeout(patience);
          settled();
          resolve(answer);
        },
      };
      // A process that skipped an earlier request has answered this one, although it seemed to be late.
      const giveUp = (): void => {
        if (request.instead !== undefined) open.splice(open.indexOf(request), 1);
        request.settle(request.instead);
      };
      const patience = setTimeout(giveUp, patienceMs);
      open.push(request);
    });
  }

  /** Whether an answer to this may come. */
  isOpen(verb: ControlVerb): boolean {
    return (this.#open.get(verb)?.length ?? 0) > 0;
  }

  answer(verb: ControlVerb, reply: ControlReply): void {
    const [oldest, next] = this.#open.get(verb) ?? [];
    this.#open.get(verb)?.shift();
    if (oldest?.isAwaited === false && next !== undefined) next.instead = reply;
    oldest?.settle(reply);
  }

  /** No request will be answered. */
  end(): void {
    for (const open of this.#open.values()) for (const request of open) request.settle(undefined);
  }
}
