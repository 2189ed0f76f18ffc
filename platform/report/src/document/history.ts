import { type BiographyEntry, nameOfActor, type SnapshotListed } from '@dtaas/model';
import { type Block, type Document, line, table } from './document.ts';
import { ago } from './values.ts';
import { command, joined, say, toned } from './words.ts';

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
    // Details stand below the subject, after the time.
    hanging: 21,
    head: say`${time}  ${subject}${by}`,
    // Commits mark the items of a list, which have lines of their own here.
    details: details.map((text) => line(say`${text.replace(/^- /, '')}`)),
  };
}

/** The snapshots to which a twin can be restored. */
export function snapshotsDocument(twin: string, listed: readonly SnapshotListed[], now: number): Document {
  const title = say`Snapshots of ${twin}`;
  if (listed.length === 0) {
    const none = say`${twin} has no snapshot. To save it: ${command(`dtaas save ${twin}`)}`;
    return { title, blocks: [line(none)] };
  }
  const rows = listed.map(({ name, takenAt, current, damaged }) => [
    say`${name}`,
    say`${ago(takenAt, now)}`,
    joined([...(current ? [say`current`] : []), ...(damaged ? [toned('bad', say`damaged`)] : [])]),
  ]);
  return { title, blocks: [table(['snapshot', 'taken', ''], rows)] };
}
