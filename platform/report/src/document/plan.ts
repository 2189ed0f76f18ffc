import type { TwinPlan } from '@dtaas/model';
import type { Report } from '../reports.ts';
import { costBlocks } from './cost.ts';
import { type Block, type Document, gap, line } from './document.ts';
import { engineLines } from './engine-changes.ts';
import { errorBlocks, remarkBlocks, removedLine } from './parts.ts';
import { command, counted, joined, type Line, say, toned } from './words.ts';

/** What a deployment would do. The changes of a twin come first, then the engine's. */
export function planDocument(report: Report<'PlanReport'>): Document {
  const { twins: plans, deploy: deployment, offline, into } = report;
  const unchanged = plans.filter(({ verdict }) => verdict === 'nothing').length;
  const remarks = remarkBlocks(plans);
  const isDeployable = plans.some(({ verdict }) => verdict === 'act' || verdict === 'confirm');
  const blocks = [
    ...(offline ? [...offlineLines, gap] : []),
    ...plans.filter(({ verdict }) => verdict !== 'nothing').flatMap((plan) => [twinPlan(plan, into), gap]),
    ...(unchanged > 0 ? [line(say`${counted(unchanged, 'twin')}: nothing would change`), gap] : []),
    ...(remarks.length > 0 ? [...remarks, gap] : []),
    ...costBlocks(report),
    ...(isDeployable ? [line(howToDeploy(deployment, into))] : []),
    ...(plans.length === 0
      ? [line(into === undefined ? say`There are no twins.` : say`The merge affects no twin.`)]
      : []),
  ];
  const title =
    into === undefined ? say`What a deployment would change` : say`What a merge into ${into} would change`;
  return { title, blocks };
}

function howToDeploy(deployment: string, into: string | undefined): Line {
  return into === undefined
    ? say`To deploy exactly this plan: ${command(deployment)}`
    : say`To deploy what is merged: ${command(deployment)}`;
}

const offlineLines = [
  line(
    say`Offline: neither a place nor Pulumi was asked. The plan assumes that each twin runs as this clone recorded it.`,
  ),
  line(
    say`Not known: what others deployed since the last fetch, whether the places can run the twins, whether secrets are missing, and what Pulumi would change.`,
  ),
];

/** One twin's plan, of a merge into a branch or of this tree. */
export function twinPlan(plan: TwinPlan, into?: string): Block {
  const { twin, verdict } = plan;
  return {
    kind: 'section',
    head: say`${toned('strong', say`${twin}`)}: ${headline(plan, into !== undefined)}`,
    open: verdict === 'refused',
    details: planDetails(plan),
  };
}

/** What would become of a twin and of its state, what would be done, and what stands against it. */
export function planDetails({
  changes,
  states = [],
  steps,
  engine = [],
  errors,
}: TwinPlan): readonly Block[] {
  return [
    ...changes.map((change) => line(changeLine(change))),
    ...states.map(({ state, words }) => line(say`${stateSigns[state]} ${words}`)),
    ...(steps.length > 0 ? [line(toned('faint', say`would: ${joined(steps)}`))] : []),
    ...engineLines(engine).map((text) => line(text)),
    ...errors.flatMap((error) => errorBlocks(error)),
  ];
}

function headline({ twin, verdict }: TwinPlan, isMerge: boolean): Line {
  if (verdict === 'confirm' || verdict === 'kept') return removedLine(twin, verdict, isMerge);
  return verdict === 'refused' ? toned('bad', say`would be refused`) : say`would change`;
}

const signs = {
  add: toned('good', say`+`),
  change: toned('warning', say`~`),
  remove: toned('bad', say`-`),
} as const;

/** A state that is lost has a sign of its own, so that nobody overlooks it. */
const stateSigns = {
  kept: say`=`,
  new: signs.add,
  replaced: toned('bad', say`!`),
  removed: toned('bad', say`!`),
} as const;

/** One change in the words of the twin, with a sign of what happens. */
export function changeLine({ action, words }: TwinPlan['changes'][number]): Line {
  return say`${signs[action]} ${words}`;
}
