import { existsSync } from 'node:fs';
import { type Available, type GitHash, gitObjectHash } from '@dtaas/model';
import { fillBeside } from '@dtaas/processes';
import { submoduleHasNoBytes } from './source-tree.ts';
import { type WrittenFile, writeFiles } from './write-files.ts';

export type MaterialisedAsset = Pick<Available, 'tree' | 'directory' | 'files'>;

/**
 * Writes the files of an asset to `target`, read-only. The directory is there either whole or not at all, even after a kill.
 * An existing directory is left unchanged.
 *
 * Errors: `content-differs`, `path-unsafe`, `submodule`.
 */
export async function materialise(asset: MaterialisedAsset, target: string): Promise<void> {
  if (existsSync(target)) return;
  const files = asset.files.map((file) => writtenFile(asset, file));
  await fillBeside(target, readOnly.directory, (draft) =>
    writeFiles(asset.tree, files, draft, { permissions: readOnly, durable: true }),
  );
}

const readOnly = { file: 0o444, program: 0o555, directory: 0o755 };

function writtenFile(
  { tree, directory }: MaterialisedAsset,
  { path, mode, id }: Available['files'][number],
): WrittenFile {
  const from = `${directory}/${path}`;
  if (mode === '160000') throw submoduleHasNoBytes(from);
  const format: GitHash = id.length === 64 ? 'sha256' : 'sha1';
  const hash = () => gitObjectHash('blob', tree.entries.get(from)!.size, format);
  return { from, to: path, mode, expected: { hash, digest: id } };
}
