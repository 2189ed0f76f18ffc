import { gitBlobId } from '../digest/index.ts';
import type { Tree } from './tree.ts';

/** A tree in which some files have other texts, or are new. */
export function withFiles(tree: Tree, texts: ReadonlyMap<string, string>): Tree {
  const written = new Map([...texts].map(([path, text]) => [path, Buffer.from(text)]));
  const [known] = tree.entries.values();
  const format = known?.id.length === 64 ? 'sha256' : 'sha1';
  const entries = new Map(tree.entries);
  for (const [path, bytes] of written)
    entries.set(path, { mode: '100644', id: gitBlobId(bytes, format), size: bytes.length });
  const read = (path: string): Uint8Array => written.get(path) ?? tree.read(path);
  return {
    entries: new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1))),
    read,
    readUpTo(path, most) {
      const bytes = written.get(path);
      if (!bytes) return tree.readUpTo(path, most);
      return bytes.length > most ? undefined : bytes;
    },
  };
}
