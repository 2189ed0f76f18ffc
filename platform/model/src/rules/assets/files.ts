import type { Asset } from '../../generated/types.ts';
import { nearest, nearestPath } from '../../references/index.ts';
import type { Sourced } from '../../tree/catalogue.ts';
import type { Tree } from '../../tree/tree.ts';
import { matchesWildcard } from '../../values/wildcard.ts';
import { at, atKey, eachAsset, type Finding } from '../rule.ts';

/** The files that an asset names are in it. */
export const namedFilesAreThere = eachAsset(function* (asset, { catalogue }) {
  const { environment, files } = asset.value.spec;
  for (const key of ['node', 'python'] as const) {
    const file = environment[key];
    if (file === undefined || catalogue.tree.entries.has(`${asset.directory}/${file}`)) continue;
    yield at(asset, ['spec', 'environment', key], absent(catalogue.tree, asset, file));
  }
  for (const file of Object.keys(files)) {
    if (catalogue.tree.entries.has(`${asset.directory}/${file}`)) continue;
    yield atKey(asset, ['spec', 'files', file], absent(catalogue.tree, asset, file));
  }
});

export function absent({ entries }: Tree, { reference, directory }: Sourced<Asset>, file: string): Finding {
  const prefix = `${directory}/`;
  const files = [...entries.keys()].filter((path) => path.startsWith(prefix));
  const near = nearestPath(
    file,
    files.map((path) => path.slice(prefix.length)),
  );
  const advice = 'Add the file to the directory and to git, or correct the path.';
  return {
    code: 'named-file-missing',
    message: `${reference} has no file ${file}`,
    hint: near === undefined ? advice : `Did you mean ${near}? ${advice}`,
  };
}

/** The platform allows every image. */
export const imagesAreAllowed = eachAsset(function* (asset, { catalogue }) {
  const patterns = catalogue.platform?.value.spec.images.allowed;
  const { image } = asset.value.spec.environment;
  if (!patterns || image === undefined || patterns.some((pattern) => matchesWildcard(pattern, image))) return;
  const near = nearest(image, patterns);
  yield at(asset, ['spec', 'environment', 'image'], {
    code: 'image-denied',
    message: `platform.yaml does not allow the image ${image}`,
    hint:
      near === undefined
        ? `Use an image that platform.yaml allows under images: ${patterns.join(', ') || 'none yet'}.`
        : `Did you mean ${near}?`,
  });
});
