import type { Sourced } from '../catalogue.ts';
import type { Problem } from '../errors/problem.ts';
import type { Asset, Twin } from '../generated/types.ts';
import { type AssetFolder, physical } from '../references/index.ts';
import { emulatorId } from '../resolution/index.ts';
import { at, atKey, eachAsset, eachTwin } from './rule.ts';

/** The kind of the assets in each folder. */
export const kindOfFolder: { readonly [folder in AssetFolder]: Asset['kind'] } = {
  data: 'Data',
  models: 'Model',
  functions: 'Function',
  tools: 'Tool',
};

export const assetsAreNamedByTheirFolders = eachAsset(function* (asset) {
  yield* nameIsTheFolders(asset);
  const folder = asset.reference.split('/')[0] as AssetFolder;
  const expected = kindOfFolder[folder];
  if (asset.value.kind === expected) return;
  yield at(asset, ['kind'], {
    code: 'kind-mismatch',
    message: `The assets in assets/${folder} are of kind ${expected}, and this one says ${asset.value.kind}`,
    hint: `Write kind: ${expected}, or move the directory.`,
  });
});

export const twinsAreNamedByTheirFolders = eachTwin(function* ({ twin }) {
  yield* nameIsTheFolders(twin);
});

function* nameIsTheFolders(source: Sourced<Asset | Twin>): Iterable<Problem> {
  const expected = source.reference.split('/')[1]!;
  if (source.value.metadata.name === expected) return;
  yield at(source, ['metadata', 'name'], {
    code: 'name-mismatch',
    message: `The name is ${source.value.metadata.name}, and the directory’s is ${expected}`,
    hint: `Write name: ${expected}, or rename the directory.`,
  });
}

export const idsAreFree = eachTwin(function* ({ twin }) {
  for (const id of [physical, emulatorId]) {
    if (!Object.hasOwn(twin.value.spec.assets, id)) continue;
    yield atKey(twin, ['spec', 'assets', id], {
      code: 'id-reserved',
      message: `No component may be called ${id}: it stands for ${id === physical ? 'the physical twin' : 'the physical twin’s emulator'}`,
      hint: 'Give the component another id.',
    });
  }
});
