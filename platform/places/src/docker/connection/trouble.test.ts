import { describe, expect, it } from 'vitest';
import type { EngineAddress } from './address.ts';
import { connectionTrouble, requestTrouble, sessionTrouble } from './trouble.ts';

const name = 'unix:///run/docker.sock';
const socket: EngineAddress = { way: 'socket', name, path: '/run/docker.sock' };
const certificates = { ca: Buffer.from(''), cert: Buffer.from(''), key: Buffer.from('') };
const tls: EngineAddress = {
  way: 'tls',
  name: 'tcp://d:2376',
  host: 'd',
  port: 2376,
  folder: '/tls',
  certificates,
};
const ssh: EngineAddress = { way: 'ssh', name: 'ssh://d', target: { host: 'd' } };

const failure = (code: string) => Object.assign(new Error(`it failed with ${code}`), { code });

describe('a connection to a Docker Engine that failed', () => {
  it.each([
    [socket, 'ENOENT', 'docker-missing'],
    [socket, 'ECONNREFUSED', 'docker-missing'],
    [socket, 'EACCES', 'docker-socket-refused'],
    [socket, 'ECONNRESET', 'docker-unreachable'],
    [tls, 'ECONNREFUSED', 'docker-unreachable'],
    [tls, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'docker-certificates-refused'],
    [tls, 'CERT_HAS_EXPIRED', 'docker-certificates-refused'],
    [tls, 'ERR_TLS_CERT_ALTNAME_INVALID', 'docker-certificates-refused'],
    [tls, 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'docker-certificates-refused'],
  ])('%o with %s is %s', (address, code, expected) => {
    const error = connectionTrouble(address, failure(code));
    expect(error.code).toBe(expected);
    expect(error.message).toContain(address.name);
  });

  it('is given up after a while', () => {
    const { message } = connectionTrouble(tls, new DOMException('', 'TimeoutError'));
    expect(message).toBe("The Docker Engine at tcp://d:2376 can't be reached: it did not answer in time.");
  });

  it.each([
    [1, 'permission denied while trying to connect to the Docker daemon socket', 'docker-socket-refused'],
    [1, 'Cannot connect to the Docker daemon', 'docker-missing'],
    [127, 'sh: 1: exec: docker: not found', 'docker-missing'],
    [255, 'Permission denied (publickey)', undefined],
  ])('over ssh with %i and %j is %s', (code, stderr, expected) => {
    expect(sessionTrouble(ssh, { code, stderr })?.code).toBe(expected);
  });
});

describe('a request that a Docker Engine refused', () => {
  it.each([
    ['write /var/lib/docker/x: no space left on device', 'docker-disk-full'],
    ['No such image: sha256:12', 'docker-image-missing'],
    ['Conflict. The container name "/x" is already in use by container "ab".', 'docker-name-taken'],
    ['Bind for 127.0.0.1:8085 failed: port is already allocated', 'docker-port-taken'],
    ['listen tcp4 127.0.0.1:8085: bind: address already in use', 'docker-port-taken'],
    ['listen tcp4 192.0.2.7:8085: bind: cannot assign requested address', 'docker-port-taken'],
    ['invalid reference format', 'docker-request-refused'],
  ])('with %j is %s', (reason, code) => {
    const error = requestTrouble({ engine: name, task: 'make the container x', reason });
    expect(error.code).toBe(code);
    expect(error.message).toBe(
      `The Docker Engine at ${name} ${code === 'docker-image-missing' ? 'lacks an image' : 'could not make the container x'}: ${reason.replace(/\.$/, '')}.`,
    );
  });
});
