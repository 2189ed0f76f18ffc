import { type BiographyEntry, nameOfActor } from '@dtaas/model';
import { appendEvent, biographyTips, log, type Repository, readTip, readTips } from '@dtaas/repository';
import type { Biographies, Tip } from '../world.ts';

/** Biographies on the branches `state/<twin>` of a clone. */
export function gitBiographies(repository: Repository): Biographies {
  let known: ReadonlyMap<string, Tip> = new Map();
  return {
    async twins() {
      return [...(await biographyTips(repository)).keys()];
    },
    async tips() {
      const found = await readTips(repository, known);
      known = found.tips;
      return found;
    },
    tip: (twin) => readTip(repository, twin),
    append({ twin, summary, ...entry }, expected) {
      const subject = `${entry.event}: ${summary}`;
      return appendEvent(repository, twin, { ...entry, subject }, expected ?? null);
    },
    async entries(twin, limit) {
      const entries = await log(repository, twin, limit);
      return entries.map((entry) => ({ ...entry, trailers: withoutAddress(entry.trailers) }));
    },
  };
}

/** Earlier editions recorded the address of who acted. */
export function withoutAddress(trailers: BiographyEntry['trailers']): BiographyEntry['trailers'] {
  const { Actor: actor, ...others } = trailers;
  return actor === undefined ? trailers : { ...others, Actor: nameOfActor(actor) };
}
