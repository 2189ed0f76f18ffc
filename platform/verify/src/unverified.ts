import type { Asset, Available, Finder } from '@dtaas/model';
import { type Repository, readRecordNames } from '@dtaas/repository';
import { environmentKey } from '@dtaas/sandbox';
import { recordState } from './records.ts';
import { inOrder, subjectsOf } from './subject.ts';

export interface Unverified {
  /** `functions/kalman-filter` */
  readonly asset: string;
  readonly version: string;
  /** It has a record of a weak sandbox, which doesn't count here. */
  readonly weak: boolean;
}

/**
 * The assets, among these and the assets that they use, that have no record and need one. An asset without a test needs none.
 *
 * @param finder of the catalogue that the assets come from
 */
export async function unverifiedAssets(
  repository: Repository,
  finder: Finder,
  assets: Iterable<Available<Asset>>,
  { allowWeak }: { allowWeak: boolean },
): Promise<Unverified[]> {
  const subjects = subjectsOf(finder, environmentKey);
  const all = inOrder([...assets].map((asset) => subjects.of(asset)));
  const records = await readRecordNames(repository);
  return all.flatMap((subject) => {
    const { reference, version, test, obstacle } = subject;
    const found = recordState(records, subject, allowWeak);
    if (!obstacle && (!test || found === 'verified')) return [];
    return [{ asset: reference, version, weak: found === 'weak' }];
  });
}
