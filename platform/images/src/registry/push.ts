import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { registryRefused, tagMalformed } from '../failures.ts';
import { blobPath, type Descriptor, type Digest } from '../layout/digest.ts';
import type { KeptImage } from '../store/kept-image.ts';
import { imageFolder } from '../store/store.ts';
import type { Repository } from './repository.ts';
import type { RegistrySession } from './session.ts';

/** What a push did. */
export interface Pushed {
  /** How an engine names the image after it was pulled: `registry.example/twins/workspace@sha256:…`. */
  readonly reference: string;
  readonly digest: Digest;
  /** The image's id. */
  readonly id: Digest;
  readonly tags: readonly string[];
  /** Blobs that were sent. The others were there already. */
  readonly sent: readonly Descriptor[];
}

export interface PushOptions {
  /** Names under which the image can be pulled, too. */
  readonly tags?: readonly string[];
  /** The folder of the store; the user's own unless told. */
  readonly folder?: string;
  readonly onProgress?: (line: string) => void;
}

/** As the OCI distribution specification has it. */
const tagPattern = /^\w[\w.-]{0,127}$/;

/**
 * Pushes an image, so that it can be pulled by its digest. What the registry has already is not sent again.
 *
 * @throws DtaasError `image-tag-malformed`, `registry-unreachable`, `registry-unauthorized`, `registry-full`, `registry-refused`
 */
export async function pushImage(
  image: KeptImage,
  session: RegistrySession,
  { tags = [], folder, onProgress }: PushOptions = {},
): Promise<Pushed> {
  const wrong = tags.find((tag) => !tagPattern.test(tag));
  if (wrong !== undefined) throw tagMalformed({ tag: wrong });
  const at = imageFolder(image.digest, folder);
  const sent: Descriptor[] = [];
  for (const blob of [image.layer, image.config]) {
    if (await hasBlob(session, blob)) continue;
    onProgress?.(`Sending ${(blob.size / 1e6).toFixed(1)} MB to ${session.repository.url.host}`);
    await session.retried(() => sendBlob(session, blob, join(at, blobPath(blob.digest))));
    sent.push(blob);
  }
  const manifest = await readFile(join(at, blobPath(image.digest)));
  for (const name of [image.digest, ...tags]) await putManifest(session, image.manifest, manifest, name);
  const { digest, id } = image;
  return { reference: `${session.repository.name}@${digest}`, digest, id, tags, sent };
}

async function hasBlob({ repository, ask }: RegistrySession, { digest }: Descriptor): Promise<boolean> {
  const url = urlOf(repository, `blobs/${digest}`);
  const { status } = await ask({ method: 'HEAD', url, what: `blob ${digest}`, expected: [200, 404] });
  return status === 200;
}

/** Sends a blob in one piece. An upload that was cut is begun anew: the registry removes its beginning. */
async function sendBlob({ repository, ask }: RegistrySession, blob: Descriptor, file: string): Promise<void> {
  const what = `blob ${blob.digest}`;
  const uploads = urlOf(repository, 'blobs/uploads/');
  const begun = await ask({ method: 'POST', url: uploads, what, expected: [202], once: true });
  const url = new URL(begun.headers.get('location') ?? '', uploads);
  url.searchParams.set('digest', blob.digest);
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(blob.size) };
  const body = () => Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
  await ask({ method: 'PUT', url, what, headers, body, expected: [201], once: true });
}

async function putManifest(
  { repository, ask }: RegistrySession,
  { digest, mediaType }: Descriptor,
  content: Buffer,
  name: string,
): Promise<void> {
  const url = urlOf(repository, `manifests/${name}`);
  const headers = { 'content-type': mediaType };
  const what = `the manifest as ${name}`;
  const answer = await ask({ method: 'PUT', url, what, headers, body: () => content, expected: [201] });
  const stored = answer.headers.get('docker-content-digest');
  if (stored === null || stored === digest) return;
  throw registryRefused({
    registry: repository.url.host,
    what,
    reason: `it stored the manifest as ${stored}`,
  });
}

export function urlOf({ url, path }: Repository, rest: string): URL {
  return new URL(`/v2/${path}/${rest}`, url);
}
