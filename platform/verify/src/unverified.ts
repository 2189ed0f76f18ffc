import type { Asset, Available, Finder } from '@dtaas/model';
import { type Repository, readRecordNames } from '@dtaas/repository';
import { environmentKey } from '@dtaas/sandbox';
import { recordState } from './records.ts';
import { inOrder, subjectsOf } from './subject.ts';

export interface Unverified {
  /** `functions/kalman-filter` */
  readonly asset: string;
  readonly version: string;
  /** It has a record, of a weak sandbox, which doesn't count here. */
  readonly weak: boolean;
}

/**
 * Which of these assets, and of what their tests use, git doesn't remember as verified. An asset that names no test
 * has nothing to verify and isn't among them. `finder` is of the catalogue that the assets come from.
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
