import { nameOfActor } from '@dtaas/model';
import { appendEvent, log, type Repository, readState, readStates, type TwinState } from '@dtaas/repository';
import type { Biographies, BiographyEntry, Tip } from '../world.ts';

/** Biographies on the branches `state/<twin>` of a clone. */
export function gitBiographies(repository: Repository): Biographies {
  return {
    async tips() {
      const { states, unreadable } = await readStates(repository);
      return { tips: new Map([...states].map(([twin, state]) => [twin, tipOf(state)])), unreadable };
    },
    async tip(twin) {
      const state = await readState(repository, twin);
      return state && tipOf(state);
    },
    append({ twin, event, summary, body, trailers, files }, expected) {
      const message = [`${event}: ${summary}`, ...(body === undefined ? [] : ['', body])].join('\n');
      return appendEvent(repository, twin, { event, message, trailers, files }, expected ?? null);
    },
    async entries(twin, limit) {
      const events = await log(repository, twin, limit);
      return events.map(({ commit, at, event, subject, body, trailers }) => ({
        id: commit,
        at: new Date(at).toISOString(),
        event,
        subject,
        body,
        trailers: withoutAddress(trailers),
      }));
    },
  };
}

/** A biography without a status is nobody's we know; what reads it says so. */
function tipOf({ tip, status = {}, desired, stack }: TwinState): Tip {
  return { id: tip, status, ...(desired ? { desired } : {}), ...(stack ? { stack } : {}) };
}

/** Earlier editions recorded the address of who acted. */
export function withoutAddress(trailers: BiographyEntry['trailers']): BiographyEntry['trailers'] {
  const { Actor: actor, ...others } = trailers;
  return actor === undefined ? trailers : { ...others, Actor: nameOfActor(actor) };
}
