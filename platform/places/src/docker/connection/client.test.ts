import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sha256 } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { hasOpenssl } from '../../../testing/has-openssl.ts';
import { addressOf } from './address.ts';
import { dockerClient } from './client.ts';

let folder: string;
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-docker-client-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

const ask = { task: 'describe itself' };

function answering(version: object, more: RequestListener): { asked: string[]; listener: RequestListener } {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url !== '/version') return more(request, response);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(version));
  };
  return { asked, listener };
}

const old = { Version: '20.10.24', ApiVersion: '1.41', MinAPIVersion: '1.12' };

async function engineAt(listener: RequestListener) {
  const path = join(folder, 'docker.sock');
  const server = createServer(listener).listen(path);
  servers.push(server);
  await once(server, 'listening');
  return dockerClient(addressOf({ host: `unix://${path}` }, {}), { environment: {} });
}

describe('the client of a Docker Engine', () => {
  it.each([
    [old, '/v1.41/info?all=1'],
    [{ Version: '29.1.3', ApiVersion: '1.52', MinAPIVersion: '1.44' }, '/v1.44/info?all=1'],
  ])('speaks the oldest version of the API that both know: %j', async (version, path) => {
    const { asked, listener } = answering(version, (_, response) =>
      response.setHeader('content-type', 'application/json').end('{"ID":"x"}'),
    );
    const client = await engineAt(listener);
    expect(await client.call('GET', '/info', { ...ask, query: { all: '1' } })).toEqual({ ID: 'x' });
    expect(await client.call('GET', '/info', { ...ask, query: { all: '1' } })).toEqual({ ID: 'x' });
    expect(asked).toEqual(['GET /version', `GET ${path}`, `GET ${path}`]);
  });

  it('refuses an engine that is too old', async () => {
    const { asked, listener } = answering({ Version: '19.03.15', ApiVersion: '1.40' }, () => {});
    const client = await engineAt(listener);
    await expect(client.call('GET', '/info', ask)).rejects.toMatchObject({
      code: 'docker-too-old',
      message: expect.stringContaining('is 19.03.15; workspaces need 20.10 or later'),
    });
    expect(asked).toEqual(['GET /version']);
  });

  it("passes on the engine's reason, and takes accepted statuses as answers", async () => {
    const { listener } = answering(old, (_, response) => {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"no such thing."}');
    });
    const client = await engineAt(listener);
    await expect(client.call('GET', '/x', ask)).rejects.toMatchObject({
      code: 'docker-request-refused',
      message: expect.stringContaining('could not describe itself: no such thing.'),
    });
    expect(await client.call('GET', '/x', { ...ask, accepts: [404] })).toBeUndefined();
  });

  it('gives up when it is told to, and says why', async () => {
    const { listener } = answering(old, () => {});
    const path = join(folder, 'docker.sock');
    await engineAt(listener);
    const told = new AbortController();
    const address = addressOf({ host: `unix://${path}` }, {});
    const impatient = dockerClient(address, { environment: {}, signal: told.signal });
    const asking = impatient.call('GET', '/silent', ask);
    told.abort();
    await expect(asking).rejects.toMatchObject({ code: 'docker-unreachable' });
  });

  it('says that an engine is busy which has answered before', async () => {
    const patience = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => patience.signal);
    onTestFinished(() => void vi.restoreAllMocks());
    const { listener } = answering(old, ({ url }, response) => {
      if (url?.endsWith('/info')) response.end();
      else patience.abort(new DOMException('', 'TimeoutError'));
    });
    const client = await engineAt(listener);
    await client.call('GET', '/info', ask);
    await expect(
      client.call('GET', '/containers/json', { task: 'list its containers' }),
    ).rejects.toMatchObject({
      code: 'docker-busy',
      message: expect.stringMatching(/docker\.sock is busy: it did not list its containers within 120 s\.$/),
    });
  });

  it('says that an engine is unreachable which has never answered in time', async () => {
    const patience = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => patience.signal);
    onTestFinished(() => void vi.restoreAllMocks());
    const client = await engineAt(() => patience.abort(new DOMException('', 'TimeoutError')));
    await expect(client.call('GET', '/info', ask)).rejects.toMatchObject({ code: 'docker-unreachable' });
  });

  it('sends an archive as it is written, and reports why the archive could not be made', async () => {
    const { listener } = answering(old, async (request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(await text(request)));
    });
    const client = await engineAt(listener);
    const send = async (target: NodeJS.WritableStream) => void target.end('the archive');
    expect(await client.call('PUT', '/x', { ...ask, send })).toBe('the archive');
    const failing = async () => {
      throw Object.assign(new Error('the file is gone'), { code: 'ENOENT' });
    };
    await expect(client.call('PUT', '/x', { ...ask, send: failing })).rejects.toThrow('the file is gone');
  });

  it('names the socket at which nobody answers', async () => {
    const client = dockerClient(addressOf({ host: `unix://${folder}/none.sock` }, {}), { environment: {} });
    await expect(client.call('GET', '/info', ask)).rejects.toMatchObject({
      code: 'docker-missing',
      message: `No Docker Engine answers at unix://${folder}/none.sock.`,
    });
  });
});

