import type { Desired, DtaasError, RecordedStatus } from '@dtaas/model';
import type { Machine, Observed } from '@dtaas/places';
import type { Source, UnverifiedAsset, World } from '../world.ts';
import type { Assessment } from './assess.ts';
import { generationOf, specOf } from './desired-state.ts';
import { assetUnverified, twinUntested } from './failures.ts';
import { portRefusal } from './machine-ports.ts';

/** Why a desired state can't be made. */
export interface Obstacles {
  readonly refusals: readonly DtaasError[];
  /** This process lacks secrets that the runner needs. A plan doesn't need them. */
  readonly unpassed?: DtaasError;
  /** What the place lacks, without a need to refuse. */
  readonly remarks: readonly string[];
  /** The assets that `asset-unverified` is about. */
  readonly unverified?: readonly UnverifiedAsset[];
  /** That of the place, where the place knows. */
  readonly machine?: Machine;
}

export async function obstacles(world: World, source: Source, assessment: Assessment): Promise<Obstacles> {
  if (!assessment.makes) return { refusals: [], remarks: [] };
  const { desired, observed, renew } = assessment;
  const [place, unverified, test] = await Promise.all([
    placeObstacles(world, source, desired, observed, renew),
    source.unverified(desired.twin),
    testFinding(source, desired.twin),
  ]);
  const { unpassed, ...others } = place;
  const untested = refusalOf(source, desired.twin, unverified);
  // A runner that only tells its components new parameters has its secrets.
  const isTold = assessment.actions.some((action) => action.do === 'apply' && action.why === 'configure');
  return {
    ...others,
    ...(unpassed && !isTold ? { unpassed } : {}),
    refusals: [...place.refusals, ...[untested, test.refusal].flatMap((refusal) => refusal ?? [])],
    ...(unverified.length > 0 ? { unverified } : {}),
    remarks: [...place.remarks, ...(test.remark === undefined ? [] : [test.remark])],
  };
}

/** What a missing pass of the twin's test means: a refusal if `platform.yaml` requires tests, otherwise a remark. */
async function testFinding(
  source: Source,
  twin: string,
): Promise<{ readonly refusal?: DtaasError; readonly remark?: string }> {
  const { state, isRequired } = await source.testOf(twin);
  if (state === 'passed') return {};
  if (isRequired) return { refusal: twinUntested({ twin, commit: source.commit, state }) };
  return {
    remark:
      state === 'none'
        ? 'The twin has no test. To write one: docs/testing-twins.md'
        : `The twin's test has not passed${state === 'weak' ? ' in a strong sandbox' : ''}. To run it: dtaas verify ${twin}`,
  };
}

/** What the place lacks: also a port that another twin has there. A runner that runs the desired state, and needs no other secrets, lacks no secret. */
export async function placeObstacles(
  world: World,
  source: Source,
  desired: Desired,
  observed: Observed | undefined,
  renew: readonly string[] = [],
): Promise<Obstacles> {
  const workspace = specOf(desired);
  if (!workspace) return { refusals: [], remarks: [] };
  const judged = await world.at(desired.place).place.judge(workspace);
  const { unpassed, remarks, machine, sharesPorts = false } = judged;
  const refusal = judged.refusal ?? (await portRefusal(world, source, desired, sharesPorts));
  const runs =
    observed?.alive === true && observed.generation === generationOf(desired) && renew.length === 0;
  return {
    refusals: refusal ? [refusal] : [],
    ...(unpassed && !runs ? { unpassed } : {}),
    remarks,
    ...(machine ? { machine } : {}),
  };
}

/** Why the assets of a twin may not run yet. */
export async function unverifiedRefusal(source: Source, twin: string): Promise<DtaasError | undefined> {
  return refusalOf(source, twin, await source.unverified(twin));
}

function refusalOf(source: Source, twin: string, assets: readonly UnverifiedAsset[]): DtaasError | undefined {
  return assets.length === 0 ? undefined : assetUnverified({ twin, commit: source.commit, assets });
}

/**
 * When a run that doesn't name the twin tries again what has failed: at once after the first two failures, then
 * after 1, 2, 4 … minutes, 60 at most. Another desired state is tried at once.
 *
 * @returns the time before which it isn't tried, or `undefined`
 */
export function notBefore(recorded: RecordedStatus | undefined, desired: string): Date | undefined {
  const failure = recorded?.failure;
  if (!failure || failure.desired !== desired || failure.attempts <= 2) return undefined;
  const minutes = Math.min(2 ** (failure.attempts - 3), 60);
  return new Date(Date.parse(failure.at) + minutes * 60_000);
}
