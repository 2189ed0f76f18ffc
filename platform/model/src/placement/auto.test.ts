import { describe, expect, it } from 'vitest';
import { box, locked } from '../../testing/box.ts';
import { exampleKinds } from '../../testing/place-kinds.ts';
import { readCatalogue } from '../document/read-catalogue.ts';
import { exampleTree } from '../explain/parts.ts';
import { placesInUse, writtenPlace } from './auto.ts';

/** The catalogue of the example, with these places, and with these lines in place of the twin's infrastructure. */
async function catalogueOf(places: string, infrastructure = '{}', placeKinds = true) {
  const platform = box['platform.yaml']!.replace(
    /places:[\s\S]*/,
    `places: ${places}\n  defaultPlace: here\n`,
  );
  const file = 'twins/box/twin.yaml';
  const twin = box[file]!.replace('\n  lifecycle:', `\n  infrastructure: ${infrastructure}\n  lifecycle:`);
  const files = await locked({ ...box, 'platform.yaml': platform, [file]: twin });
  return readCatalogue(exampleTree(files), placeKinds ? { placeKinds: exampleKinds } : {}).catalogue;
}

const container = '{workspace: {flavour: container}}';
const far = '{kind: far, settings: {host: a}}';
const both = `{far: ${far}, here: {kind: process}}`;

async function placeOf(...given: Parameters<typeof catalogueOf>): Promise<string | undefined> {
  const catalogue = await catalogueOf(...given);
  return writtenPlace(catalogue, catalogue.twins.get('box')!.value);
}

describe('the place of a twin that names none', () => {
  it.each<[what: string, place: string, ...given: Parameters<typeof catalogueOf>]>([
    ['the default place, which offers the flavour of processes', 'here', both],
    ['the only place that offers its flavour', 'far', both, container],
    [
      'the default place, if that offers the flavour, too',
      'here',
      `{far: ${far}, here: {kind: nop}}`,
      container,
    ],
    [
      'the default place, if several others offer the flavour',
      'here',
      `{far: ${far}, more: {kind: nop}, here: {kind: process}}`,
      container,
    ],
    ['the default place, if no place offers the flavour', 'here', both, '{workspace: {flavour: desktop}}'],
    ['the default place, where nobody knows the kinds', 'here', both, container, false],
    ['the default place, whose kind nobody knows', 'here', `{far: ${far}, here: {kind: new}}`, container],
  ])('is %s', async (_, place, ...given) => {
    expect(await placeOf(...given)).toBe(place);
  });

  it('is never another one than the twin names', async () => {
    expect(await placeOf(both, '{place: here, workspace: {flavour: container}}')).toBe('here');
  });
});

describe('the places at which twins may run', () => {
  it.each<[what: string, places: string[], ...given: Parameters<typeof catalogueOf>]>([
    ['the default place', ['here'], both],
    ['and the place of a twin of another flavour', ['here', 'far'], both, container],
    ['and the place that a twin names', ['here', 'far'], both, '{place: far}'],
  ])('are %s', async (_, places, ...given) => {
    expect(placesInUse(await catalogueOf(...given))).toEqual(new Set(places));
  });

  it('are all that offer the flavour, where the platform chooses', async () => {
    const catalogue = await catalogueOf(both, container);
    const { platform } = catalogue;
    const spec = { ...platform!.value.spec, defaultPlace: 'auto' };
    const chosen = { ...catalogue, platform: { ...platform!, value: { ...platform!.value, spec } } };
    expect(placesInUse(chosen)).toEqual(new Set(['far']));
  });
});
