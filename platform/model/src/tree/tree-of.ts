import { gitBlobId } from '../digest/index.ts';
import type { Tree, TreeEntry } from './tree.ts';

/** Text, bytes, a symbolic link, a submodule, or `null`: not there. */
export type TreeFile = string | Uint8Array | { readonly link: string } | { readonly submodule: true } | null;

/** A tree from literals by path, as git would see it; for tests and for the examples of `dtaas explain`. */
export function treeOf(files: Readonly<Record<string, TreeFile>>): Tree {
  const contents = new Map<string, Uint8Array>();
  const entries = new Map<string, TreeEntry>();
  for (const path of Object.keys(files).sort()) {
    const file = files[path];
    if (file === null || file === undefined) continue;
    const [mode, bytes] = contentOf(file);
    contents.set(path, bytes);
    entries.set(path, { mode, id: gitBlobId(bytes, 'sha1'), size: bytes.length });
  }
  return {
    entries,
    read(path) {
      const bytes = contents.get(path);
      if (bytes === undefined) throw new Error(`there is no ${path}`);
      return bytes;
    },
    readUpTo(path, most) {
      const bytes = this.read(path);
      return bytes.length > most ? undefined : bytes;
    },
  };
}

function contentOf(file: Exclude<TreeFile, null>): readonly [mode: TreeEntry['mode'], bytes: Uint8Array] {
  if (file instanceof Uint8Array) return ['100644', file];
  if (typeof file === 'string') return ['100644', Buffer.from(file)];
  return 'link' in file ? ['120000', Buffer.from(file.link)] : ['160000', new Uint8Array()];
}
