import type { ParseCache, Resolution } from '@dtaas/model';
import { type Repository, readRecordNames } from '@dtaas/repository';
import { assetSubjects } from '../assets/asset-subjects.ts';
import { twinSubject } from '../twins/twin-subjects.ts';
import { recordState } from './records.ts';

/**
 * What is known about the test of a twin: it `passed`, passed only in a `weak` sandbox, which doesn't count here, has not passed
 * as the twin is now (`unpassed`), or there is `none`.
 */
export type TestState = 'passed' | 'weak' | 'unpassed' | 'none';

/** The state of a twin's test, by the records that git has. Runs no test. */
export async function testStateOf(
  repository: Repository,
  resolution: Resolution,
  name: string,
  { allowWeak, cache }: { allowWeak: boolean; cache?: ParseCache | undefined },
): Promise<TestState> {
  const twin = resolution.twins.get(name);
  if (!twin?.twin.value.spec.test) return 'none';
  const subject = twinSubject(resolution, twin, assetSubjects(resolution.finder, cache));
  const state = recordState(await readRecordNames(repository), subject);
  if (state === 'strong' || (state === 'weak' && allowWeak)) return 'passed';
  return state === 'weak' ? 'weak' : 'unpassed';
}
