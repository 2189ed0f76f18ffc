import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { faultPoint, systemProgram } from '@dtaas/processes';
import { imageToolMissing } from './failures.ts';
import { compressLayer } from './layout/compress.ts';
import { blobPath } from './layout/digest.ts';
import { imageDocuments } from './layout/documents.ts';
import { readEntries } from './layout/read-entry.ts';
import { programLabels } from './programs.ts';
import { type Recipe, recipeKey } from './recipe/recipe.ts';
import { type DebianPackage, debianPackages } from './sbom/debian-packages.ts';
import { type KeptImage, storeFiles } from './store/kept-image.ts';

/**
 * Writes the files of an image: its blobs, the documents of its layout, and its bill of materials.
 *
 * @param tar the image's root
 * @param folder where they are written; a draft of the layer is beside it
 * @throws DtaasError `image-tool-missing`
 */
export async function writeLayout(
  recipe: Recipe,
  { tar, folder }: { readonly tar: string; readonly folder: string },
  signal?: AbortSignal,
): Promise<KeptImage> {
  const gzip = systemProgram('gzip');
  if (!gzip) throw imageToolMissing({ program: 'gzip' });
  const debian = await packagesIn(tar);
  const draft = `${folder}.draft`;
  const { diffId, ...layer } = await compressLayer({ tar, to: draft, gzip }, signal);
  mkdirSync(join(folder, 'blobs', 'sha256'), { recursive: true });
  await rename(draft, join(folder, blobPath(layer.digest)));
  faultPoint('image-compressed');
  const { name, epoch, user, node, suite } = recipe;
  const labels = labelsOf(recipe, debian);
  const documents = imageDocuments({ name, layer, diffId, epoch, user, architecture: 'amd64', labels });
  for (const [path, bytes] of documents.files) writeWhole(join(folder, path), bytes);
  const { manifest, config } = documents;
  // Its library takes long to load, and only a build needs it.
  const { billOfMaterials } = await import('./sbom/cyclonedx.ts');
  const materials = billOfMaterials({ name, digest: manifest.digest, epoch, debian, distro: suite, node });
  writeWhole(join(folder, storeFiles.materials), materials);
  return {
    ...{ name, digest: manifest.digest, id: config.digest, manifest, config, layer: documents.layer, labels },
    unpackedSize: statSync(tar).size,
    recipe: recipeKey(recipe),
    packages: debian.length + 1,
    keptAt: new Date().toISOString(),
  };
}

async function packagesIn(tar: string): Promise<readonly DebianPackage[]> {
  const path = './var/lib/dpkg/status';
  const status = (await readEntries(tar, new Set([path]))).get(path);
  if (!status) throw new Error(`${tar} has no ${path}`);
  return debianPackages(status.toString('utf8'));
}

/** The versions that environments of assets are built for, which happens outside the image. */
function labelsOf(
  { name, node }: Recipe,
  debian: readonly DebianPackage[],
): Readonly<Record<string, string>> {
  const installed = debian.find((each) => each.name === 'python3')?.version;
  // Without the number of Debian's build: `3.11.2-1+b1`.
  const [python] = /^[\d.]+/.exec(installed ?? '') ?? [];
  const title = { 'org.opencontainers.image.title': `dtaas ${name}` };
  return { ...title, ...programLabels({ node: node.version, ...(python && { python }) }) };
}

/** Flushed: the folder is renamed later, and a rename may reach the disk before the content does. */
function writeWhole(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { flush: true });
}
