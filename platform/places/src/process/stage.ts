import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DtaasError, type WorkspaceSpec } from '@dtaas/model';
import { materialise } from '@dtaas/repository';
import { detectIsolation, ensureEnvironment } from '@dtaas/sandbox';
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
    else if (!existsSync(folder)) throw assetMissing(twin, asset);
    await ensureEnvironment(environment, {
      folder,
      isolation,
      environments,
      onBuild: () => onProgress(`builds the environment of ${asset}`),
    });
  }
}

function assetMissing(twin: string, asset: string): DtaasError {
  return new DtaasError({
    code: 'asset-files-missing',
    message: `The files of ${asset}, which ${twin} was deployed with, aren't at its place.`,
    hint: `Bring them with: dtaas deploy ${twin}`,
  });
}
