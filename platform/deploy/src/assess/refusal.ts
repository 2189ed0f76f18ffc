import type { DtaasError } from '@dtaas/model';
import { assetUnverified, twinHasProblems } from '../failures.ts';
import type { Source } from '../world.ts';

/** The problems that keep a twin from being deployed from this source, all at once; `undefined` if there are none. */
export function refusal(source: Source, twin: string): DtaasError | undefined {
  const problems = source.problemsOf(twin).filter(({ severity }) => severity === 'error');
  return problems.length === 0 ? undefined : twinHasProblems({ twin, at: at(source), problems });
}

/** The assets of a twin that may not run yet. */
export async function unverifiedRefusal(source: Source, twin: string): Promise<DtaasError | undefined> {
  const assets = await source.unverified(twin);
  return assets.length === 0 ? undefined : assetUnverified({ twin, at: at(source), assets });
}

function at({ commit }: Source): string {
  return commit === undefined ? '' : ` at ${commit.slice(0, 10)}`;
}
