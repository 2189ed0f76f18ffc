import type { TwinPlan } from '@dtaas/deploy';
import { type Block, type Document, gap, line } from './document.ts';
import { errorBlocks, remarkBlocks, removedLine } from './parts.ts';
import { command, counted, type Line, listed, say, toned } from './words.ts';

/** What a deployment would do. The changes of a twin come first, then the engine's. */
export function planDocument(plans: readonly TwinPlan[], deployment: string): Document {
  const unchanged = plans.filter(({ verdict }) => verdict === 'nothing').length;
  const blocks = plans
    .filter(({ verdict }) => verdict !== 'nothing')
    .flatMap((plan) => [twinPlan(plan), gap]);
  if (unchanged > 0) blocks.push(line(say`${counted(unchanged, 'twin')}: nothing would change`), gap);
  const remarks = remarkBlocks(plans);
  if (remarks.length > 0) blocks.push(...remarks, gap);
  if (plans.some(({ verdict }) => verdict === 'act' || verdict === 'confirm'))
    blocks.push(line(say`To deploy exactly this plan: ${command(deployment)}`));
  return {
    title: say`What a deployment would change`,
    blocks: blocks.length > 0 ? blocks : [line(say`There are no twins.`)],
  };
}

function twinPlan({ twin, verdict, changes, states = [], steps, engine = [], errors }: TwinPlan): Block {
  return {
    kind: 'section',
    head: say`${toned('strong', say`${twin}`)}: ${headline(twin, verdict)}`,
    open: verdict === 'refused',
    details: [
      ...changes.map((change) => line(changeLine(change), 1)),
      ...states.map(({ state, words }) => line(say`${stateSigns[state]} ${words}`, 1)),
      ...(steps.length > 0 ? [line(toned('faint', say`would: ${listed(steps)}`), 1)] : []),
      ...engine.map(({ op, type, name, losesData }) =>
        losesData
          ? line(say`${stateSigns.replaced} Pulumi: ${op} ${type} ${name}, which loses its data`, 1)
          : line(toned('faint', say`Pulumi: ${op} ${type} ${name}`), 1),
      ),
      ...errors.flatMap((error) => errorBlocks(error)),
    ],
  };
}

function headline(twin: string, verdict: TwinPlan['verdict']): Line {
  switch (verdict) {
    case 'nothing':
      return say`nothing would change`;
    case 'act':
      return say`would change`;
    case 'confirm':
    case 'kept':
      return removedLine(twin, verdict);
    case 'refused':
      return toned('bad', say`would be refused`);
  }
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
