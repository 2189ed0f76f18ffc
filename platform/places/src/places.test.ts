import { type DesiredPlace, DtaasError } from '@dtaas/model';
import { beforeEach, describe, expect, it } from 'vitest';
import { type MemoryPlace, memoryPlace } from '../testing/memory-place.ts';
import type { Place } from './place.ts';
import { isSamePlace, type Places, placesFrom } from './places.ts';

const here: DesiredPlace = { name: 'here', kind: 'near', settings: {} };
const lab: DesiredPlace = { name: 'lab', kind: 'far', settings: { host: 'lab', port: 22 } };
const gone: DesiredPlace = { name: 'gone', kind: 'far', settings: { host: 'gone' } };

const ssh = (more: object): DesiredPlace => ({ name: 'pi', kind: 'ssh', settings: { host: 'pi', ...more } });

describe('isSamePlace', () => {
  it.each<[string, DesiredPlace, DesiredPlace, boolean]>([
    ['another name', here, { ...here, name: 'there' }, true],
    ['another kind', here, { ...here, kind: 'far' }, false],
    ['another setting', lab, { ...lab, settings: { host: 'lab2', port: 22 } }, false],
    ['one setting less', lab, { ...lab, settings: { host: 'lab' } }, false],
    ['another port of an ssh machine', ssh({ port: 22 }), ssh({ port: 2222 }), true],
    ['another folder on an ssh machine', ssh({}), ssh({ folder: '/srv/dtaas' }), false],
    ['another order of settings', lab, { ...lab, settings: { port: 22, host: 'lab' } }, true],
  ])('with %s: %j and %j', (_, a, b, same) => {
    expect(isSamePlace(a, b)).toBe(same);
    expect(isSamePlace(b, a)).toBe(same);
  });
});

describe('the places of a home', () => {
  let near: MemoryPlace;
  let far: MemoryPlace;
  let opened: string[];
  let looks: number;
  let places: Places;
  beforeEach(() => {
    [near, far, opened, looks] = [memoryPlace(), memoryPlace(), [], 0];
    const open = (place: DesiredPlace): Place => {
      opened.push(place.name);
      if (place.name === 'gone') return { ...far, observe: () => Promise.reject(cut) };
      const found = place.kind === 'near' ? near : far;
      return { ...found, observe: (only) => found.observe(only).finally(() => (looks += 1)) };
    };
    places = placesFrom([here, lab], open);
  });
  const cut = new DtaasError({ code: 'place-unreachable', message: 'gone is off', hint: 'Switch it on.' });

  it('are opened once each, and only when somebody asks for them', async () => {
    expect(opened).toEqual([]);
    expect(places.of(here)).toBe(places.of({ ...here, name: 'renamed' }));
    expect(opened).toEqual(['here']);
    await places.observe();
    await places.observe();
    expect(opened).toEqual(['here', 'lab']);
  });

  it('are looked at once each, also places that only records name', async () => {
    near.make('mill', 'g1');
    far.make('plant', 'g2');
    far.make('mill', 'g3');
    const seen = await places.observe([lab, { ...lab, name: 'lab-again' }]);
    expect(looks).toBe(2);
    expect(seen.instances).toEqual(['mill', 'plant']);
    expect((await seen.at(here, 'mill'))?.generation).toBe('g1');
    expect((await seen.at({ ...lab, name: 'other' }, 'mill'))?.generation).toBe('g3');
    expect(await seen.at(here, 'plant')).toBeUndefined();
    expect(seen.placesOf('mill')).toEqual([here, lab]);
    expect(seen.placesOf('plant')).toEqual([lab]);
    expect(seen.placesOf('nobody')).toEqual([]);
    expect(seen.unreachable.size).toBe(0);
  });

  it('are asked for some instances only', async () => {
    near.make('mill', 'g1');
    far.make('plant', 'g2');
    far.make('mill', 'g3');
    const seen = await places.observe([], ['plant', 'nobody']);
    expect(seen.instances).toEqual(['plant']);
    expect((await seen.at(lab, 'plant'))?.generation).toBe('g2');
    expect(seen.placesOf('mill')).toEqual([]);
  });

  it('that do not answer do not hide the others, and have their error when they are asked for', async () => {
    near.make('mill', 'g1');
    const seen = await places.observe([gone]);
    expect(seen.instances).toEqual(['mill']);
    expect(seen.unreachable).toEqual(new Map([['gone', cut]]));
    expect((await seen.at(here, 'mill'))?.generation).toBe('g1');
    await expect(seen.at(gone, 'mill')).rejects.toThrow(cut);
  });

  it('are asked for one instance if the look left them out', async () => {
    far.make('mill', 'g4');
    const seen = await places.observe();
    const elsewhere = { ...lab, settings: { host: 'elsewhere' } };
    expect((await seen.at(elsewhere, 'mill'))?.generation).toBe('g4');
    expect(await seen.at(elsewhere, 'plant')).toBeUndefined();
  });
});

it('a place whose kind is unknown fails by itself, not all places', async () => {
  const near = memoryPlace();
  near.make('mill', 'g1');
  const unknown = new DtaasError({ code: 'place-kind-unknown', message: 'x', hint: 'y' });
  const places = placesFrom([here, lab], (place) => {
    if (place.kind === 'far') throw unknown;
    return near;
  });
  const seen = await places.observe();
  expect(seen.instances).toEqual(['mill']);
  await expect(seen.at(lab, 'mill')).rejects.toThrow(unknown);
});
