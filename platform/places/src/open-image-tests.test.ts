import type { Platform } from '@dtaas/model';
import { expect, it } from 'vitest';
import { placeOfTests } from './open-image-tests.ts';

type Spec = Pick<Platform['spec'], 'places' | 'defaultPlace'>;

const rest = { gpu: 0, seats: {} };
const lab = { kind: 'docker', settings: { host: 'ssh://lab.example' } };
const hall = { kind: 'docker', settings: { context: 'hall' } };
const places = {
  here: { kind: 'process', settings: {}, ...rest },
  lab: { ...lab, ...rest },
  hall: { ...hall, ...rest },
};

it.each<[string, Spec | undefined, NodeJS.ProcessEnv, object]>([
  ['the default place', { places, defaultPlace: 'hall' }, {}, { name: 'hall', ...hall }],
  ['the first place that runs images', { places, defaultPlace: 'here' }, {}, { name: 'lab', ...lab }],
  [
    'this machine',
    { places: { here: places.here }, defaultPlace: 'here' },
    {},
    { kind: 'docker', settings: {} },
  ],
  ['this machine without platform.yaml', undefined, {}, { kind: 'docker', settings: {} }],
  [
    'the socket that DOCKER_HOST names',
    undefined,
    { DOCKER_HOST: 'unix:///run/other.sock' },
    { kind: 'docker', settings: { host: 'unix:///run/other.sock' } },
  ],
])('tests in images run at %s', (_, platform, environment, expected) => {
  const { kind, ...found } = placeOfTests(platform, environment);
  expect({ ...found, kind: kind.name }).toEqual(expected);
});
