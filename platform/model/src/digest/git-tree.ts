import { createHash } from 'node:crypto';
import type { ContentFile } from './content.ts';

/**
 * git's id of a tree with exactly these files (git's "tree object": mode, name and id of each entry). With it a
 * directory is compared with a commit's without reading the commit.
 */
export function gitTreeId(files: Iterable<Pick<ContentFile, 'path' | 'mode' | 'id'>>): string {
  const root: Directory = { children: new Map() };
  let algorithm = 'sha1';
  for (const file of files) {
    if (file.id.length === 64) algorithm = 'sha256';
    insert(root, file.path.split('/'), file);
  }
  return idOf(root, algorithm);
}

interface Directory {
  readonly children: Map<string, Directory | Leaf>;
}

interface Leaf {
  readonly mode: string;
  readonly id: string;
}

function insert(root: Directory, parts: readonly string[], leaf: Leaf): void {
  let directory = root;
  for (const part of parts.slice(0, -1)) {
    let next = directory.children.get(part);
    if (next === undefined || !('children' in next)) {
      next = { children: new Map() };
      directory.children.set(part, next);
    }
    directory = next;
  }
  directory.children.set(parts.at(-1)!, leaf);
}

function idOf(directory: Directory, algorithm: string): string {
  const entries = [...directory.children].map(([name, child]) => {
    const isDirectory = 'children' in child;
    const mode = isDirectory ? '40000' : child.mode;
    const id = isDirectory ? idOf(child, algorithm) : child.id;
    // git sorts a directory as if its name ended in a slash, by bytes.
    return { order: Buffer.from(isDirectory ? `${name}/` : name), name, mode, id };
  });
  entries.sort((a, b) => Buffer.compare(a.order, b.order));
  const body = Buffer.concat(
    entries.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
  );
  return createHash(algorithm).update(`tree ${body.length}\0`).update(body).digest('hex');
}
