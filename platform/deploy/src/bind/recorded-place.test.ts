import { placesFrom } from '@dtaas/places';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { farPlace, herePlace, type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { deploy } from '../operate/deploy.ts';
import type { Source, World } from '../world.ts';
import { recordedPlaces } from './recorded-place.ts';

let world: MemoryWorld;
/** The same records, without reach to a place or the engine. */
let offline: World;
beforeEach(() => {
  world = memoryWorld();
  const places = placesFrom([herePlace], recordedPlaces(world.biographies));
  const unreached = async (): Promise<never> => expect.fail('the engine was asked');
  offline = {
    ...world,
    places,
    at: (place) => ({
      ...world.at(place),
      place: places.of(place),
      runner: () => expect.fail('a runner was asked'),
    }),
    engine: { ...world.engine, up: unreached, preview: unreached },
  };
});

const quiet = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
const planned = (of: World, source: Source) =>
  plan(of, source, { twins: [], preview: false, offline: of === offline });

describe('a plan from the records', () => {
  test('is that of a world with reach, digest included, while everything runs as it was deployed', async () => {
    await deploy(world, sourceOf({ a: {}, b: {}, c: { place: farPlace }, d: {} }), quiet);
    const source = sourceOf({ a: {}, b: { setpoint: 36 }, c: { setpoint: 36, place: farPlace }, e: {} });
    const plans = await planned(offline, source);
    expect(plans).toEqual(await planned(world, source));
    expect(plans.twins.map(({ twin, verdict, steps }) => [twin, verdict, ...steps])).toMatchObject([
      ['a', 'nothing'],
      [
        'b',
        'act',
        'commit the snapshots that wait',
        'save its state',
        'replace its workspace',
        expect.anything(),
      ],
      [
        'c',
        'act',
        'commit the snapshots that wait',
        'save its state',
        'replace its workspace',
        expect.anything(),
      ],
      ['d', 'confirm'],
      ['e', 'act', 'make its workspace', 'start it'],
    ]);
  });

  test('finds a twin that moves at the place of its record', async () => {
    await deploy(world, sourceOf({ a: {} }), quiet);
    const source = sourceOf({ a: { place: farPlace } });
    const { twins } = await planned(offline, source);
    expect(twins[0]?.steps).toContain('make its workspace at the new place, and remove it at the old one');
    expect(twins).toEqual((await planned(world, source)).twins);
  });

  test('takes live parameters and secrets to be as they were deployed, and asks no runner', async () => {
    world.secrets = { TOKEN: 'one' };
    await deploy(world, sourceOf({ a: { gain: 1, secrets: ['TOKEN'] } }), quiet);
    world.secrets = { TOKEN: 'two' };
    expect((await planned(offline, sourceOf({ a: { gain: 1, secrets: ['TOKEN'] } }))).twins).toMatchObject([
      { verdict: 'nothing' },
    ]);
    const { twins } = await planned(offline, sourceOf({ a: { gain: 2, secrets: ['TOKEN'] } }));
    expect(twins[0]?.steps[0]).toContain('tell pump');
  });

  test('does not see that a workspace is gone', async () => {
    await deploy(world, sourceOf({ a: {} }), quiet);
    world.workspaces.clear();
    expect((await planned(offline, sourceOf({ a: {} }))).twins).toMatchObject([{ verdict: 'nothing' }]);
    expect((await planned(world, sourceOf({ a: {} }))).twins).toMatchObject([{ verdict: 'act' }]);
  });

  test('is not kept up by a record that can not be read', async () => {
    await deploy(world, sourceOf({ a: {}, b: {} }), quiet);
    const { biographies } = world;
    const tips: World['biographies']['tips'] = async () => {
      const { tips: all, unreadable } = await biographies.tips();
      const broken = { ...all.get('a')!, desired: { twin: 'other' } };
      return { tips: new Map([...all, ['a', broken]]), unreadable };
    };
    Object.assign(offline, {
      biographies: { ...biographies, tips },
      places: placesFrom([herePlace], recordedPlaces({ ...biographies, tips })),
    });
    expect((await planned(offline, sourceOf({ a: {}, b: {} }))).twins).toMatchObject([
      { twin: 'a', verdict: 'refused', errors: [{ code: 'state-unreadable' }] },
      { twin: 'b', verdict: 'nothing' },
    ]);
  });
});

test('a place of the records is never asked for more', async () => {
  const place = recordedPlaces(world.biographies)(herePlace);
  await expect(place.channel('a')).rejects.toThrow('without reach');
  await expect(place.remove('a')).rejects.toThrow('without reach');
  await expect(place.leftRing('a').pending()).rejects.toThrow('without reach');
});
