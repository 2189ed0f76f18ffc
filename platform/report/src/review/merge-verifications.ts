import type { AssetResult, TwinResult } from '@dtaas/model';
import type { Report } from '../reports.ts';
import type { Gap } from './parts.ts';

type Verification = Report<'VerificationReport'>;
type Result = AssetResult | TwinResult;

/** The reports of all shards as one, and what is missing of it. `undefined` without a report. */
export function mergeVerifications(reports: readonly Verification[]): {
  readonly verification: Verification | undefined;
  readonly missing: readonly Gap[];
} {
  const [first] = reports;
  if (!first) return { verification: undefined, missing: [{ about: 'verify', why: 'absent' }] };
  const { shard: _, isolation: __, ...whole } = first;
  const isolation = reports.find((report) => report.isolation)?.isolation;
  return {
    verification: {
      ...whole,
      results: worstOf(reports.flatMap(({ results }) => results)),
      twins: worstOf(reports.flatMap(({ twins = [] }) => twins)),
      remarks: [...new Set(reports.flatMap(({ remarks }) => remarks))],
      ...(isolation ? { isolation } : {}),
    },
    missing: missingShards(reports),
  };
}

/** From the worst to the best. */
const outcomes = ['failed', 'blocked', 'cancelled', 'passed', 'remembered', 'untested'] as const;

/** What was reported twice counts as the worse. */
function worstOf<T extends Result>(results: readonly T[]): readonly T[] {
  const worst = new Map<string, T>();
  for (const result of results) {
    const name = `${'twin' in result ? result.twin : result.asset} ${result.version} ${result.digest}`;
    const other = worst.get(name);
    if (!other || rankOf(result) < rankOf(other)) worst.set(name, result);
  }
  return [...worst.values()];
}

function rankOf({ outcome }: Result): number {
  return outcomes.indexOf(outcome);
}

/** The most shards that are missed one by one; `dtaas verify` takes no more. */
const most = 256;

function missingShards(reports: readonly Verification[]): readonly Gap[] {
  const shards = reports.flatMap(({ shard }) => shard ?? []);
  const [first] = shards;
  if (!first) return [];
  if (shards.some(({ of, split }) => of !== first.of || split !== first.split))
    return [{ about: 'verify', why: 'mixed' }];
  const there = new Set(shards.map(({ number }) => number));
  return Array.from({ length: Math.min(first.of, most) }, (_, at) => at + 1)
    .filter((number) => !there.has(number))
    .map((number) => ({ about: 'verify', why: 'absent', shard: { number, of: first.of } }));
}
