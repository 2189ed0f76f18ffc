import { type Cost, printBytes, type QuotaUse, type TwinPlan } from '@dtaas/model';
import type { Report } from '../reports.ts';
import { type Block, gap, table } from './document.ts';
import { type Line, ours, say, toned } from './words.ts';

type Planned = Pick<Report<'PlanReport'>, 'twins' | 'cost'>;

/** What twins take before and after, and how much of the quotas that is. Nothing where no twin takes anything. */
export function costBlocks({ twins, cost }: Planned): readonly Block[] {
  if (!cost || cost.before.twins + cost.after.twins === 0) return [];
  const changing = twins.filter(({ verdict }) => verdict !== 'nothing').flatMap(rowOf);
  const columns = ['takes', 'cpu', 'memory', 'disk', 'containers', 'processes'];
  const all = [toned('strong', say`all twins`), ...cells(cost.before, cost.after)];
  return [
    table(columns, [...changing, all]),
    gap,
    ...(cost.quotas.length > 0 ? [quotaTable(cost.quotas), gap] : []),
  ];
}

function rowOf({ twin, cost }: TwinPlan): readonly (readonly Line[])[] {
  if (!cost || cost.before.twins + cost.after.twins === 0) return [];
  return [[say`${twin}`, ...cells(cost.before, cost.after)]];
}

const counts = ['containers', 'processes'] as const;

function cells(before: Cost, after: Cost): readonly Line[] {
  return [
    changed(before.cpu, after.cpu, number),
    changed(before.memory, after.memory, printBytes),
    changed(before.disk, after.disk, printBytes),
    ...counts.map((name) => changed(before[name], after[name], number)),
  ];
}

/** `1 to 2`, or one amount if it stays; nothing if there is none before and after. */
function changed(before: number, after: number, shown: (amount: number) => string): Line {
  if (before === after) return after === 0 ? [] : [ours(shown(after))];
  return [ours(`${shown(before)} to ${shown(after)}`)];
}

/** Sums of tenths are inexact. */
function number(amount: number): string {
  return String(Number(amount.toPrecision(6)));
}

function quotaTable(quotas: readonly QuotaUse[]): Block {
  const rows = quotas.map((quota) => {
    const shown = quota.resource === 'memory' || quota.resource === 'disk' ? printBytes : number;
    const after = [ours(shown(quota.after))];
    return [
      scopeLine(quota),
      say`${quota.resource}`,
      [ours(shown(quota.before))],
      quota.after > quota.limit ? toned('bad', after) : after,
      [ours(shown(quota.limit))],
    ];
  });
  return table(['quota', 'of', '>before', '>after', '>limit'], rows);
}

function scopeLine({ scope, name }: QuotaUse): Line {
  if (scope === 'platform') return say`all twins`;
  if (name === undefined) return say`twins without owners`;
  return scope === 'owner' ? say`owner ${name}` : say`place ${name}`;
}
