import { type Desired, DtaasError } from '@dtaas/model';
import { type EventName, parseRecorded, present, type Recorded } from './recorded.ts';
import type { Tip, World } from './world.ts';

/** Changes to the recorded status; `null` removes a field. */
export type Change = {
  readonly [K in 'deployed' | 'health' | 'reasons' | 'snapshot' | 'overrides' | 'wish' | 'failure']?: Exclude<
    Recorded[K],
    undefined
  > | null;
};

export interface Telling {
  readonly event: EventName;
  readonly summary: string;
  readonly body?: string;
  readonly change?: Change;
  readonly trailers?: { readonly [name: string]: string | undefined };
  /** Bytes of the files that change with this event. */
  readonly desired?: string;
  readonly stack?: string;
}

/** A twin's biography while this process is its one writer here. */
export interface Story {
  readonly twin: string;
  readonly recorded: Recorded | undefined;
  readonly previous: Desired | undefined;
  readonly stack: string | undefined;
  tell(telling: Telling): Promise<void>;
}

/** Reads the tip of a twin's biography. Call it while holding the twin's lock. */
export async function openStory(world: World, twin: string): Promise<Story> {
  let tip: Tip | undefined = (await world.biographies.tips([twin])).get(twin);
  let recorded = tip && parseRecorded(tip.status, twin);
  if (recorded && recorded.home !== world.home) {
    throw new DtaasError({
      code: 'state-of-another-home',
      message: `The recorded state of ${twin} belongs to the home ${recorded.home}, and this one is ${world.home}.`,
      hint: 'It came from another clone. Name its home as state.remote in platform.yaml, or delete the branch here.',
    });
  }
  return {
    twin,
    get recorded() {
      return recorded;
    },
    get previous() {
      return tip?.desired === undefined ? undefined : (JSON.parse(tip.desired) as Desired);
    },
    get stack() {
      return tip?.stack;
    },
    async tell({ event, summary, body, change = {}, trailers = {}, ...files }) {
      const next = recordedAfter(
        recorded,
        { twin, home: world.home, event, at: world.now().toISOString() },
        change,
      );
      const desired = files.desired ?? tip?.desired;
      const stack = files.stack ?? tip?.stack;
      tip = await world.biographies.append(
        {
          twin,
          event,
          summary,
          trailers: present({
            Desired: next.deployed?.desired,
            'Source-Commit': next.deployed?.commit,
            Actor: world.actor,
            ...trailers,
          }) as { [name: string]: string },
          files: { status: `${JSON.stringify(next, null, 2)}\n`, ...present({ desired, stack }) },
          ...(body === undefined ? {} : { body }),
        },
        tip?.id,
      );
      recorded = next;
    },
  };
}

function recordedAfter(
  before: Recorded | undefined,
  now: Pick<Recorded, 'twin' | 'home' | 'event' | 'at'>,
  change: Change,
): Recorded {
  const fields: { [key: string]: unknown } = {
    health: 'Progressing',
    reasons: [],
    overrides: {},
    ...before,
    apiVersion: 'dtaas/v1',
    kind: 'Status',
    ...now,
    ...change,
  };
  for (const [key, value] of Object.entries(fields)) if (value === null) delete fields[key];
  return fields as unknown as Recorded;
}
