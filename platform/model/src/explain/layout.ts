import type { Definitions } from './explanation.ts';
import { plainPlatform } from './parts.ts';

const pump = 'assets/models/pump';
const text = 'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pump, version: 1.0.0, license: MIT}\n';
const asset = { [`${pump}/asset.yaml`]: text };

/** What can be wrong with where files are and what they are called. */
export const layoutDefinitions = {
  'platform-missing': {
    title: 'There is a platform.yaml at the root.',
    why: 'platform.yaml says who runs the platform, where twins run, and what is allowed. Without it no twin can be deployed.',
    example: { '[-platform.yaml-]': null, '{+platform.yaml+}': plainPlatform },
  },
  'file-missing': {
    title: 'The directory of an asset has an asset.yaml, and the directory of a twin has a twin.yaml.',
    why: 'Without asset.yaml, no twin can use the directory.',
    example: { [`${pump}/model.mjs`]: 'export const flow = 2;\n', [`${pump}/asset.[-yml-]{+yaml+}`]: text },
  },
  'asset-misplaced': {
    title: 'Assets are in assets/data, assets/models, assets/functions or assets/tools.',
    why: "The folder is the asset's kind, and the first half of its reference.",
    example: { 'assets/[-solvers-]{+models+}/pump/asset.yaml': text },
  },
  'file-kind': {
    title: 'asset.yaml, twin.yaml, twin.lock and platform.yaml are files.',
    why: 'With a symbolic link in its place, one file would describe two assets.',
    example: {
      [`[-${pump}/asset.yaml-]`]: { link: 'other.yaml' },
      [`${pump}/[-other-]{+asset+}.yaml`]: text,
    },
  },
  'link-outside': {
    title: 'A symbolic link stays within its asset or twin.',
    why: 'The directory of an asset is versioned, tested and copied as a whole. A file outside would be missing in the copy, or the link could expose a secret file.',
    example: {
      ...asset,
      [`[-${pump}/curve.csv-]`]: { link: '../../data/curves/curve.csv' },
      [`{+${pump}/curve.csv+}`]: { link: 'data/curve.csv' },
      [`{+${pump}/data/curve.csv+}`]: '1,2\n',
    },
  },
  submodule: {
    title: 'An asset or twin has no git submodules.',
    why: 'The files of a submodule are in another repository, so the version and the digest of the asset would not cover them.',
    example: {
      ...asset,
      [`[-${pump}/vendor-]`]: { submodule: true },
      [`{+${pump}/vendor/curve.csv+}`]: '1,2\n',
    },
  },
  'path-odd': {
    title: 'Paths can be used on every machine.',
    why: "Some characters and names can't be checked out on Windows or macOS, and some are invisible.",
    example: { ...asset, [`${pump}/curve[-:-]{+-+}1.csv`]: '1,2\n' },
  },
  'path-twice': {
    title: 'Paths differ by more than upper and lower case.',
    why: 'Windows and macOS treat such paths as one file, and one of the two files is lost.',
    example: { ...asset, [`[-${pump}/Curve.csv-]`]: '1,2\n', [`${pump}/curve.csv`]: '1,2\n' },
  },
} satisfies Definitions;
