import { type Digest, isDigest } from '../layout/digest.ts';
import { mediaTypes } from '../layout/documents.ts';
import { urlOf } from './push.ts';
import type { RegistrySession } from './session.ts';

/** A tag of a repository. */
export interface Tag {
  readonly tag: string;
  readonly digest: Digest;
}

/** Types of manifests that other tools push. */
const manifests = [
  mediaTypes.manifest,
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];

/**
 * The tags of a repository, by name; none if the repository doesn't exist.
 *
 * @throws DtaasError `registry-unreachable`, `registry-unauthorized`, `registry-refused`
 */
export async function listTags(session: RegistrySession): Promise<readonly Tag[]> {
  const names: string[] = [];
  let next: URL | undefined = urlOf(session.repository, 'tags/list');
  while (next) {
    const asked: URL = next;
    const answer = await session.ask({
      method: 'GET',
      url: asked,
      what: 'the list of tags',
      expected: [200, 404],
    });
    if (answer.status === 404) return [];
    const { tags } = (await answer.json()) as { tags: string[] | null };
    names.push(...(tags ?? []));
    // RFC 8288: a registry gives its list in pages.
    const [, link] = /<([^>]+)>\s*;\s*rel="?next"?/.exec(answer.headers.get('link') ?? '') ?? [];
    next = link === undefined ? undefined : new URL(link, asked);
  }
  const found = await Promise.all(names.sort().map((tag) => readTag(session, tag)));
  return found.flatMap((tag) => tag ?? []);
}

/** `undefined` if the tag was removed in the meantime. */
async function readTag({ repository, ask }: RegistrySession, tag: string): Promise<Tag | undefined> {
  const url = urlOf(repository, `manifests/${encodeURIComponent(tag)}`);
  const headers = { accept: manifests.join(', ') };
  const answer = await ask({ method: 'HEAD', url, what: `tag ${tag}`, headers, expected: [200, 404] });
  const digest = answer.headers.get('docker-content-digest');
  return isDigest(digest) ? { tag, digest } : undefined;
}
