import type { TreeFile } from '../tree-of.ts';
import { plainPlatform } from './example-tree.ts';
import type { Explanation } from './explanation.ts';

const pump = 'assets/models/pump';
const text = 'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pump, version: 1.0.0, license: MIT}\n';
const good = { [`${pump}/asset.yaml`]: text };

type Files = Readonly<Record<string, TreeFile>>;

function explanation(
  code: string,
  title: string,
  why: string,
  bad: Files,
  better: Files = good,
): Explanation {
  return { code, title, why, bad: { files: bad }, good: { files: better } };
}

/** What can be wrong with where files are and what they are called. */
export const layoutExplanations: readonly Explanation[] = [
  explanation(
    'platform-missing',
    'There is a platform.yaml at the root.',
    'It says who runs the platform, where twins run, and what is allowed; nothing can be deployed without.',
    { 'platform.yaml': null },
    { 'platform.yaml': plainPlatform },
  ),
  explanation(
    'file-missing',
    'A directory of an asset has an asset.yaml, that of a twin a twin.yaml.',
    'Without it the directory is nothing that a twin could use, however good the code in it.',
    { [`${pump}/model.mjs`]: 'export const flow = 2;\n', [`${pump}/asset.yml`]: text },
  ),
  explanation(
    'asset-misplaced',
    'Assets stand in assets/data, assets/models, assets/functions or assets/tools.',
    'The folder is the asset’s kind, and the first half of its reference.',
    { 'assets/solvers/pump/asset.yaml': text },
  ),
  explanation(
    'file-kind',
    'asset.yaml, twin.yaml, twin.lock and platform.yaml are files.',
    'A symbolic link in their place would make one file mean two things.',
    { [`${pump}/asset.yaml`]: { link: 'other.yaml' }, [`${pump}/other.yaml`]: text },
  ),
  explanation(
    'link-outside',
    'A symbolic link stays within its asset or twin.',
    'An asset is its directory: that is what has a version, is tested and is copied. What a link reaches beyond isn’t there then, or is somebody’s secret.',
    { ...good, [`${pump}/curve.csv`]: { link: '../../data/curves/curve.csv' } },
    { ...good, [`${pump}/curve.csv`]: { link: 'data/curve.csv' }, [`${pump}/data/curve.csv`]: '1,2\n' },
  ),
  explanation(
    'submodule',
    'No submodule stands in an asset or twin.',
    'Its files are in another repository, so neither a version nor a digest of the asset would cover them.',
    { ...good, [`${pump}/vendor`]: { submodule: true } },
    { ...good, [`${pump}/vendor/curve.csv`]: '1,2\n' },
  ),
  explanation(
    'path-odd',
    'Paths can be used on every machine.',
    'Some characters and names can’t be checked out on Windows or macOS, and some can’t be seen.',
    { ...good, [`${pump}/curve:1.csv`]: '1,2\n' },
    { ...good, [`${pump}/curve-1.csv`]: '1,2\n' },
  ),
  explanation(
    'path-twice',
    'Paths differ by more than upper and lower case.',
    'Windows and macOS take them for one file, and one of the two is lost.',
    { ...good, [`${pump}/Curve.csv`]: '1,2\n', [`${pump}/curve.csv`]: '1,2\n' },
    { ...good, [`${pump}/curve.csv`]: '1,2\n' },
  ),
];
