import { request } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { engineUnreachable, imageLoadFailed } from '../failures.ts';
import { archiveOf } from '../layout/archive.ts';
import { blobPath } from '../layout/digest.ts';
import type { KeptImage } from '../store/kept-image.ts';
import { imageFolder } from '../store/store.ts';

/** A Docker Engine, and how to reach it. */
export interface EngineAddress {
  /** For people. */
  readonly name: string;
  /** Opens a connection to it: to its Unix socket, or through ssh. Each request has one of its own. */
  readonly open: () => Duplex | Promise<Duplex>;
}

/**
 * Loads an image into a Docker Engine, unless the engine has it.
 *
 * @returns whether the image had to be sent
 * @throws DtaasError `image-engine-unreachable`, `image-load-failed`
 */
export async function loadImage(image: KeptImage, engine: EngineAddress, folder?: string): Promise<boolean> {
  if (await hasImage(image, engine)) return false;
  const answer = await ask(engine, 'POST', '/images/load?quiet=1', imageArchive(image, folder));
  // Errors that come after the engine began to answer are in the answer, with status 200.
  const [, failed] = /"error":\s*"((?:[^"\\]|\\.)*)"/.exec(answer.body) ?? [];
  const isLoaded = answer.status === 200 && failed === undefined && (await hasImage(image, engine));
  if (isLoaded) return true;
  const reason = failed ?? answer.body.trim().slice(0, 500);
  throw imageLoadFailed({ engine: engine.name, reason: reason || `it answered ${answer.status}` });
}

/** One tar that `docker load` and readers of OCI archives take. */
export function imageArchive(image: KeptImage, folder?: string): Readable {
  const blobs = [image.manifest, image.config, image.layer].map(({ digest }) => blobPath(digest));
  return archiveOf(imageFolder(image.digest, folder), [
    'oci-layout',
    'index.json',
    'manifest.json',
    ...blobs,
  ]);
}

async function hasImage({ id }: KeptImage, engine: EngineAddress): Promise<boolean> {
  const { status } = await ask(engine, 'GET', `/images/${id}/json`);
  return status === 200;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Without a version in the path, which every engine takes for its own version. */
async function ask(
  { name, open }: EngineAddress,
  method: string,
  path: string,
  body?: Readable,
): Promise<Answer> {
  const headers = { host: 'docker', ...(body && { 'content-type': 'application/x-tar' }) };
  const stream = await opened(name, open);
  const sent = request({ createConnection: () => stream, method, path, headers });
  const answered = new Promise<Answer>((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (response) =>
      text(response).then((content) => resolve({ status: response.statusCode ?? 0, body: content }), reject),
    );
  });
  try {
    if (body) await Promise.race([pipeline(body, sent), answered]);
    else sent.end();
    return await answered;
  } catch (error) {
    throw engineUnreachable({ engine: name, reason: (error as Error).message, cause: error });
  }
}

async function opened(name: string, open: EngineAddress['open']): Promise<Duplex> {
  try {
    return await open();
  } catch (error) {
    throw engineUnreachable({ engine: name, reason: (error as Error).message, cause: error });
  }
}
