import { sha256 } from '@dtaas/model';
import { shardWrong } from '../failures.ts';

/** One of several jobs that share the subjects of a call. */
export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** GitHub runs at most this many jobs of a matrix. */
const most = 256;

/**
 * Reads `2/4`, the second of four shards.
 *
 * @throws DtaasError `usage-shard`
 */
export function readShard(text: string): Shard {
  const [, number, of] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (!(shard.number >= 1 && shard.number <= shard.of && shard.of <= most)) throw shardWrong({ text, most });
  return shard;
}

/** Something that takes time. */
export interface Weighed {
  /** Unlike that of all others. */
  readonly name: string;
  /** `undefined` if it was never measured. */
  readonly durationMs: number | undefined;
}

/** Who runs what. */
export interface Split<T> {
  readonly shards: readonly (readonly T[])[];
  /** The same where two jobs have made the same split, so that a review can tell. 32 hex digits. */
  readonly digest: string;
}

/**
 * Splits subjects into shards that take about the same time: the longest first, each to the shard that has least to do. The result
 * depends on the names and the times alone. What was never measured counts as the median of what was.
 */
export function splitIntoShards<T extends Weighed>(subjects: readonly T[], count: number): Split<T> {
  const usual = medianOf(subjects.flatMap(({ durationMs = 0 }) => (durationMs > 0 ? [durationMs] : [])));
  // At least 1 ms, so that what takes no time is spread, too.
  const weightOf = ({ durationMs }: Weighed) => Math.max(1, durationMs ?? usual);
  const longestFirst = [...subjects].sort(
    (a, b) => weightOf(b) - weightOf(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  const shards = Array.from({ length: count }, () => ({ load: 0, parts: [] as T[] }));
  for (const subject of longestFirst) {
    const least = shards.reduce((found, shard) => (shard.load < found.load ? shard : found));
    least.load += weightOf(subject);
    least.parts.push(subject);
  }
  const names = shards.map(({ parts }) => parts.map(({ name }) => name).sort());
  return {
    shards: shards.map(({ parts }) => parts),
    digest: sha256(JSON.stringify(names)).slice(0, 32),
  };
}

/** One second if nothing was measured. */
function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 1000;
}
