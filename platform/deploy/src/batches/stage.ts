import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stagedAssets } from '@dtaas/model';
import { removeTree, storeFolder } from '@dtaas/processes';
import { materialise } from '@dtaas/repository';
import type { BatchProgram } from '@dtaas/runner';
import { ensureEnvironment, environmentsFolder, type Isolation } from '@dtaas/sandbox';
import type { Subject } from './subject.ts';

export interface StageOptions {
  readonly isolation: Isolation;
  /** Whether all files are committed. Other files are written to a folder that is removed after the run. */
  readonly committed: boolean;
  readonly note: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Writes the files of a batch to the store that twins run from, and builds its environments, as a deployment does. */
export async function withStaged<T>(
  { workspace: spec, assets }: Subject,
  { isolation, committed, note, signal }: StageOptions,
  run: (files: BatchProgram['files']) => Promise<T>,
): Promise<T> {
  const files = new Map(assets.map((asset) => [asset.digest, asset]));
  const scratch = committed ? undefined : mkdtempSync(join(tmpdir(), 'dtaas-run-'));
  const store = scratch ?? storeFolder();
  try {
    for (const { asset, digest, environment } of stagedAssets(spec)) {
      const folder = join(store, digest);
      await materialise(files.get(digest)!, folder);
      const onBuild = () => note(`builds the environment of ${asset} …`);
      await ensureEnvironment(environment, { folder, isolation, signal, onBuild });
    }
    return await run({ spec, store, environments: environmentsFolder() });
  } finally {
    if (scratch) removeTree(scratch);
  }
}
