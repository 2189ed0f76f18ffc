import { DtaasError } from '@dtaas/model';
import type { Source } from '../world.ts';

/** Why a twin isn't deployed from this source, all of it at once; `undefined` where nothing stands against it. */
export function refusal(source: Source, twin: string): DtaasError | undefined {
  const problems = source.problemsOf(twin).filter(({ severity }) => severity === 'error');
  if (problems.length === 0) return undefined;
  return new DtaasError({
    code: 'twin-has-problems',
    message: `${twin} isn’t deployed: its configuration${at(source)} has ${count(problems.length, 'problem')}.`,
    hint: `See them in the files as they are with: dtaas check twins/${twin}. Then commit.`,
    problems,
  });
}

/** Why its assets may not run yet. */
export async function unverifiedRefusal(source: Source, twin: string): Promise<DtaasError | undefined> {
  const unverified = await source.unverified(twin);
  if (unverified.length === 0) return undefined;
  const names = unverified.map(({ asset, weak }) => (weak ? `${asset} (only in a weak sandbox)` : asset));
  const weakOnly = unverified.every(({ weak }) => weak);
  return new DtaasError({
    code: 'asset-unverified',
    message: `${twin} isn’t deployed: not verified${at(source)} ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}.`,
    hint: weakOnly
      ? 'Get a strong sandbox (apt-get install bubblewrap) and run: dtaas verify. Or set verification.allowWeak in platform.yaml.'
      : `Run their tests: dtaas verify ${unverified.map(({ asset }) => asset).join(' ')}`,
  });
}

function at({ commit }: Source): string {
  return commit === undefined ? '' : ` at ${commit.slice(0, 10)}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
