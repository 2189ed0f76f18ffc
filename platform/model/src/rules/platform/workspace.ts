import type { Place } from '../../generated/types.ts';
import type { PlaceKindRules } from '../../place-kind.ts';
import { own } from '../../references/index.ts';
import {
  allComponents,
  type Resolution,
  type ResolvedComponent,
  type ResolvedTwin,
} from '../../resolution/index.ts';
import { counted } from '../../values/words/counted.ts';
import { at, atKey, eachTwin, type Finding, type Problem } from '../rule.ts';
import { amountsOf, countedResources, exceeds, requiredBy } from '../taking.ts';

export const workspaceOffers = eachTwin(function* (resolved, resolution) {
  const place = placeOf(resolution, resolved);
  if (!place) return;
  const kind = resolution.catalogue.placeKinds?.find(({ name }) => name === place.kind);
  const { flavour } = resolved.twin.value.spec.infrastructure.workspace;
  if (kind && !kind.flavours.includes(flavour)) {
    yield at(resolved.twin, ['spec', 'infrastructure', 'workspace', 'flavour'], {
      code: 'flavour-unavailable',
      message: `Places of the kind ${kind.name} have no workspaces of the flavour ${flavour}`,
      hint: `Write flavour: ${kind.flavours.join(' or ')}. Or name another place under infrastructure.`,
    });
  }
  for (const component of allComponents(resolved)) {
    for (const finding of lacking(component, place, kind))
      yield atKey(resolved.twin, component.path, finding);
  }
  yield* together(resolved, place);
});

function placeOf({ catalogue }: Resolution, { twin }: ResolvedTwin): Place | undefined {
  const platform = catalogue.platform?.value.spec;
  return platform && own(platform.places, twin.value.spec.infrastructure.place ?? platform.defaultPlace);
}

/** What a component requires that its place does not have. */
function* lacking(
  { component, asset }: ResolvedComponent,
  place: Place,
  kind: PlaceKindRules | undefined,
): Iterable<Finding> {
  if (!asset) return;
  const { requires, environment, run } = asset.value.spec;
  const name = component.asset;
  if (environment.image !== undefined && run && kind?.images === false) {
    yield unmet(`${name} runs in a container image, but places of the kind ${kind.name} do not run images`);
  }
  for (const property of ['os', 'arch'] as const) {
    const [wanted, offered] = [requires[property], place[property]];
    if (wanted === undefined || offered === undefined || wanted === offered) continue;
    yield unmet(`${name} requires ${property} ${wanted}, but its place has ${offered}`);
  }
  const { gpu = 0, seats = {} } = requires;
  if (gpu > place.gpu) {
    yield unmet(`${name} requires ${counted(gpu, 'graphics processor')}, but its place has ${place.gpu}`);
  }
  for (const [licence, wanted] of Object.entries(seats)) {
    const offered = own(place.seats, licence) ?? 0;
    if (wanted <= offered) continue;
    yield unmet(`${name} requires ${counted(wanted, 'seat')} of ${licence}, but its place has ${offered}`);
  }
}

/** Processors and memory of all components at once, within what the twin writes, else within the place. */
function* together(resolved: ResolvedTwin, place: Place): Iterable<Problem> {
  const { twin } = resolved;
  const required = requiredBy(resolved);
  const written = amountsOf(twin.value.spec.infrastructure.resources);
  const offered = amountsOf(place);
  for (const [key, show] of countedResources) {
    const path = ['spec', 'infrastructure', 'resources', key];
    const [limit, offer] = [written[key], offered[key]];
    if (limit !== undefined && exceeds(required[key], limit)) {
      const message = `The components require ${show(required[key])}, but the twin has ${show(limit)}`;
      const hint = 'Raise infrastructure.resources, or use assets that require less.';
      yield at(twin, path, unmet(message, hint));
    }
    const needed = limit ?? required[key];
    if (offer !== undefined && exceeds(needed, offer)) {
      const message = `The twin needs ${show(needed)}, but its place has ${show(offer)}`;
      const hint =
        'Name another place under infrastructure, lower the resources of the twin, or correct the place in platform.yaml.';
      yield at(twin, path, unmet(message, hint));
    }
  }
}

function unmet(
  message: string,
  hint = 'Name another place under infrastructure, or use another asset.',
): Finding {
  return { code: 'requirement-unmet', message, hint };
}
