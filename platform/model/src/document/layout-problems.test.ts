import { describe, expect, it } from 'vitest';
import { type TreeFile, treeOf } from '../tree/tree-of.ts';
import { layoutProblems } from './layout-problems.ts';

function problemsIn(files: Readonly<Record<string, TreeFile>>): readonly string[] {
  const tree = treeOf({ 'platform.yaml': '', ...files });
  return layoutProblems(tree).map(({ file, code, hint }) => `${file} ${code}: ${hint}`);
}

const move = 'Move it to assets/data, assets/models, assets/functions or assets/tools.';
const rename = 'Rename one of them: Windows and macOS can hold only one of the two.';
const copy =
  'Copy the file into the directory. If several assets need it, make it an asset and name it under `uses`.';

describe('how files are laid out', () => {
  it.each<[what: string, files: Readonly<Record<string, TreeFile>>, problems: readonly string[]]>([
    ['a README anywhere', { 'README.md': '', 'assets/README.md': '', 'twins/README.md': '' }, []],
    [
      'an asset and a twin',
      { 'assets/data/a/asset.yaml': '', 'twins/t/twin.yaml': '', 'twins/t/twin.lock': '' },
      [],
    ],
    ['a deep file', { 'assets/data/a/asset.yaml': '', 'assets/data/a/b/c/Data.csv': '' }, []],
    [
      'files in a folder that is for no kind of asset',
      { 'assets/solvers/a/asset.yaml': '', 'assets/solvers/b': '', 'assets/other/c': '' },
      [`assets/other asset-misplaced: ${move}`, `assets/solvers asset-misplaced: ${move}`],
    ],
    [
      'directories without their file',
      { 'assets/models/a/main.mjs': '', 'assets/models/a-b/asset.yaml': '', 'twins/t/notes.md': '' },
      [
        'assets/models/a/asset.yaml file-missing: Add asset.yaml, or move the directory elsewhere.',
        'twins/t/twin.yaml file-missing: Add twin.yaml, or move the directory elsewhere.',
      ],
    ],
    [
      'a file that is misnamed, not that of a neighbour',
      { 'assets/models/a/Asset.yml': '', 'assets/models/a2/asset.json': '' },
      [
        'assets/models/a/asset.yaml file-missing: Rename Asset.yml to asset.yaml.',
        'assets/models/a2/asset.yaml file-missing: Rename asset.json to asset.yaml.',
      ],
    ],
    [
      'a platform.yaml that is misnamed',
      { 'platform.yaml': null, 'Platform.YML': '' },
      ['platform.yaml platform-missing: Rename Platform.YML to platform.yaml.'],
    ],
    [
      'names that differ by case',
      { 'twins/t/twin.yaml': '', 'twins/t/A.md': '', 'twins/t/a.md': '' },
      [`twins/t/A.md path-twice: ${rename}`],
    ],
    [
      'names that differ by case, none of them in lower case',
      { 'twins/t/twin.yaml': '', 'twins/t/AB': '', 'twins/t/Ab': '' },
      [`twins/t/Ab path-twice: ${rename}`],
    ],
    [
      'names that differ by how a letter is composed',
      { 'twins/t/twin.yaml': '', 'twins/t/\u00e9': '', 'twins/t/e\u0301': '' },
      [`twins/t/e\u0301 path-twice: ${rename}`],
    ],
    [
      'a submodule',
      { 'assets/models/a/asset.yaml': '', 'assets/models/a/lib': { submodule: true } },
      [
        'assets/models/a/lib submodule: Copy the files here, or name the other repository under `sources` in platform.yaml.',
      ],
    ],
    [
      'links out of a twin, and within the assets',
      {
        'twins/t/twin.yaml': '',
        'twins/t/x': { link: '../u/x' },
        'assets/x': { link: 'data' },
        'assets/y': { link: '..' },
      },
      [`assets/y link-outside: ${copy}`, `twins/t/x link-outside: ${copy}`],
    ],
  ])('%s', (_, files, problems) => {
    expect([...problemsIn(files)].sort()).toEqual(problems);
  });
});
