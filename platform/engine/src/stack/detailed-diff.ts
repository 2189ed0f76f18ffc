import type { JsonObject } from '@dtaas/model';
import type { StepEventMetadata } from '@pulumi/pulumi/automation/index.js';
import type { DetailedDiff } from './stack-protocol.ts';

/**
 * Which inputs a step changes. Providers needn't say (those written with the SDK can't), so that where they don't, the
 * inputs of before and after are compared.
 */
export function detailedDiffOf(
  step: Pick<StepEventMetadata, 'op' | 'detailedDiff' | 'diffs' | 'old' | 'new'>,
): DetailedDiff {
  if (step.op !== 'update' && step.op !== 'replace') return {};
  const before: JsonObject = step.old?.inputs ?? {};
  const after: JsonObject = step.new?.inputs ?? {};
  const told = step.detailedDiff
    ? Object.entries(step.detailedDiff).map(([path, { diffKind }]) => [path, diffKind] as const)
    : (step.diffs ?? []).map((path) => [path, kindOf(path, before, after)] as const);
  const kinds = told.length > 0 ? told : differing(before, after);
  return Object.fromEntries(
    kinds.map(([path, kind]) => [
      path,
      {
        kind,
        ...(before[path] === undefined ? {} : { old: before[path] }),
        ...(after[path] === undefined ? {} : { new: after[path] }),
      },
    ]),
  );
}

function differing(before: JsonObject, after: JsonObject): (readonly [string, string])[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => JSON.stringify(before[path]) !== JSON.stringify(after[path]))
    .sort()
    .map((path) => [path, kindOf(path, before, after)]);
}

function kindOf(path: string, before: JsonObject, after: JsonObject): string {
  if (before[path] === undefined) return 'add';
  return after[path] === undefined ? 'delete' : 'update';
}
