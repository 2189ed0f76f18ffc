import type { Desired } from '@dtaas/model';
import { snapshotNamed } from '../assess/snapshots.ts';
import { expectTwins } from '../assess/survey.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { type RecordedState, recordedNow } from '../biography/recorded.ts';
import { twinNotDeployed } from '../failures.ts';
import type { Source, World } from '../world.ts';
import { confirmCommands, withheldCommands } from './confirm.ts';
import { type Outcome, pushed } from './outcome.ts';
import { reconcile } from './reconcile.ts';

export interface OperateOptions {
  /** The configuration at the commit that was deployed last. */
  readonly sourceDeployed: (commit: string) => Promise<Source>;
  /** The configuration that is checked out. */
  readonly head: () => Promise<Source>;
  readonly push: boolean;
  /** Goes on without saving first, where that fails. */
  readonly unsaved?: boolean;
  readonly signal?: AbortSignal;
  readonly report: (text: string) => void;
}

/**
 * An operator's word about one twin: written down, then carried out. It is about what was deployed, not about what has
 * been merged since. Releasing needs nothing but the record, so that it works though the files are gone; what brings a
 * twin to life is rendered from the commit, since a record is never made.
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
  const outcome =
    withheld === undefined
      ? await carryOutRequest(world, twin, request, options)
      : await confirmCommands(world, twin, withheld, options.signal);
  if (!options.push) return outcome;
  const [told = outcome] = await pushed(world, [outcome]);
  return told;
}

async function carryOutRequest(
  world: World,
  twin: string,
  request: OverrideRequest,
  options: OperateOptions,
): Promise<Outcome> {
  const recorded = recordedSource(await recordedNow(world, twin));
  const source = releases(request) ? recorded : await options.sourceDeployed(recorded.commit);
  return await reconcile(world, source, twin, {
    requests: [await precise(world, twin, request)],
    named: true,
    yes: true,
    unsaved: options.unsaved === true,
    secrets: 'leave',
    announce: () => {},
    report: options.report,
    ...(options.signal ? { signal: options.signal } : {}),
  });
}

function releases({ kind }: OverrideRequest): boolean {
  return kind === 'suspend' || kind === 'terminate';
}

/** Only a snapshot that is there is written down as a wish. */
async function precise(world: World, twin: string, request: OverrideRequest): Promise<OverrideRequest> {
  if (request.kind !== 'restore' || request.snapshot === undefined) return request;
  return { ...request, snapshot: await snapshotNamed(world, twin, request.snapshot) };
}

/** A twin as it was deployed last, from its record alone: good for releasing it, and for nothing that is to be made. */
function recordedSource({ twin, recorded, previous }: RecordedState): Source & { readonly commit: string } {
  const deployed = recorded?.deployed;
  if (!deployed || !previous) throw twinNotDeployed({ twin });
  return {
    commit: deployed.commit,
    instances: new Map([[twin, { id: twin, definition: twin, patch: {} }]]),
    about: () => ({}),
    problemsOf: () => [],
    assetOf: () => undefined,
    basis: () => deployed.basis,
    unverified: async () => [],
    uncommitted: async () => [],
    render: (_, overrides) => releasedBy(previous, overrides),
  };
}

/** A deployed twin's desired state, released by an operator's override: the bytes that a rendering with it has. */
function releasedBy(previous: Desired, overrides: Desired['overrides']): Desired {
  const desired = overrides.desired ?? 'terminated';
  const { workspace: _, ...rest } = previous;
  return { ...rest, lifecycle: { ...previous.lifecycle, desired }, overrides, resources: {} };
}
