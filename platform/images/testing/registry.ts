import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { digestOf } from '../src/layout/digest.ts';

/** A registry in memory. Its behaviour can be changed; without a change it passes the suite that Debian's registry passes. */
export interface MemoryRegistry {
  /** `127.0.0.1:<port>`. */
  readonly address: string;
  /** `PUT /v2/…` of each request. */
  readonly requests: string[];
  readonly manifests: Map<string, Buffer>;
  /** Answers a request itself if it returns true. */
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export async function memoryRegistry(): Promise<MemoryRegistry> {
  const blobs = new Map<string, Buffer>();
  const registry: MemoryRegistry = {
    address: '',
    requests: [],
    manifests: new Map(),
    intercept: () => false,
  };
  const server = createServer(async (request, response) => {
    registry.requests.push(`${request.method} ${request.url}`);
    if (registry.intercept(request, response)) return;
    const url = new URL(request.url ?? '', 'http://registry');
    const [, path = '', kind = '', name = ''] =
      /^\/v2\/(.+)\/(blobs|manifests|tags)\/(.*)$/.exec(url.pathname) ?? [];
    const body = await buffer(request).catch(() => undefined);
    if (!body) return;
    const digest = digestOf(body);
    const answer = (status: number, headers: Record<string, string> = {}, content?: string) =>
      response.writeHead(status, headers).end(content);
    if (request.method === 'POST')
      answer(202, { location: `/v2/${path}/blobs/uploads/${registry.requests.length}` });
    else if (kind === 'tags') {
      const tags = [...registry.manifests.keys()].filter((tag) => !tag.includes(':'));
      answer(tags.length > 0 ? 200 : 404, {}, JSON.stringify({ name: path, tags }));
    } else if (request.method === 'PUT' && kind === 'blobs') {
      const isRight = url.searchParams.get('digest') === digest;
      if (isRight) blobs.set(digest, body);
      answer(isRight ? 201 : 400, {}, isRight ? '' : '{"errors":[{"code":"DIGEST_INVALID"}]}');
    } else if (request.method === 'PUT') {
      const { config, layers } = JSON.parse(body.toString());
      const isKnown = [config, ...layers].every((blob: { digest: string }) => blobs.has(blob.digest));
      if (isKnown) for (const key of [name, digest]) registry.manifests.set(key, body);
      answer(isKnown ? 201 : 404, { 'docker-content-digest': digest });
    } else {
      const found = kind === 'blobs' ? blobs.get(name) : registry.manifests.get(name);
      answer(found ? 200 : 404, found ? { 'docker-content-digest': digestOf(found) } : {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(registry, { address: `127.0.0.1:${(server.address() as AddressInfo).port}` });
}
