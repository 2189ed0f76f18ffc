import type { Place } from '../generated/types.ts';
import { bytesOf } from '../parameters/index.ts';
import type { Problem } from '../problem.ts';
import { own } from '../references/index.ts';
import type { Resolution, ResolvedComponent, ResolvedTwin } from '../resolution/index.ts';
import { allComponents, at, atKey, eachTwin, type Finding } from './rule.ts';

/** What an asset requires, its workspace offers. */
export const workspaceOffers = eachTwin(function* (resolved, resolution) {
  const place = placeOf(resolution, resolved);
  if (!place) return;
  yield* flavourIsThere(resolved, place);
  for (const component of allComponents(resolved)) {
    for (const finding of lacking(component, place)) yield atKey(resolved.twin, component.path, finding);
  }
  yield* together(resolved, place);
});

function placeOf({ catalogue }: Resolution, { twin }: ResolvedTwin): Place | undefined {
  const platform = catalogue.platform?.value.spec;
  return platform && own(platform.places, twin.value.spec.infrastructure.place ?? platform.defaultPlace);
}

function* flavourIsThere({ twin }: ResolvedTwin, place: Place): Iterable<Problem> {
  const { flavour } = twin.value.spec.infrastructure.workspace;
  if (place.kind !== 'process' || flavour === 'process') return;
  yield at(twin, ['spec', 'infrastructure', 'workspace', 'flavour'], {
    code: 'flavour-unavailable',
    message: `The twin’s place has processes and no ${flavour}`,
    hint: 'Write flavour: process, or name another place.',
  });
}

function* lacking({ component, asset }: ResolvedComponent, place: Place): Iterable<Finding> {
  if (!asset) return;
  const { requires, environment, run } = asset.value.spec;
  if (environment.image !== undefined && run && place.kind === 'process') {
    yield unmet(`${component.asset} runs in a container image, and its place has only processes`);
  }
  for (const property of ['os', 'arch'] as const) {
    const [wanted, offered] = [requires[property], place[property]];
    if (wanted === undefined || offered === undefined || wanted === offered) continue;
    yield unmet(`${component.asset} requires ${property} ${wanted}, and its place has ${offered}`);
  }
  if ((requires.gpu ?? 0) > place.gpu) {
    yield unmet(
      `${component.asset} requires ${requires.gpu} graphics processors, and its place has ${place.gpu}`,
    );
  }
  for (const [licence, seats] of Object.entries(requires.seats ?? {})) {
    const offered = own(place.seats, licence) ?? 0;
    if (seats > offered)
      yield unmet(`${component.asset} requires ${seats} seats of ${licence}, and its place has ${offered}`);
  }
}

/** Processors and memory of all components at once, within what the twin writes, else within the place. */
function* together({ twin, components }: ResolvedTwin, place: Place): Iterable<Problem> {
  const { resources } = twin.value.spec.infrastructure;
  const started = [...components.values()].flatMap(({ asset }) =>
    asset?.value.spec.run ? [asset.value.spec.requires] : [],
  );
  const cpu = started.reduce((sum, requires) => sum + (requires.cpu ?? 0), 0);
  const memory = started.reduce((sum, requires) => sum + bytes(requires.memory), 0);
  const offers = [
    { what: 'processors', key: 'cpu', needed: cpu, written: resources.cpu, offered: place.cpu },
    {
      what: 'bytes of memory',
      key: 'memory',
      needed: memory,
      written: resources.memory === undefined ? undefined : bytes(resources.memory),
      offered: place.memory === undefined ? undefined : bytes(place.memory),
    },
  ];
  for (const { what, key, needed, written, offered } of offers) {
    const path = ['spec', 'infrastructure', 'resources', key];
    // Tenths add up to a little more than their sum.
    if (written !== undefined && needed > written * (1 + 1e-9)) {
      yield at(
        twin,
        path,
        unmet(`The components require ${rounded(needed)} ${what}, and the twin has ${written}`),
      );
    }
    if (offered !== undefined && (written ?? needed) > offered * (1 + 1e-9)) {
      yield at(
        twin,
        path,
        unmet(`The twin takes ${rounded(written ?? needed)} ${what}, and its place has ${offered}`),
      );
    }
  }
}

function unmet(message: string): Finding {
  return {
    code: 'requirement-unmet',
    message,
    hint: 'Name another place or more resources under infrastructure, or take another asset.',
  };
}

function bytes(amount: string | undefined): number {
  return amount === undefined ? 0 : bytesOf(amount);
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
