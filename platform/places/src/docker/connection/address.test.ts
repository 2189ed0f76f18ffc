import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DockerSettings } from '../settings.ts';
import { addressOf, providerInputsOf } from './address.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-docker-address-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeCertificates(at: string): void {
  mkdirSync(at, { recursive: true });
  for (const file of ['ca', 'cert', 'key']) writeFileSync(join(at, `${file}.pem`), `the ${file}`);
}

/** As `docker context create` writes one. */
function writeContext(name: string, host: string): string {
  const meta = join(folder, 'contexts', 'meta', sha256(name));
  mkdirSync(meta, { recursive: true });
  const text = JSON.stringify({ Name: name, Endpoints: { docker: { Host: host, SkipTLSVerify: false } } });
  writeFileSync(join(meta, 'meta.json'), text);
  return join(folder, 'contexts', 'tls', sha256(name), 'docker');
}

describe('the address of a Docker Engine', () => {
  it('is a socket or a machine that ssh reaches', () => {
    expect(addressOf({ host: 'unix:///run/docker.sock' }, {})).toEqual({
      way: 'socket',
      name: 'unix:///run/docker.sock',
      path: '/run/docker.sock',
    });
    expect(addressOf({ host: 'ssh://twins@pi.lab:2222' }, {})).toEqual({
      way: 'ssh',
      name: 'ssh://twins@pi.lab:2222',
      target: { host: 'pi.lab', user: 'twins', port: 2222 },
    });
    expect(addressOf({ host: 'ssh://pi.lab' }, {})).toMatchObject({ target: { host: 'pi.lab' } });
  });

  it('has certificates from the folder that a variable names', () => {
    writeCertificates(folder);
    const address = addressOf({ host: 'tcp://docker.lab:2376' }, { DOCKER_CERT_PATH: folder });
    expect(address).toMatchObject({ way: 'tls', host: 'docker.lab', port: 2376 });
    expect(address).toHaveProperty('certificates.ca', Buffer.from('the ca'));
    expect(address).toHaveProperty('certificates.key', Buffer.from('the key'));
  });

  it('says which certificate is missing', () => {
    const host = 'tcp://docker.lab:2376';
    const missing = (message: string) =>
      expect.objectContaining({
        code: 'docker-certificates-missing',
        message: expect.stringContaining(message),
      });
    expect(() => addressOf({ host }, {})).toThrow(
      missing('The variable DOCKER_CERT_PATH should name the folder with'),
    );
    writeCertificates(folder);
    rmSync(join(folder, 'key.pem'));
    expect(() => addressOf({ host }, { DOCKER_CERT_PATH: folder })).toThrow(missing('key.pem'));
  });

  it('is that of a Docker context, with its certificates', () => {
    const environment = { DOCKER_CONFIG: folder };
    writeContext('pi', 'ssh://twins@pi.lab');
    expect(addressOf({ context: 'pi' }, environment)).toMatchObject({
      way: 'ssh',
      target: { host: 'pi.lab' },
    });
    const tls = writeContext('plant', 'tcp://docker.lab:2376');
    expect(() => addressOf({ context: 'plant' }, environment)).toThrow(
      /^The Docker context plant should have the certificates for tcp:\/\/docker.lab:2376, and .*\/ca.pem can't be read.$/,
    );
    writeCertificates(tls);
    expect(addressOf({ context: 'plant' }, environment)).toMatchObject({ way: 'tls', port: 2376 });
  });

  it('is given to the provider of Pulumi without a context, and with certificates for TLS only', () => {
    const environment = { DOCKER_CONFIG: folder, DOCKER_CERT_PATH: folder };
    writeCertificates(folder);
    const given = (settings: DockerSettings) => providerInputsOf(settings, environment);
    expect(given({})).toEqual({ host: 'unix:///var/run/docker.sock', certPath: '' });
    expect(given({ host: 'ssh://pi.lab' })).toEqual({ host: 'ssh://pi.lab', certPath: '' });
    expect(given({ host: 'tcp://docker.lab:2376' })).toEqual({ host: 'tcp://docker.lab:2376' });
    writeContext('pi', 'ssh://twins@pi.lab');
    expect(given({ context: 'pi' })).toEqual({ host: 'ssh://twins@pi.lab', certPath: '' });
    const tls = writeContext('plant', 'tcp://docker.lab:2376');
    writeCertificates(tls);
    expect(given({ context: 'plant' })).toEqual({ host: 'tcp://docker.lab:2376', certPath: tls });
  });

  it('does not follow the context that the person uses now', () => {
    const host = 'tcp://elsewhere.lab:2376';
    writeContext('elsewhere', host);
    writeFileSync(join(folder, 'config.json'), '{"currentContext": "elsewhere"}');
    const environment = { DOCKER_CONFIG: folder, DOCKER_CONTEXT: 'elsewhere', DOCKER_HOST: host };
    const here = { way: 'socket', path: '/var/run/docker.sock' };
    expect(addressOf({}, environment)).toMatchObject(here);
    expect(addressOf({ context: 'default' }, environment)).toMatchObject(here);
    writeContext('pi', 'ssh://pi.lab');
    expect(addressOf({ context: 'pi' }, environment)).toMatchObject({ target: { host: 'pi.lab' } });
  });
});
