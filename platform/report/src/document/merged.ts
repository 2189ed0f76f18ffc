import type { Report } from '../reports.ts';
import { type Block, type Document, line } from './document.ts';
import { twinOutcome } from './outcome.ts';
import { remarkBlocks } from './parts.ts';
import { planDetails } from './plan.ts';
import { command, joined, say, toned } from './words.ts';

type MergedTwin = Report<'MergedReport'>['twins'][number];

/** What becomes of the twins that are not as main says. The plans that nobody has seen come first. */
export function mergedDocument({ commit, twins }: Report<'MergedReport'>): Document {
  const isNew = ({ basis, plan }: MergedTwin) =>
    (basis === 'moved' || basis === 'unreviewed') && plan.verdict !== 'nothing';
  const unseen = twins.filter(isNew);
  const waiting = twins.filter(({ waits }) => waits === true);
  const blocks: Block[] = [
    ...(twins.length === 0 ? [line(say`Every twin is as ${commit.slice(0, 10)} says.`)] : []),
    ...twins
      .filter(({ waits }) => waits !== true)
      .flatMap(({ outcome }) => (outcome ? [twinOutcome(outcome)] : [])),
    ...waitingBlocks(waiting),
    ...unseen.map(newPlan),
    ...remarkBlocks(twins.flatMap(({ outcome }) => outcome ?? [])),
  ];
  return { title: say`Deployment of ${commit.slice(0, 10)}`, blocks };
}

function waitingBlocks(waiting: readonly MergedTwin[]): readonly Block[] {
  if (waiting.length === 0) return [];
  const names = joined(waiting.map(({ twin }) => twin));
  return [
    line(
      say`${toned('warning', say`Waiting for approval`)}: ${names}. The plan below loses something that nobody has approved.`,
    ),
    line(say`To approve exactly this plan, comment on the pull request: ${command('/dtaas approve')}`, 1),
  ];
}

/** A plan that no review has shown. */
function newPlan({ twin, basis, pullRequest, plan }: MergedTwin): Block {
  const why =
    basis === 'unreviewed'
      ? say`no pull request showed this plan`
      : say`the plan differs from the one in pull request ${pullRequest ?? 0}, because main or what exists has changed since`;
  const isRemoved = plan.verdict === 'confirm';
  return {
    kind: 'section',
    head: say`${toned('strong', say`${twin}`)}: ${why}`,
    open: true,
    details: isRemoved
      ? [line(say`${toned('bad', say`-`)} the twin, which is no longer in the tree; its biography is kept`)]
      : planDetails(plan),
  };
}
