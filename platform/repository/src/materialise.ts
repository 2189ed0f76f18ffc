import { existsSync } from 'node:fs';
import { contentDigest, DtaasError, isDocumentation, type Tree } from '@dtaas/model';
import { makeDirectory } from './atomic-directory.ts';
import { blobHash, type ObjectFormat } from './object-id.ts';
import { submoduleHasNoBytes } from './source-tree.ts';
import { type WrittenFile, writeFiles } from './write-files.ts';

export interface MaterialisedAsset {
  /** In the tree: `assets/models/incubator-thermal`. */
  readonly directory: string;
  /** Its content digest. */
  readonly digest: string;
}

/**
 * Puts the files of an asset, documentation aside, into `target`, read-only. The directory is there whole or not at
 * all, whoever is killed; where it is there already, nothing is done.
 *
 * Errors: `digest-differs` (the tree holds other files), `content-differs`, `path-unsafe`, `submodule`.
 */
export async function materialise(
  tree: Tree,
  { directory, digest }: MaterialisedAsset,
  target: string,
): Promise<void> {
  if (existsSync(target)) return;
  const files = filesIn(tree, directory);
  const found = contentDigest(
    files.map(({ to, mode, expected }) => ({ path: to, mode, id: expected.digest })),
  );
  if (found !== digest) {
    throw new DtaasError({
      code: 'digest-differs',
      message: `${directory} has the digest ${found.slice(0, 12)} here, not ${digest.slice(0, 12)}.`,
      hint: 'Its files changed since it was locked: run `dtaas lock <twin>`, or name the commit that was meant.',
    });
  }
  await makeDirectory(target, (draft) =>
    writeFiles(tree, files, draft, { permissions: readOnly, durable: true }),
  );
}

const readOnly = { file: 0o444, program: 0o555, directory: 0o755 };

function filesIn(tree: Tree, directory: string): WrittenFile[] {
  const prefix = `${directory}/`;
  const files: WrittenFile[] = [];
  for (const [from, { mode, id, size }] of tree.entries) {
    if (!from.startsWith(prefix)) continue;
    const to = from.slice(prefix.length);
    if (isDocumentation(to)) continue;
    if (mode === '160000') throw submoduleHasNoBytes(from);
    const format: ObjectFormat = id.length === 64 ? 'sha256' : 'sha1';
    files.push({ from, to, mode, expected: { hash: () => blobHash(format, size), digest: id } });
  }
  return files;
}
