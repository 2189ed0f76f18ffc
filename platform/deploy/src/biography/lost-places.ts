import type { DesiredPlace, RecordedLoss, RecordedStatus } from '@dtaas/model';
import { isSamePlace } from '@dtaas/places';

/** The record that a place was given up as lost, while it may still hold something of the twin. */
export function lossOf(
  recorded: Pick<RecordedStatus, 'lost'> | undefined,
  place: DesiredPlace,
): RecordedLoss | undefined {
  return recorded?.lost?.find((loss) => isSamePlace(loss.place, place));
}

/** Why a place counts as lost. */
export function lossInWords({ actor, reason }: RecordedLoss): string {
  return `it is lost, says ${actor}${reason === undefined ? '' : `: ${reason}`}`;
}

/** What is recorded of lost places once one of them holds nothing of the twin any more. */
export function withoutLoss(
  { lost = [] }: Pick<RecordedStatus, 'lost'>,
  place: DesiredPlace,
): RecordedLoss[] | null {
  const others = lost.filter((loss) => !isSamePlace(loss.place, place));
  return others.length === 0 ? null : others;
}

/** What the places that were given up may still hold, for people. */
export function remarksOnLost(recorded: RecordedStatus | undefined): readonly string[] {
  return (recorded?.lost ?? []).map(
    ({ place, actor, at }) =>
      `${place.name} was given up as lost by ${actor} at ${at} and may still hold ${recorded!.twin}. When ${place.name} answers, dtaas deploy commits the snapshots there and then removes what it holds.`,
  );
}
