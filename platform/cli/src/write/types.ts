import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Asset, type Sourced, type TypesFile, typesFileOf } from '@dtaas/model';
import { attempt, writeBeside } from '@dtaas/processes';
import { referencesMeant } from '@dtaas/verify';
import { readConfiguration } from '../clone/read-configuration.ts';
import { answerText, type Command } from '../context.ts';
import { typesImpossible } from './failures.ts';

interface Written {
  readonly asset: string;
  readonly path: string;
  readonly outcome: 'written' | 'unchanged';
}

/** `dtaas types [asset...]`: writes the types of the named assets; without a name, of those that have such a file. */
export const run: Command = async (context, words) => {
  const { repository, resolution } = await readConfiguration(context.cwd);
  const { assets, broken } = resolution.catalogue;
  const pathOf = (asset: Sourced<Asset>, { path }: TypesFile) => `${asset.directory}/${path}`;
  const meant =
    words.length > 0
      ? referencesMeant(words, [...assets.keys(), ...broken])
      : [...assets.keys()].filter((reference) => {
          const types = typesFileOf(reference, assets.get(reference)!.value);
          return types && existsSync(join(repository.root, pathOf(assets.get(reference)!, types)));
        });
  // Checked before the first file is written, so that a refusal changes nothing.
  const files = meant.map((reference) => {
    const asset = assets.get(reference);
    if (!asset)
      throw typesImpossible({ asset: reference, why: 'its asset.yaml has problems', next: 'dtaas check' });
    const types = typesFileOf(reference, asset.value);
    if (!types) throw typesImpossible({ asset: reference, ...withoutTypes });
    const path = pathOf(asset, types);
    if (!isPlainFolder(repository.root, dirname(path)))
      throw typesImpossible({
        asset: reference,
        why: `${dirname(path)} is not a folder`,
        next: 'dtaas check',
      });
    return { asset: reference, path, text: types.text };
  });
  const written = files.map((file) => write(repository.root, file));
  const text = written.map(
    ({ path, outcome }) => `${path}: ${outcome === 'written' ? 'written' : 'up to date'}`,
  );
  const none = 'No asset has a file of types. To write one: dtaas types <asset>';
  answerText(context, 'TypesReport', { files: written }, text.join('\n') || none);
  return 0;
};

/** A link could lead out of the repository. */
function isPlainFolder(root: string, folder: string): boolean {
  return attempt(() => realpathSync(join(root, folder))) === join(realpathSync(root), folder);
}

const withoutTypes = {
  why: 'its command runs neither Node nor Python',
  next: 'dtaas explain types-impossible',
};

function write(root: string, { asset, path, text }: { asset: string; path: string; text: string }): Written {
  const file = join(root, path);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found?.isFile() && readFileSync(file, 'utf8') === text) return { asset, path, outcome: 'unchanged' };
  writeBeside(file, text);
  return { asset, path, outcome: 'written' };
}