describe.skipIf(!hasOpenssl())('the client over TLS', () => {
  /** An authority with a certificate for 127.0.0.1 and one for a client. */
  function makeCertificates(): void {
    const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=authority');
    writeFileSync(join(folder, 'names'), 'subjectAltName=IP:127.0.0.1');
    for (const [name, file] of [
      ['server', 'server'],
      ['client', 'cert'],
    ] as const) {
      openssl('req', ...key, '-keyout', `${file}.key`, '-out', `${file}.csr`, '-subj', `/CN=${name}`);
      const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names'];
      openssl('x509', '-req', '-in', `${file}.csr`, ...signed, '-out', `${file}.pem`);
    }
    writeFileSync(join(folder, 'key.pem'), readFileSync(join(folder, 'cert.key')));
  }

  async function tlsEngine(): Promise<string> {
    makeCertificates();
    const read = (file: string) => readFileSync(join(folder, file));
    const { listener } = answering(old, (_, response) =>
      response.setHeader('content-type', 'application/json').end('{"ID":"x"}'),
    );
    const server = createTlsServer(
      {
        cert: read('server.pem'),
        key: read('server.key'),
        ca: read('ca.pem'),
        requestCert: true,
        rejectUnauthorized: true,
      },
      listener,
    ).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('reaches an engine with the certificates of its authority, and no other', async () => {
    const host = await tlsEngine();
    const environment = { DOCKER_CERT_PATH: folder };
    const client = dockerClient(addressOf({ host }, environment), { environment });
    expect(await client.call('GET', '/info', ask)).toEqual({ ID: 'x' });

    // A Docker context with the same certificates.
    const context = sha256('plant');
    const [meta, tls] = ['meta', 'tls'].map((part) => join(folder, 'contexts', part, context));
    mkdirSync(meta!, { recursive: true });
    writeFileSync(join(meta!, 'meta.json'), JSON.stringify({ Endpoints: { docker: { Host: host } } }));
    mkdirSync(join(tls!, 'docker'), { recursive: true });
    const place = join(tls!, 'docker');
    for (const file of ['ca.pem', 'cert.pem', 'key.pem']) copyFileSync(join(folder, file), join(place, file));
    const byContext = () => {
      const address = addressOf({ context: 'plant' }, { DOCKER_CONFIG: folder });
      return dockerClient(address, { environment: {} }).call('GET', '/info', ask);
    };
    expect(await byContext()).toEqual({ ID: 'x' });
    for (const broken of ['key.pem', 'cert.pem']) {
      const whole = readFileSync(join(place, broken));
      writeFileSync(join(place, broken), 'no PEM');
      await expect(byContext()).rejects.toMatchObject({
        code: 'docker-certificates-refused',
        message: expect.stringContaining(`can't be trusted: cert.pem or key.pem in ${place} can't be used (`),
      });
      writeFileSync(join(place, broken), whole);
    }

    // Another authority, which trusts the engine and is not trusted by it.
    const trusted = readFileSync(join(folder, 'ca.pem'));
    makeCertificates();
    const stranger = dockerClient(addressOf({ host }, environment), { environment });
    await expect(stranger.call('GET', '/info', ask)).rejects.toMatchObject({
      code: 'docker-certificates-refused',
    });
    writeFileSync(join(folder, 'ca.pem'), trusted);
    const untrusted = dockerClient(addressOf({ host }, environment), { environment });
    await expect(untrusted.call('GET', '/info', ask)).rejects.toMatchObject({
      code: expect.stringMatching(/docker-(certificates-refused|unreachable)/),
    });
  });
});
