import type { Outcome } from '@dtaas/model';
import { snapshotNamed } from '../assess/snapshots.ts';
import { expectTwins } from '../assess/survey.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { recordedNow } from '../biography/recorded.ts';
import { admitInTurn } from '../quotas/admission.ts';
import { type ReconcileOptions, reconcile } from '../reconcile/reconcile.ts';
import { recordedSource } from '../reconcile/recorded-source.ts';
import type { Source, World } from '../world.ts';
import { abandon } from './abandon.ts';
import { confirmCommands, withheldCommands } from './confirm.ts';
import { pushed } from './outcome.ts';

export interface OperateOptions extends Pick<ReconcileOptions, 'unsaved' | 'signal' | 'report'> {
  /** The configuration at the commit that was deployed last. */
  readonly sourceDeployed: (commit: string) => Promise<Source>;
  /** The configuration that is checked out. */
  readonly head: () => Promise<Source>;
  readonly push: boolean;
}

/**
 * Records a request of an operator, then carries it out, on the configuration that was deployed last. Later merges don't count.
 * A twin is released from its record alone, so its files may be gone. A twin that is to run is rendered from the commit, because
 * nothing is made from a record.
 */
export async function operate(
  world: World,
  twin: string,
  request: OverrideRequest,
  options: OperateOptions,
): Promise<Outcome> {
  const stuck = (await world.remote.fetch()).get(twin);
  if (stuck) throw stuck;
  await expectTwins(world, options.head, [twin]);
  const withheld = request.kind === 'resume' ? await withheldCommands(world, twin) : undefined;
  const isAbandoned = request.kind === 'terminate' && request.abandon === true;
  const outcome = isAbandoned
    ? await abandon(world, twin, request)
    : withheld === undefined
      ? await carryOutRequest(world, twin, request, options)
      : await confirmCommands(world, twin, withheld, options.signal);
  if (!options.push) return outcome;
  const [told = outcome] = await pushed(world, [outcome]);
  return told;
}

async function sourceFor(
  world: World,
  twin: string,
  { kind }: OverrideRequest,
  { head, sourceDeployed }: OperateOptions,
): Promise<Source> {
  const biography = await recordedNow(world, twin);
  // A first deployment that failed has recorded what it made, but not what was to be deployed.
  if (kind === 'terminate' && biography.recorded?.failure && !biography.recorded.deployed)
    return await head();
  const recorded = recordedSource(biography);
  return kind === 'suspend' || kind === 'terminate' ? recorded : await sourceDeployed(recorded.commit);
}

/** Releases a twin from its record, and makes anything else from the commit that was deployed last. */
async function carryOutRequest(
  world: World,
  twin: string,
  request: OverrideRequest,
  options: OperateOptions,
): Promise<Outcome> {
  const source = await sourceFor(world, twin, request, options);
  // Only a snapshot that exists is recorded in a request.
  const asked =
    request.kind === 'restore' && request.snapshot !== undefined
      ? { ...request, snapshot: await snapshotNamed(world, twin, request.snapshot) }
      : request;
  return await reconcile(world, source, twin, {
    ...options,
    requests: [asked],
    admit: admitInTurn(world, options.head),
    named: true,
    yes: true,
    secrets: 'leave',
    announce: () => {},
  });
}
