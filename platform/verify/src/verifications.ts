import type { Asset, Available, Finder, Verified } from '@dtaas/model';
import { type Repository, readRecordNames } from '@dtaas/repository';
import { recordState } from './records.ts';
import { subjectsOf } from './subject.ts';

const words = { strong: 'yes', weak: 'weak', missing: 'no' } as const;

/** Whether the tests of each of these assets have passed, by the records that git has. Runs no test. */
export async function verificationsOf(
  repository: Repository,
  finder: Finder,
  assets: readonly Available<Asset>[],
): Promise<ReadonlyMap<string, Verified>> {
  const records = await readRecordNames(repository);
  const subjectOf = subjectsOf(finder);
  return new Map(
    assets.map((asset) => {
      const subject = subjectOf(asset);
      return [asset.reference, subject.test ? words[recordState(records, subject)] : 'untested'];
    }),
  );
}
