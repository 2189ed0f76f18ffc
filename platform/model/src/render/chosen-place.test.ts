import { expect, it } from 'vitest';
import { box, locked } from '../../testing/box.ts';
import { readCatalogue } from '../document/read-catalogue.ts';
import { exampleTree } from '../explain/parts.ts';
import { resolveCatalogue } from '../resolution/index.ts';
import { printDesired } from './desired/editions.ts';
import { type RenderOptions, renderDesired } from './render-desired.ts';

const options: RenderOptions = {
  program: '1',
  resourcesOf: ({ place }) => ({ workspace: { type: `made-up:${place.kind}:Workspace`, inputs: {} } }),
};

async function resolutionOf(platform: (text: string) => string) {
  const text = platform(box['platform.yaml']!);
  const files = await locked({ ...box, 'platform.yaml': text });
  return resolveCatalogue(readCatalogue(exampleTree(files)).catalogue);
}

const auto = (text: string) => text.replace('defaultPlace: here', 'defaultPlace: auto');

it('a chosen place is rendered as the same place is that the configuration names', async () => {
  const named = renderDesired(await resolutionOf((text) => text), 'box', options);
  const chosen = renderDesired(await resolutionOf(auto), 'box', { ...options, place: 'here' });
  expect(printDesired(chosen)).toBe(printDesired(named));
});

it('a choice changes nothing for a twin whose place the configuration names', async () => {
  const resolution = await resolutionOf((text) => text);
  const plain = renderDesired(resolution, 'box', options);
  expect(renderDesired(resolution, 'box', { ...options, place: 'nowhere' })).toEqual(plain);
});

it('without a choice, the place is auto, and a change of the places changes nothing', async () => {
  const before = renderDesired(await resolutionOf(auto), 'box', options);
  expect(before).toMatchObject({ place: { name: 'auto', kind: 'auto', settings: {} }, resources: {} });
  const more = (text: string) => auto(text).replace('places:', 'places:\n    more: {kind: process}');
  expect(renderDesired(await resolutionOf(more), 'box', options)).toEqual(before);
});

it('a chosen place that platform.yaml does not have is refused', async () => {
  const resolution = await resolutionOf(auto);
  expect(() => renderDesired(resolution, 'box', { ...options, place: 'old' })).toThrow(
    expect.objectContaining({ code: 'twin-unresolved' }),
  );
});
