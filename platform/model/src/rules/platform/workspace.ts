import type { Problem } from '../../errors/problem.ts';
import type { Finding } from '../../explain/explanations.ts';
import type { Place } from '../../generated/types.ts';
import type { PlaceKindRules } from '../../place-kind.ts';
import { own } from '../../references/index.ts';
import type { Resolution, ResolvedComponent, ResolvedTwin } from '../../resolution/index.ts';
import { allComponents, at, atKey, eachTwin } from '../rule.ts';
import { bytes, counted, exceeds, memory, processors, requiredBy } from '../taking.ts';

export const workspaceOffers = eachTwin(function* (resolved, resolution) {
  const place = placeOf(resolution, resolved);
  if (!place) return;
  const kind = resolution.catalogue.placeKinds?.find(({ name }) => name === place.kind);
  if (kind) yield* flavourIsThere(resolved, kind);
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

function* flavourIsThere({ twin }: ResolvedTwin, { name, flavours }: PlaceKindRules): Iterable<Problem> {
  const { flavour } = twin.value.spec.infrastructure.workspace;
  if (flavours.includes(flavour)) return;
  yield at(twin, ['spec', 'infrastructure', 'workspace', 'flavour'], {
    code: 'flavour-unavailable',
    message: `Places of the kind ${name} have no workspaces of the flavour ${flavour}`,
    hint: `Write flavour: ${flavours.join(' or ')}. Or name another place under infrastructure.`,
  });
}

function* lacking(
  { component, asset }: ResolvedComponent,
  place: Place,
  kind: PlaceKindRules | undefined,
): Iterable<Finding> {
  if (!asset) return;
  const { requires, environment, run } = asset.value.spec;
  if (environment.image !== undefined && run && kind?.images === false) {
    yield unmet(
      `${component.asset} runs in a container image, but places of the kind ${kind.name} do not run images`,
    );
  }
  for (const property of ['os', 'arch'] as const) {
    const [wanted, offered] = [requires[property], place[property]];
    if (wanted === undefined || offered === undefined || wanted === offered) continue;
    yield unmet(`${component.asset} requires ${property} ${wanted}, but its place has ${offered}`);
  }
  if ((requires.gpu ?? 0) > place.gpu) {
    yield unmet(
      `${component.asset} requires ${counted(requires.gpu!, 'graphics processor')}, but its place has ${place.gpu}`,
    );
  }
  for (const [licence, seats] of Object.entries(requires.seats ?? {})) {
    const offered = own(place.seats, licence) ?? 0;
    if (seats > offered)
      yield unmet(
        `${component.asset} requires ${counted(seats, 'seat')} of ${licence}, but its place has ${offered}`,
      );
  }
}

/** Processors and memory of all components at once, within what the twin writes, else within the place. */
function* together(resolved: ResolvedTwin, place: Place): Iterable<Problem> {
  const { twin } = resolved;
  const { resources } = twin.value.spec.infrastructure;
  const required = requiredBy(resolved);
  const offers = [
    { key: 'cpu', needed: required.cpu, written: resources.cpu, offered: place.cpu, show: processors },
    {
      key: 'memory',
      needed: required.memory,
      written: resources.memory === undefined ? undefined : bytes(resources.memory),
      offered: place.memory === undefined ? undefined : bytes(place.memory),
      show: memory,
    },
  ];
  for (const { key, needed, written, offered, show } of offers) {
    const path = ['spec', 'infrastructure', 'resources', key];
    if (written !== undefined && exceeds(needed, written)) {
      const message = `The components require ${show(needed)}, but the twin has ${show(written)}`;
      yield at(
        twin,
        path,
        unmet(message, 'Raise infrastructure.resources, or use assets that require less.'),
      );
    }
    const taken = written ?? needed;
    if (offered !== undefined && exceeds(taken, offered)) {
      const message = `The twin needs ${show(taken)}, but its place has ${show(offered)}`;
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
