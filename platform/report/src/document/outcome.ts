import type { Outcome } from '@dtaas/deploy';
import { type Block, type Document, line } from './document.ts';
import { errorBlocks, remarkBlocks, removedLine, shaded } from './parts.ts';
import { changeLine } from './plan.ts';
import { command, counted, joined, type Line, listed, ours, say, toned } from './words.ts';

/** What a run did, a section for each twin; twins with nothing to do share a line. */
export function outcomeDocument(title: Line, outcomes: readonly Outcome[]): Document {
  const isQuiet = ({ outcome, unpushed }: Outcome) => outcome === 'unchanged' && !unpushed;
  const quiet = outcomes.filter(isQuiet);
  const blocks = outcomes.filter((outcome) => !isQuiet(outcome)).map(twinOutcome);
  const [only] = quiet;
  const subject = only && outcomes.length === 1 ? say`${only.twin}` : counted(quiet.length, 'twin');
  if (quiet.length > 0) blocks.push(line(say`${subject}: nothing to do`));
  blocks.push(...remarkBlocks(outcomes));
  return { title, blocks: blocks.length > 0 ? blocks : [line(say`There are no twins.`)] };
}

function twinOutcome(outcome: Outcome): Block {
  const { twin, reasons = [], saved = [], restore, error, unpushed } = outcome;
  return {
    kind: 'section',
    head: say`${toned('strong', say`${twin}`)}: ${headline(outcome)}`,
    open: error !== undefined,
    details: [
      ...saved.map((name) => line(say`saved ${name}`, 1)),
      ...(restore ? restoreBlocks(restore) : []),
      ...(error ? errorBlocks(error) : reasons.map((reason) => line(say`${reason}`, 1))),
      ...(unpushed ? errorBlocks({ ...unpushed, code: 'not pushed' }) : []),
    ],
  };
}

function restoreBlocks(restore: NonNullable<Outcome['restore']>): readonly Block[] {
  return [line(restoreLine(restore), 1), ...restore.details.map((detail) => line(say`${detail}`, 2))];
}

/** How a restore went, and where the twin continues. */
export function restoreLine({ outcome, from, clock }: NonNullable<Outcome['restore']>): Line {
  const step = clock?.step === undefined ? undefined : say`, at step ${clock.step}`;
  return say`${ours(restored[outcome])} from ${from}${step}`;
}

const restored = { restored: 'restored', partial: 'partly restored', failed: 'not restored' } as const;

function headline({ twin, outcome, event, health, restore }: Outcome): Line {
  switch (outcome) {
    case 'unchanged':
      return say`nothing to do`;
    case 'done':
      // `suspended, Suspended` would say the same thing twice.
      return joined([
        ...(event ? [eventLine(event, restore)] : []),
        ...(health && event !== health.toLowerCase() ? [shaded(health)] : []),
      ]);
    case 'failed':
      return say`${toned('bad', say`failed`)}; the next run tries again`;
    case 'refused':
      return toned('bad', say`refused`);
    case 'confirm':
    case 'kept':
      return removedLine(twin, outcome);
    case 'waiting':
      return say`waiting`;
    case 'interrupted':
      return say`stopped; the next ${command('dtaas deploy')} completes it`;
  }
}

/** Only a restart ends as `restored` without a snapshot. */
function eventLine(event: string, restore: Outcome['restore']): Line {
  return event === 'restored' && restore === undefined ? say`restarted from nothing` : say`${event}`;
}

/** What a deployment is about to do with a twin, line by line. */
export function announcement(
  twin: string,
  changes: NonNullable<Outcome['changes']>,
  steps: readonly string[],
): Document {
  const about = changes.map((change) => line(say`${twin}: ${changeLine(change)}`));
  const next = steps.length > 0 ? [line(say`${twin}: will ${listed(steps)}`)] : [];
  return { title: [], blocks: [...about, ...next] };
}

/** The exit code of a command that answers these outcomes: 0 if every twin is as it was asked for. */
export function exitCodeOf(outcomes: readonly Outcome[]): 0 | 1 | 130 {
  if (outcomes.some(({ outcome }) => outcome === 'interrupted')) return 130;
  const wrong = outcomes.some(
    ({ outcome, unpushed }) => outcome === 'failed' || outcome === 'refused' || unpushed !== undefined,
  );
  return wrong ? 1 : 0;
}
