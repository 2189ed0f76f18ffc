import { commitTime, type Repository, readRecords } from '@dtaas/repository';
import { recordState } from '../records/records.ts';
import { type Past, pastBefore } from '../records/times.ts';
import type { VerifyReport } from '../report/result.ts';
import type { Subject } from '../subject.ts';
import type { Choice } from './choose.ts';
import { type Shard, splitIntoShards, type Weighed } from './shards.ts';

/** What one shard verifies. */
export interface ShardChoice extends Pick<Choice, 'subjects' | 'broken'> {
  readonly shard: NonNullable<VerifyReport['shard']>;
}

/**
 * The part of a choice that falls to a shard, by how long each took when it was last verified before HEAD was committed.
 *
 * @param tip of the records
 * @param counts which records spare a test
 */
export async function inShard(
  repository: Repository,
  { subjects, broken }: Pick<Choice, 'subjects' | 'broken'>,
  shard: Shard,
  {
    tip,
    counts,
  }: {
    readonly tip: string | null;
    readonly counts: Readonly<Record<ReturnType<typeof recordState>, boolean>>;
  },
): Promise<ShardChoice> {
  const [records, committed] = await Promise.all([readRecords(repository, tip), commitTime(repository)]);
  const past = pastBefore(records, committed ?? new Date(0));
  const isRecorded = (subject: Subject) => counts[recordState(past.names, subject)];
  const { shards, digest } = splitIntoShards(
    [
      ...subjects.map((subject) => ({ ...weighed(subject, past, isRecorded(subject)), part: subject })),
      ...broken.map((name) => ({ name, durationMs: 0, part: name })),
    ],
    shard.of,
  );
  const parts = new Set<Subject | string>(shards[shard.number - 1]?.map(({ part }) => part));
  return {
    subjects: subjects.filter((subject) => parts.has(subject)),
    broken: broken.filter((name) => parts.has(name)),
    shard: { number: shard.number, of: shard.of, split: digest },
  };
}

function weighed(subject: Subject, { times }: Past, isRecorded: boolean): Weighed {
  const source = subject.kind === 'asset' ? subject.asset.source : 'tree';
  const isQuick = isRecorded || !subject.test || subject.obstacle !== undefined;
  return {
    name: `${subject.reference}@${subject.version} ${source}`,
    durationMs: isQuick ? 0 : times.get(subject.reference),
  };
}
