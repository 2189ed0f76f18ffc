import { createHash } from 'node:crypto';
import type { Tree, TreeEntry } from './tree.ts';

/** A tree from texts by path, as git would see it; for tests and for the examples of `dtaas explain`. */
export function treeOf(files: Readonly<Record<string, string | Uint8Array>>): Tree {
  const bytes = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(files)) bytes.set(path, Buffer.from(content));
  const entries = [...bytes].map(([path, content]): [string, TreeEntry] => {
    const id = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
    return [path, { mode: '100644', id, size: content.length }];
  });
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    entries: new Map(entries),
    read(path) {
      const content = bytes.get(path);
      if (!content) throw new Error(`there is no ${path}`);
      return content;
    },
  };
}
