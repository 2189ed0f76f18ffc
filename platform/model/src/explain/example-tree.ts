import { createHash } from 'node:crypto';
import type { Tree, TreeEntry } from '../tree.ts';
import type { ExampleFile } from './explanation.ts';

/** The least that `platform.yaml` has. */
export const plainPlatform = `apiVersion: dtaas/v1
kind: Platform
metadata: {name: example}
spec:
  organisation: example
  places: {here: {kind: process}}
  defaultPlace: here
`;

/** A tree of literals: an example's files, on top of a plain `platform.yaml`. */
export function exampleTree(files: Readonly<Record<string, ExampleFile>>): Tree {
  const contents = new Map<string, Uint8Array>();
  const entries = new Map<string, TreeEntry>();
  const all: Record<string, ExampleFile> = { 'platform.yaml': plainPlatform, ...files };
  for (const path of Object.keys(all).sort()) {
    const file = all[path];
    if (file === null || file === undefined) continue;
    const bytes = bytesOf(file);
    contents.set(path, bytes);
    entries.set(path, { mode: modeOf(file), id: blobId(bytes), size: bytes.length });
  }
  return {
    entries,
    read(path) {
      const bytes = contents.get(path);
      if (bytes === undefined) throw new Error(`${path} is not in this tree`);
      return bytes;
    },
  };
}

function bytesOf(file: Exclude<ExampleFile, null>): Uint8Array {
  if (file instanceof Uint8Array) return file;
  if (typeof file === 'string') return new TextEncoder().encode(file);
  return 'link' in file ? new TextEncoder().encode(file.link) : new Uint8Array();
}

function modeOf(file: Exclude<ExampleFile, null>): TreeEntry['mode'] {
  if (typeof file === 'string' || file instanceof Uint8Array) return '100644';
  return 'link' in file ? '120000' : '160000';
}

/** As git names the content (gitformat-loose: `blob <size>\0<content>`). */
function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
