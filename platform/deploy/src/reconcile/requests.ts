import type { Desired } from '@dtaas/model';
import { faultPoint } from '@dtaas/processes';
import { expectNoProblems } from '../assess/assess.ts';
import { isReleased } from '../assess/desired-state.ts';
import { placeObstacles, unverifiedRefusal } from '../assess/obstacles.ts';
import { renderingOf } from '../assess/overrides.ts';
import type { Look } from '../assess/survey.ts';
import { type Biography, statusAfter } from '../biography/biography.ts';
import { twinNotRunning } from '../biography/failures.ts';
import { eventOf, type OverrideRequest, type RequestContext } from '../biography/override-request.ts';
import type { RecordedState } from '../biography/recorded.ts';
import type { Admission } from '../quotas/admission.ts';
import type { Source, World } from '../world.ts';
import type { Extractions } from './extractions.ts';

/**
 * Records what operators ask for before anything is done about it. A request that can't be carried out is refused before it is in
 * the biography.
 *
 * @returns what the requests changed of overrides that hold already, for whoever asked
 */
export async function recordRequests(
  world: World,
  source: Source,
  biography: Biography,
  { requests, admit }: { readonly requests: readonly OverrideRequest[]; readonly admit: Admission },
  look: Look,
  extractions: Extractions,
): Promise<readonly string[]> {
  const { twin } = biography;
  const amended: string[] = [];
  if (!source.instances.has(twin) || requests.length === 0) return amended;
  expectNoProblems(source, twin);
  for (const request of requests) {
    const event = eventOf(request, twin, biography.recorded, requestedNow(world, source, twin));
    if (request.kind === 'emulate' || request.kind === 'no-emulate') {
      const unverified = await unverifiedRefusal(source, twin);
      if (unverified) throw unverified;
    }
    if (!event) continue;
    const overrides = event.change?.overrides ?? biography.recorded?.overrides ?? {};
    const desired = source.render(twin, renderingOf(overrides));
    await expectPossible(world, source, request, desired, look, admit);
    // A damaged snapshot would stop a twin that is well, again with each run. A resumed twin loses nothing by trying.
    if (event.change?.wish?.kind === 'restore') await extractions.ensure(event.change.wish.restore);
    await biography.append(event);
    faultPoint('override-recorded');
    if (event.amended !== undefined) amended.push(`${twin} is ${event.amended}`);
  }
  return amended;
}

async function expectPossible(
  world: World,
  source: Source,
  { kind }: OverrideRequest,
  desired: Desired,
  look: Look,
  admit: Admission,
): Promise<void> {
  const { twin, lifecycle } = desired;
  if ((kind === 'restore' || kind === 'restart') && isReleased(desired)) {
    throw twinNotRunning({
      twin,
      why: `is ${lifecycle.desired}, as its twin.yaml says, so it can't be restored or restarted`,
      remedy: `Change lifecycle.desired in twins/${twin}/twin.yaml, commit and deploy. lifecycle.restore says from which snapshot the twin starts.`,
    });
  }
  // Once the request is recorded, the command that lacked a secret couldn't be given again with the secret.
  if ((kind !== 'no-emulate' && kind !== 'resume') || isReleased(desired)) return;
  const observed = (await look(desired.place))?.observed;
  const { refusals, unpassed } = await placeObstacles(world, source, desired, observed);
  const against = refusals[0] ?? (await admit(desired))[0] ?? unpassed;
  if (against) throw against;
}

/** What would be recorded after these requests: a plan rests on it. */
export function requestedState(
  world: World,
  source: Source,
  state: RecordedState,
  requests: readonly OverrideRequest[],
): RecordedState {
  const { twin } = state;
  if (!source.instances.has(twin)) return state;
  let recorded = state.recorded;
  for (const request of requests) {
    const by = requestedNow(world, source, twin);
    const event = eventOf(request, twin, recorded, by);
    if (!event) continue;
    const now = { twin, home: world.home, event: event.event, at: by.at };
    recorded = statusAfter(recorded, now, event.change ?? {});
  }
  return { ...state, recorded };
}

/** Who asks for something of a twin now. */
export function requestedNow(world: World, source: Source, twin: string): RequestContext {
  return {
    actor: world.actor,
    at: world.now().toISOString(),
    basis: source.basis(twin),
    lifecycle: () => source.render(twin, {}).lifecycle,
  };
}
