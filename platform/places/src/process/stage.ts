import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceSpec } from '@dtaas/model';
import { materialise } from '@dtaas/repository';
import { detectIsolation, ensureEnvironment } from '@dtaas/sandbox';
import { assetFilesMissing } from '../errors.ts';
import type { AssetFiles } from '../place.ts';
import type { ProcessSettings } from './settings.ts';

/** Brings each asset of a workspace into the store, by its digest, and builds its environment. */
export async function stageWorkspace(
  { twin, components }: WorkspaceSpec,
  filesOf: AssetFiles,
  { store, environments }: Pick<ProcessSettings, 'store' | 'environments'>,
  onProgress: (line: string) => void,
): Promise<void> {
  const isolation = detectIsolation();
  for (const { asset, digest, environment } of Object.values(components)) {
    const folder = join(store, digest);
    const files = filesOf(digest);
    if (files) await materialise(files, folder);
    else if (!existsSync(folder)) throw assetFilesMissing({ twin, asset });
    await ensureEnvironment(environment, {
      folder,
      isolation,
      environments,
      onBuild: () => onProgress(`builds the environment of ${asset}`),
    });
  }
}
