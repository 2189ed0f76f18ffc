import { nameOf, resourcesIn, stackHolds } from '@dtaas/engine';
import { canonicalJson, type Outcome, printDesired } from '@dtaas/model';
import { desiredDigest, emptied, isReleased } from '../assess/desired-state.ts';
import { renderingOf } from '../assess/overrides.ts';
import { openBiography } from '../biography/biography.ts';
import { eventOf, type OverrideRequest } from '../biography/override-request.ts';
import { recordedSource } from '../reconcile/recorded-source.ts';
import { requestedNow } from '../reconcile/requests.ts';
import type { World } from '../world.ts';
import { placeAnswers } from './failures.ts';
import { detailsOf } from './outcome.ts';

/**
 * Gives up a twin whose place is lost for good: records its end, and what the place held. Nothing is saved or released, and the
 * biography says so. If the place comes back, the twin may still run there.
 *
 * @throws DtaasError `place-answers`, `twin-not-deployed`
 */
export function abandon(world: World, twin: string, request: OverrideRequest): Promise<Outcome> {
  return world.withTwinLock(twin, async () => {
    const biography = await openBiography(world, twin);
    const source = recordedSource(biography);
    const { deployed, place, stack } = { ...biography, ...source };
    if (biography.previous && isReleased(biography.previous) && !stackHolds(stack))
      return { twin, outcome: 'unchanged' };
    const look = async () => world.at(place).place.observeOne(twin);
    const silence = await look().then(() => undefined, detailsOf);
    if (!silence) throw placeAnswers({ twin, place: place.name });
    const asked = eventOf(request, twin, biography.recorded, requestedNow(world, source, twin));
    if (asked) await biography.append(asked);
    const desired = source.render(twin, renderingOf(biography.recorded?.overrides ?? {}));
    const where = `${place.name} (${place.kind}, ${canonicalJson(place.settings)})`;
    const reasons = [
      `The place ${where} was not asked to release anything: ${silence.message}`,
      ...resourcesIn(stack).map(
        ({ id = 'without an id', type, urn }) => `It may still hold ${nameOf(urn)}, a ${type}: ${id}`,
      ),
      'State that was not saved before is lost. If the place comes back, the twin may still run there.',
    ];
    await biography.append({
      event: 'terminated',
      summary: `${desired.version}, abandoned at ${place.name}: nothing was released there`,
      body: reasons.map((reason) => `- ${reason}`).join('\n'),
      change: {
        deployed: { ...deployed, desired: desiredDigest(desired) },
        health: 'Missing',
        reasons: [],
        failure: null,
      },
      desired: printDesired(desired),
      ...(stack ? { stack: emptied(stack) } : {}),
    });
    return { twin, outcome: 'done', event: 'terminated', health: 'Terminated', reasons };
  });
}
