import type { JsonObject, RecordedStatus } from '@dtaas/model';
import type { NewBiographyEntry, World } from '../world.ts';
import { expectOwnHome, present, type RecordedState, recordedStateOf } from './recorded.ts';

/** Changes to the recorded status; `null` removes a field. */
export type Change = {
  readonly [K in Exclude<keyof RecordedStatus, Identity>]?: Exclude<RecordedStatus[K], undefined> | null;
};
type Identity = 'apiVersion' | 'kind' | 'twin' | 'home' | 'event' | 'at';

export interface BiographyEvent extends Pick<NewBiographyEntry, 'event' | 'summary' | 'body'> {
  readonly change?: Change;
  readonly trailers?: { readonly [name: string]: string | undefined };
  /** Bytes of the files that change with this event. */
  readonly desired?: string;
  readonly stack?: string;
}

/** A twin's biography while this process is its one writer here; what is known is always the tip's. */
export interface Biography extends RecordedState {
  append(event: BiographyEvent): Promise<void>;
}

/** Reads the tip of a twin's biography. Call it while holding the twin's lock. */
export async function openBiography(world: World, twin: string): Promise<Biography> {
  let tip = await world.biographies.tip(twin);
  let known = recordedStateOf(twin, tip);
  expectOwnHome(world, known);
  return {
    twin,
    get recorded() {
      return known.recorded;
    },
    get previous() {
      return known.previous;
    },
    get stack() {
      return known.stack;
    },
    async append({ event, summary, body, change = {}, trailers = {}, desired, stack }) {
      await world.mayWrite(twin);
      const now = { twin, home: world.home, event, at: world.now().toISOString() };
      const status = statusAfter(known.recorded, now, change);
      const id = await world.biographies.append(
        {
          twin,
          event,
          summary,
          trailers: present({
            Desired: status.deployed?.desired,
            'Source-Commit': status.deployed?.commit,
            Actor: world.actor,
            ...trailers,
          }),
          files: { status: `${JSON.stringify(status, null, 2)}\n`, ...present({ desired, stack }) },
          ...(body === undefined ? {} : { body }),
        },
        tip?.id,
      );
      tip = {
        ...tip,
        id,
        status: status as unknown as JsonObject,
        ...present({ desired: parsed(desired), stack: parsed(stack) }),
      };
      known = recordedStateOf(twin, tip);
    },
  };
}

/** `status.json` after an event. */
export function statusAfter(
  before: RecordedStatus | undefined,
  now: Pick<RecordedStatus, 'twin' | 'home' | 'event' | 'at'>,
  change: Change,
): RecordedStatus {
  const first = { apiVersion: 'dtaas/v1', kind: 'Status', health: 'Progressing', reasons: [], overrides: {} };
  const fields = Object.entries({ ...first, ...before, ...now, ...change });
  return Object.fromEntries(fields.filter(([, value]) => value !== null)) as unknown as RecordedStatus;
}

function parsed(text: string | undefined): JsonObject | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as JsonObject);
}
