import { explanation } from './explanation.ts';
import { plainPlatform } from './parts.ts';

const pump = 'assets/models/pump';
const text = 'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pump, version: 1.0.0, license: MIT}\n';
const good = { [`${pump}/asset.yaml`]: text };

/** What can be wrong with where files are and what they are called. */
export const layoutExplanations = [
  explanation(
    'platform-missing',
    'There is a platform.yaml at the root.',
    'platform.yaml says who runs the platform, where twins run, and what is allowed. Without it no twin can be deployed.',
    { 'platform.yaml': null },
    { 'platform.yaml': plainPlatform },
  ),
  explanation(
    'file-missing',
    'The directory of an asset has an asset.yaml, and the directory of a twin has a twin.yaml.',
    'Without asset.yaml, no twin can use the directory.',
    { [`${pump}/model.mjs`]: 'export const flow = 2;\n', [`${pump}/asset.yml`]: text },
    good,
  ),
  explanation(
    'asset-misplaced',
    'Assets are in assets/data, assets/models, assets/functions or assets/tools.',
    "The folder is the asset's kind, and the first half of its reference.",
    { 'assets/solvers/pump/asset.yaml': text },
    good,
  ),
  explanation(
    'file-kind',
    'asset.yaml, twin.yaml, twin.lock and platform.yaml are files.',
    'With a symbolic link in its place, one file would describe two assets.',
    { [`${pump}/asset.yaml`]: { link: 'other.yaml' }, [`${pump}/other.yaml`]: text },
    good,
  ),
  explanation(
    'link-outside',
    'A symbolic link stays within its asset or twin.',
    'The directory of an asset is versioned, tested and copied as a whole. A file outside would be missing in the copy, or the link could expose a secret file.',
    { ...good, [`${pump}/curve.csv`]: { link: '../../data/curves/curve.csv' } },
    { ...good, [`${pump}/curve.csv`]: { link: 'data/curve.csv' }, [`${pump}/data/curve.csv`]: '1,2\n' },
  ),
  explanation(
    'submodule',
    'An asset or twin has no git submodules.',
    'The files of a submodule are in another repository, so the version and the digest of the asset would not cover them.',
    { ...good, [`${pump}/vendor`]: { submodule: true } },
    { ...good, [`${pump}/vendor/curve.csv`]: '1,2\n' },
  ),
  explanation(
    'path-odd',
    'Paths can be used on every machine.',
    "Some characters and names can't be checked out on Windows or macOS, and some are invisible.",
    { ...good, [`${pump}/curve:1.csv`]: '1,2\n' },
    { ...good, [`${pump}/curve-1.csv`]: '1,2\n' },
  ),
  explanation(
    'path-twice',
    'Paths differ by more than upper and lower case.',
    'Windows and macOS treat such paths as one file, and one of the two files is lost.',
    { ...good, [`${pump}/Curve.csv`]: '1,2\n', [`${pump}/curve.csv`]: '1,2\n' },
    { ...good, [`${pump}/curve.csv`]: '1,2\n' },
  ),
];
