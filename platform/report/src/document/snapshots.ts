import type { SnapshotListed } from '@dtaas/deploy';
import { type Document, line } from './document.ts';
import { agoText } from './values.ts';
import { command, joined, ours, say, toned } from './words.ts';

export function snapshotsDocument(twin: string, listed: readonly SnapshotListed[], now: number): Document {
  const title = say`Snapshots of ${twin}`;
  if (listed.length === 0) {
    const none = say`${twin} has no snapshot. To save it: ${command(`dtaas save ${twin}`)}`;
    return { title, blocks: [line(none)] };
  }
  const rows = listed.map(({ name, takenAt, current, damaged }) => [
    say`${name}`,
    say`${ours(agoText(takenAt, now))}`,
    joined([...(current ? [say`current`] : []), ...(damaged ? [toned('bad', say`damaged`)] : [])]),
  ]);
  return { title, blocks: [{ kind: 'table', columns: ['snapshot', 'taken', ''], rows }] };
}
