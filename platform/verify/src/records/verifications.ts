import type { Asset, Available, Finder, Verified } from '@dtaas/model';
import { type Repository, readRecordNames } from '@dtaas/repository';
import { assetSubjects } from '../assets/asset-subjects.ts';
import { recordState } from './records.ts';

const words = { strong: 'yes', weak: 'weak', missing: 'no' } as const;

/** Whether the tests of each of these assets have passed, by the records that git has. Runs no test. */
export async function verificationsOf(
  repository: Repository,
  finder: Finder,
  assets: readonly Available<Asset>[],
): Promise<ReadonlyMap<string, Verified>> {
  const records = await readRecordNames(repository);
  const subjectOf = assetSubjects(finder);
  return new Map(
    assets.map((asset) => {
      const subject = subjectOf(asset);
      return [asset.reference, subject.test ? words[recordState(records, subject)] : 'untested'];
    }),
  );
}
