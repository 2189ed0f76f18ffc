import type { RecordedStatus } from '@dtaas/model';
import type { NewBiographyEntry, Tip, World } from '../world.ts';
import { expectOwnHome, present, type RecordedState, recordedStateOf } from './recorded.ts';

/** Changes to the recorded status; `null` removes a field. */
export type Change = {
  readonly [K in Exclude<keyof RecordedStatus, Identity>]?: Exclude<RecordedStatus[K], undefined> | null;
};
type Identity = 'apiVersion' | 'kind' | 'twin' | 'home' | 'event' | 'at';

export interface BiographyEvent extends Pick<NewBiographyEntry, 'event' | 'summary' | 'body'> {
  readonly change?: Change;
  readonly trailers?: { readonly [name: string]: string | undefined };
  /** The bytes of `desired.json`, if they change with this event. */
  readonly desired?: string;
  /** What exists now, if an update or a person changed it. */
  readonly stack?: object;
}

/** A twin's biography while this process is its one writer here; what is known is always the tip's. */
export interface Biography extends RecordedState {
  append(event: BiographyEvent): Promise<void>;
}

/** Reads the tip of a twin's biography. Call it while holding the twin's lock. */
export async function openBiography(world: World, twin: string): Promise<Biography> {
  let tip = await world.biographies.tip(twin);
  const known = recordedStateOf(twin, tip);
  expectOwnHome(world, known);
  const biography: Biography = {
    ...known,
    async append({ event, summary, body, change = {}, trailers = {}, desired, stack }) {
      await world.mayWrite(twin);
      const now = { twin, home: world.home, event, at: world.now().toISOString() };
      const status = statusAfter(biography.recorded, now, change);
      const written = {
        Desired: status.deployed?.desired,
        'Source-Commit': status.deployed?.commit,
        Actor: world.actor,
        ...trailers,
      };
      const files = {
        status: `${JSON.stringify(status, null, 2)}\n`,
        ...present({ desired, stack: stack && printStack(stack, now.at) }),
      };
      const entry = { twin, event, summary, trailers: present(written), files, ...present({ body }) };
      const id = await world.biographies.append(entry, tip?.id);
      const changed = Object.entries(files).map(([name, text]) => [name, JSON.parse(text)]);
      tip = { ...tip, id, ...Object.fromEntries(changed) } as Tip;
      Object.assign(biography, recordedStateOf(twin, tip));
    },
  };
  return biography;
}

/**
 * `stack.json` with the time of its event, so that no two records are the same. The engine takes up what a killed update left only
 * where the record is still the one from which that update began.
 */
function printStack(stack: object, time: string): string {
  const { deployment, ...rest } = stack as { readonly deployment?: { readonly manifest?: object } };
  const dated = { ...deployment, manifest: { ...deployment?.manifest, time } };
  return `${JSON.stringify({ ...rest, deployment: dated }, null, 1)}\n`;
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
