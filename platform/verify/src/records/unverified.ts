import type { Asset, Available, Finder, ParseCache } from '@dtaas/model';
import { type Repository, readRecordNames } from '@dtaas/repository';
import { assetSubjects } from '../assets/asset-subjects.ts';
import { inOrder } from '../subject.ts';
import { recordState } from './records.ts';

/**
 * The assets, among these and the assets that they use, that have no record and need one. An asset without a test needs none.
 *
 * @param finder of the catalogue that the assets come from
 * @returns `weak`: the asset has a record of a weak sandbox, which doesn't count here
 */
export async function unverifiedAssets(
  repository: Repository,
  finder: Finder,
  assets: readonly Available<Asset>[],
  { allowWeak, cache }: { allowWeak: boolean; cache?: ParseCache | undefined },
) {
  const records = await readRecordNames(repository);
  return inOrder(assets.map(assetSubjects(finder, cache))).flatMap((subject) => {
    const { reference: asset, version, test, obstacle } = subject;
    const state = recordState(records, subject);
    const isVerified = !test || state === 'strong' || (state === 'weak' && allowWeak);
    return isVerified && !obstacle ? [] : [{ asset, version, weak: state === 'weak' && !allowWeak }];
  });
}
