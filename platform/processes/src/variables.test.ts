import { afterEach, beforeEach, expect, it } from 'vitest';
import { type VariableSet, variables, variablesExcept } from './variables.ts';

const caller = {
  PATH: '/bin',
  LC_TIME: 'C',
  XDG_RUNTIME_DIR: '/run/user/1',
  XDG_STATE_HOME: '/state',
  DTAAS_CACHE: '/cache',
  DTAAS_REMOTE_TIMEOUT: '5',
  DTAAS_STATE_HOME: '',
  SSH_AUTH_SOCK: '/agent',
  DOCKER_HOST: 'unix:///docker',
  DOCKER_PASSWORD: 'x',
  https_proxy: 'http://proxy',
  SSL_CERT_FILE: '/certificates',
  AWS_SECRET_ACCESS_KEY: 'x',
  PLANT_PASSWORD: 'x',
  MY_PATH: '/x',
  GIT_DIR: '/elsewhere',
};

it.each<[sets: VariableSet[], expected: string[]]>([
  [['user'], ['PATH', 'LC_TIME']],
  [['folders'], ['XDG_RUNTIME_DIR', 'XDG_STATE_HOME', 'DTAAS_CACHE', 'DTAAS_STATE_HOME']],
  [['dtaas'], ['DTAAS_CACHE', 'DTAAS_REMOTE_TIMEOUT', 'DTAAS_STATE_HOME']],
  [['ssh'], ['SSH_AUTH_SOCK']],
  [['session'], ['XDG_RUNTIME_DIR']],
  [['docker'], ['DOCKER_HOST']],
  [
    ['proxies', 'certificates'],
    ['https_proxy', 'SSL_CERT_FILE'],
  ],
  [[], []],
])('the sets %j are %j, without any credential', (sets, expected) => {
  expect(Object.keys(variables(sets, [], caller))).toEqual(expected);
});

it('adds variables by their names, and none that the caller does not have', () => {
  expect(variables([], ['PLANT_PASSWORD', 'OTHER', 'user'], caller)).toEqual({ PLANT_PASSWORD: 'x' });
  expect(variables(['user'], [], { PATH: undefined, TZ: '' })).toEqual({ TZ: '' });
});

const before = process.env['GIT_DIR'];
beforeEach(() => {
  process.env['GIT_DIR'] = '/elsewhere';
});
afterEach(() => {
  if (before === undefined) delete process.env['GIT_DIR'];
  else process.env['GIT_DIR'] = before;
});

it('leaves one set out', () => {
  const { GIT_DIR: _, ...others } = process.env;
  const kept = variablesExcept('git');
  expect(kept['GIT_DIR']).toBeUndefined();
  expect(kept['PATH']).toBe(others['PATH']);
});
