import type { Place } from '../../generated/types.ts';
import type { PlaceKindRules } from '../../place-kind.ts';
import { writtenPlace } from '../../placement/auto.ts';
import { amountInWords, amountsOf, exceeds, writtenResources } from '../../quotas/amounts.ts';
import { requiredBy, takenBy } from '../../quotas/taken.ts';
import { own } from '../../references/index.ts';
import {
  allComponents,
  type Resolution,
  type ResolvedComponent,
  type ResolvedTwin,
} from '../../resolution/index.ts';
import { counted } from '../../values/words/counted.ts';
import { at, atKey, eachTwin, type Finding, type Problem } from '../rule.ts';

export const workspaceOffers = eachTwin(function* (resolved, resolution) {
  const platform = resolution.catalogue.platform?.value.spec;
  if (!platform) return;
  yield* withinItself(resolved);
  const name = writtenPlace(resolution.catalogue, resolved.twin.value);
  if (name !== undefined) {
    yield* problemsAt(resolved, resolution, name);
    return;
  }
  const lacks = Object.keys(platform.places).map((place) => {
    const [first] = problemsAt(resolved, resolution, place);
    return first && `${place}: ${first.message}`;
  });
  if (lacks.some((lack) => lack === undefined)) return;
  yield at(resolved.twin, ['spec', 'infrastructure'], {
    code: 'no-place-fits',
    message: `No place fits. ${lacks.join('; ')}`,
    hint: 'Add a place to platform.yaml, correct what platform.yaml says of a place, or let the twin require less.',
  });
});

/** What the place lacks for the twin, as problems of the twin. The place has what it doesn't say. */
export function* problemsAt(
  resolved: ResolvedTwin,
  { catalogue }: Resolution,
  name: string,
): Iterable<Problem> {
  const place = own(catalogue.platform?.value.spec.places ?? {}, name);
  // Another rule reports a place that doesn't exist.
  if (!place) return;
  const kind = catalogue.placeKinds?.find((each) => each.name === place.kind);
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
  yield* withinPlace(resolved, place);
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

/** Processors, memory and disk of all components at once, within what the twin writes. */
function* withinItself(resolved: ResolvedTwin): Iterable<Problem> {
  const { twin } = resolved;
  const required = requiredBy(resolved);
  const written = amountsOf(twin.value.spec.infrastructure.resources);
  for (const key of writtenResources) {
    const show = amountInWords[key];
    const limit = written[key];
    if (limit === undefined || !exceeds(required[key], limit)) continue;
    const message = `The components require ${show(required[key])}, but the twin has ${show(limit)}`;
    const hint = 'Raise infrastructure.resources, or use assets that require less.';
    yield at(twin, ['spec', 'infrastructure', 'resources', key], unmet(message, hint));
  }
}

/** Processors, memory and disk of the twin, within those of the place. */
function* withinPlace(resolved: ResolvedTwin, place: Place): Iterable<Problem> {
  const { twin } = resolved;
  const taken = takenBy(resolved);
  const offered = amountsOf(place);
  for (const key of writtenResources) {
    const show = amountInWords[key];
    const offer = offered[key];
    if (offer === undefined || !exceeds(taken[key], offer)) continue;
    const message = `The twin needs ${show(taken[key])}, but its place has ${show(offer)}`;
    const hint =
      'Name another place under infrastructure, lower the resources of the twin, or correct the place in platform.yaml.';
    yield at(twin, ['spec', 'infrastructure', 'resources', key], unmet(message, hint));
  }
}

function unmet(
  message: string,
  hint = 'Name another place under infrastructure, or use another asset.',
): Finding {
  return { code: 'requirement-unmet', message, hint };
}
