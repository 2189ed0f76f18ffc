import { fileURLToPath } from 'node:url';
import type { Json } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { nameOf } from './machine.ts';
import { clientArguments, targetOf } from './target.ts';

const accepts = (name: string, value: Json): boolean => {
  const settings = { host: 'pi.lab', [name]: value };
  try {
    return targetOf(settings) === settings;
  } catch (error) {
    expect(error).toMatchObject({ code: 'place-setting-refused' });
    return false;
  }
};

describe('the settings of an ssh place', () => {
  it.each<[name: string, value: Json]>([
    ['host', 'pi.lab'],
    ['host', 'lab_pi-4'],
    ['host', '192.0.2.7'],
    ['host', '2001:db8::7'],
    ['host', '::1'],
    ['host', 'fe80::1%eth0'],
    ['user', 'twins'],
    ['user', '_dtaas'],
    ['user', 'first.last'],
    ['identity', 'DTAAS_KEY_LAB'],
    ['folder', '/srv/dtaas'],
    ['folder', '/media/usb-1/a.b_c/@d+'],
    ['port', 1],
    ['port', 65535],
  ])('may have the %s %s', (name, value) => {
    expect(accepts(name, value)).toBe(true);
  });

  it.each<[name: string, value: Json, why: string]>([
    ['host', '-oProxyCommand=sh', 'is an option'],
    ['host', '--', 'is an option'],
    ['host', 'pi lab', 'holds a space'],
    ['host', 'pi\nlab', 'holds a line end'],
    ['host', 'pi.lab\n', 'ends with a line end'],
    ['host', 'root@pi', 'holds a user'],
    ['host', 'ssh://pi', 'is a URL'],
    ['host', '[::1]', 'has brackets'],
    ['host', '$(id)', 'is a command'],
    ['host', '', 'is empty'],
    ['user', '-l', 'is an option'],
    ['user', 'a b', 'holds a space'],
    ['user', 'a;b', 'is a command'],
    ['identity', '/home/me/.ssh/id', 'is a path'],
    ['identity', 'LAB_KEY', 'does not reach the engine'],
    ['folder', 'srv/dtaas', 'is relative'],
    ['folder', '~/dtaas', 'begins in a home'],
    ['folder', '/srv/../etc', 'leads up'],
    ['folder', '/srv/.', 'holds a dot alone'],
    ['folder', "/srv/it's", 'holds a quote'],
    ['folder', '/srv/$HOME', 'holds a variable'],
    ['folder', '/srv/', 'ends with a slash'],
    ['folder', '/', 'is the root'],
    ['port', 0, 'is too small'],
    ['port', 65536, 'is too big'],
    ['port', 22.5, 'is no whole number'],
    ['port', '22', 'is a text'],
    ['host', 7, 'is a number'],
    ['host', null, 'is nothing'],
    ['host', 'a'.repeat(254), 'is too long'],
    ['proxy', 'sh', 'is unknown'],
    ['constructor', 'x', 'is unknown'],
  ])('can not have the %s %j: it %s', (name, value) => {
    expect(accepts(name, value)).toBe(false);
  });
});

it('a place without a host is refused', () => {
  expect(() => targetOf({})).toThrow("Nothing can't be the host of a place.");
});

describe('the arguments of ssh', () => {
  it('never let it ask, forward or accept a key', () => {
    const given = clientArguments(targetOf({ host: 'pi' }), {});
    for (const option of [
      'BatchMode=yes',
      'StrictHostKeyChecking=yes',
      'ForwardAgent=no',
      'ClearAllForwardings=yes',
    ])
      expect(given).toContain(option);
    expect(given).not.toContain('-i');
    expect(given).not.toContain('-F');
  });

  it('name the user, the port, the key and the configuration', () => {
    const target = targetOf({ host: 'pi', user: 'twins', port: 2222, identity: 'DTAAS_KEY' });
    const key = fileURLToPath(import.meta.url);
    const given = clientArguments(target, { DTAAS_KEY: key, DTAAS_SSH_CONFIG: '/etc/lab' });
    expect(given.slice(0, 2)).toEqual(['-F', '/etc/lab']);
    expect(given.slice(-8)).toEqual(['-l', 'twins', '-p', '2222', '-o', 'IdentitiesOnly=yes', '-i', key]);
  });

  it.each([{}, { DTAAS_KEY: '' }, { DTAAS_KEY: '/no/such/key' }, { DTAAS_KEY: '/' }])(
    'fail if no key is named: %j',
    (environment) => {
      const target = targetOf({ host: 'pi', identity: 'DTAAS_KEY' });
      expect(() => clientArguments(target, environment)).toThrow(
        expect.objectContaining({ code: 'place-identity-missing' }),
      );
    },
  );
});

describe('the name of a machine in messages', () => {
  it.each([
    [{ host: 'pi.lab' }, 'pi.lab'],
    [{ host: 'pi.lab', user: 'twins' }, 'twins@pi.lab'],
    [{ host: '::1', port: 2222 }, '::1, port 2222'],
  ])('%j is %s', (target, name) => {
    expect(nameOf(target)).toBe(name);
  });
});
