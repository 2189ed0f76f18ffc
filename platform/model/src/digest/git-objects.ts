import { createHash, type Hash } from 'node:crypto';
import type { ContentFile } from './content.ts';

/** The hash functions of git's object formats. */
export type GitHash = 'sha1' | 'sha256';

/** The hash that becomes git's id of an object, once the object's `size` bytes are fed to it. */
export function gitObjectHash(
  type: 'blob' | 'tree' | 'commit' | 'tag',
  size: number,
  algorithm: GitHash,
): Hash {
  return createHash(algorithm).update(`${type} ${size}\0`);
}

/** git's id of a file with these bytes. */
export function gitBlobId(bytes: Uint8Array, algorithm: GitHash): string {
  return gitObjectHash('blob', bytes.length, algorithm).update(bytes).digest('hex');
}

type GitFile = Pick<ContentFile, 'path' | 'mode' | 'id'>;

/**
 * git's id of a tree with exactly these files (git's "tree object": mode, name and id of each entry). With it a
 * directory is compared with a commit's without reading the commit.
 */
export function gitTreeId(files: Iterable<GitFile>): string {
  const all = [...files];
  return idOf(all, all.some(({ id }) => id.length === 64) ? 'sha256' : 'sha1');
}

function idOf(files: readonly GitFile[], algorithm: GitHash): string {
  const folders = new Map<string, GitFile[]>();
  const entries: { name: string; order: string; mode: string; id: string }[] = [];
  for (const { path, mode, id } of files) {
    const slash = path.indexOf('/');
    const name = path.slice(0, slash);
    const inside = { path: path.slice(slash + 1), mode, id };
    if (slash === -1) entries.push({ name: path, order: path, mode, id });
    else if (folders.get(name)?.push(inside) === undefined) folders.set(name, [inside]);
  }
  for (const [name, inside] of folders) {
    // git sorts a folder as if its name ended in a slash.
    entries.push({ name, order: `${name}/`, mode: '40000', id: idOf(inside, algorithm) });
  }
  entries.sort((a, b) => Buffer.compare(Buffer.from(a.order), Buffer.from(b.order)));
  const body = Buffer.concat(
    entries.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
  );
  return gitObjectHash('tree', body.length, algorithm).update(body).digest('hex');
}
