import type { Outcome } from '@dtaas/model';
import { type Block, type Document, line } from './document.ts';
import { errorBlocks, remarkBlocks, removedLine, shaded } from './parts.ts';
import { changeLine } from './plan.ts';
import { command, counted, joined, type Line, say, toned } from './words.ts';

/** What a run did, a section for each twin; twins with nothing to do share a line. */
export function outcomeDocument(title: Line, outcomes: readonly Outcome[]): Document {
  const isQuiet = ({ outcome, unpushed }: Outcome) => outcome === 'unchanged' && !unpushed;
  const quiet = outcomes.filter(isQuiet).map(({ twin }) => twin);
  const subject = outcomes.length === 1 ? quiet[0] : counted(quiet.length, 'twin');
  const blocks = [
    ...outcomes.filter((outcome) => !isQuiet(outcome)).map(twinOutcome),
    ...(quiet.length > 0 ? [line(say`${subject}: nothing to do`)] : []),
    ...remarkBlocks(outcomes),
  ];
  return { title, blocks: blocks.length > 0 ? blocks : [line(say`There are no twins.`)] };
}

export function twinOutcome(outcome: Outcome): Block {
  const { twin, reasons = [], saved = [], restore, error, unpushed } = outcome;
  return {
    kind: 'section',
    head: say`${toned('strong', say`${twin}`)}: ${headline(outcome)}`,
    open: error !== undefined,
    details: [
      ...saved.map((name) => line(say`saved ${name}`)),
      ...(restore ? [line(restoreLine(restore))] : []),
      ...(restore?.details ?? []).map((detail) => line(say`${detail}`, 1)),
      ...(error ? errorBlocks(error) : reasons.map((reason) => line(say`${reason}`))),
      ...(unpushed ? errorBlocks({ ...unpushed, code: 'not pushed' }) : []),
    ],
  };
}

/** How a restore went, and where the twin continues. */
export function restoreLine({ outcome, from, clock }: NonNullable<Outcome['restore']>): Line {
  const step = clock?.step === undefined ? undefined : say`, at step ${clock.step}`;
  return say`${restored[outcome]} from ${from}${step}`;
}

const restored = {
  restored: say`restored`,
  partial: say`partly restored`,
  failed: say`not restored`,
} as const;

function headline({ twin, outcome, event, health, restore }: Outcome): Line {
  if (outcome === 'confirm' || outcome === 'kept') return removedLine(twin, outcome);
  if (outcome !== 'done') return headlines[outcome];
  return joined([
    // Only a restart ends as `restored` without a snapshot.
    ...(event ? [event === 'restored' && !restore ? say`restarted from nothing` : event] : []),
    // `suspended, Suspended` would say the same thing twice.
    ...(health && event !== health.toLowerCase() ? [shaded(health)] : []),
  ]);
}

const headlines = {
  unchanged: say`nothing to do`,
  failed: say`${toned('bad', say`failed`)}; the next run tries again`,
  refused: toned('bad', say`refused`),
  waiting: say`waiting`,
  interrupted: say`stopped; the next ${command('dtaas deploy')} completes it`,
} as const;

/** What a deployment is about to do with a twin, line by line. */
export function announcement(
  twin: string,
  changes: NonNullable<Outcome['changes']>,
  steps: readonly string[],
): readonly Block[] {
  const about = changes.map((change) => line(say`${twin}: ${changeLine(change)}`));
  return steps.length > 0 ? [...about, line(say`${twin}: will ${joined(steps)}`)] : about;
}

/** The exit code of a command that answers these outcomes: 0 if every twin is as it was asked for. */
export function exitCodeOf(outcomes: readonly Outcome[]): 0 | 1 | 130 {
  if (outcomes.some(({ outcome }) => outcome === 'interrupted')) return 130;
  const wrong = outcomes.some(
    ({ outcome, unpushed }) => outcome === 'failed' || outcome === 'refused' || unpushed !== undefined,
  );
  return wrong ? 1 : 0;
}
