import type { BiographyEntry } from '@dtaas/deploy';
import { nameOfActor } from '@dtaas/model';
import { type Block, type Document, line } from './document.ts';
import { say, toned } from './words.ts';

/** The events of a twin's biography: when, what and who, with the details below. */
export function biographyDocument(twin: string, events: readonly BiographyEntry[]): Document {
  return { title: say`Biography of ${twin}`, blocks: events.map(eventSection) };
}

function eventSection({ at, subject, body, trailers: { Actor: actor } }: BiographyEntry): Block {
  const time = toned('faint', say`${at.replace('T', ' ').slice(0, 19)}`);
  const by = actor ? toned('faint', say`  by ${nameOfActor(actor)}`) : [];
  const details = body.split('\n').filter((text) => text.trim() !== '');
  return {
    kind: 'section',
    head: say`${time}  ${subject}${by}`,
    details: details.map((text) => line(say`${text}`)),
  };
}
