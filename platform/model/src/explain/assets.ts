import type { Published } from '../catalogue.ts';
import { filesOf, gitTreeId } from '../digest/index.ts';
import { exampleTree } from './example-tree.ts';
import type { Explanation } from './explanation.ts';
import { asset, explanation, type Files, platform } from './parts.ts';

const script = { 'assets/models/pump/model.mjs': 'export const flow = (speed) => 2 * speed;\n' };
const otherScript = { 'assets/models/pump/model.mjs': 'export const flow = (speed) => 3 * speed;\n' };

/** A version that is taken, with the files that it has. */
export function published(reference: string, version: string, files: Files): Published {
  const tree = exampleTree(files);
  const treeId = gitTreeId(filesOf(tree, reference));
  return { reference, version, source: 'tags', commit: 'c'.repeat(40), treeId, files: () => tree };
}

const taken = [published('models/pump', '1.0.0', { ...asset('models/pump', ''), ...script })];

/** What an asset must meet. */
export const assetExplanations: readonly Explanation[] = [
  explanation(
    'kind-mismatch',
    'An asset is of the kind that its folder says.',
    'References name the folder, and who reads one must be able to tell from it what the asset is.',
    {
      'assets/models/pump/asset.yaml':
        'apiVersion: dtaas/v1\nkind: Tool\nmetadata: {name: pump, version: 1.0.0}\n',
    },
    asset('models/pump', ''),
  ),
  explanation(
    'name-mismatch',
    'An asset or a twin is called what its directory is called.',
    'References are made of directories. A second name would be one that nobody can refer to.',
    {
      'assets/models/pump/asset.yaml':
        'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pmup, version: 1.0.0}\n',
    },
    asset('models/pump', ''),
  ),
  explanation(
    'uses-not-allowed',
    'Only functions and tools use models and data.',
    'A model is evaluated, data is read: neither starts anything. What evaluates another asset is a function or a tool.',
    asset('models/pump', 'uses: {curve: {kind: Data}}'),
    asset('tools/pump-simulation', 'uses: {curve: {kind: Data}}'),
  ),
  explanation(
    'use-kind',
    'The asset that a use names is of the kind that the use says.',
    'One of the two is a mistake, and whoever binds a component must know which.',
    {
      ...asset('tools/simulation', 'uses: {plant: {kind: Data, asset: models/pump, version: ^1}}'),
      ...asset('models/pump', ''),
    },
    {
      ...asset('tools/simulation', 'uses: {plant: {kind: Model, asset: models/pump, version: ^1}}'),
      ...asset('models/pump', ''),
    },
  ),
  explanation(
    'use-version-alone',
    'A use that says a version says the asset, too.',
    'A version is one of an asset: without the asset it says nothing.',
    asset('tools/simulation', 'uses: {plant: {kind: Model, version: ^1}}'),
    asset('tools/simulation', 'uses: {plant: {kind: Model}}'),
  ),
  explanation(
    'unit-unknown',
    'A unit is a UCUM code, letter by letter.',
    'Codes are read by programs: `K` is kelvin and `k` is nothing, `Cel` is degree Celsius and `C` is coulomb. A rate of temperature is in `K/s`, since degrees Celsius have no fractions.',
    asset('models/pump', 'parameters: {heat: {type: number, unit: degC}}'),
    asset('models/pump', 'parameters: {heat: {type: number, unit: Cel}}'),
  ),
  explanation(
    'unit-misplaced',
    'Only numbers have units.',
    'A text or a boolean measures nothing, so one of the two is a mistake.',
    asset('models/pump', 'outputs: {running: {type: boolean, unit: W}}'),
    asset('models/pump', 'outputs: {power: {type: number, unit: W}}'),
  ),
  explanation(
    'temperature-misplaced',
    'Only what is in a unit of temperature says which sort of temperature it is.',
    '`temperature: absolute` or `difference` tells whether 0 °C is 273.15 K or 0 K. Of a power there is nothing to tell.',
    asset('models/pump', 'parameters: {power: {type: number, unit: W, temperature: absolute}}'),
    asset('models/pump', 'parameters: {limit: {type: number, unit: K, temperature: absolute}}'),
  ),
  explanation(
    'bounds-empty',
    'Between the minimum and the maximum of a parameter there is a value.',
    'Otherwise every value that a twin could write would be refused.',
    asset('models/pump', 'parameters: {speed: {type: number, minimum: 10, maximum: 1}}'),
    asset('models/pump', 'parameters: {speed: {type: number, minimum: 1, maximum: 10}}'),
  ),
  explanation(
    'value-type',
    'A value is of the type that its parameter has.',
    'What runs the asset counts on it. In YAML, `"1"` is a text and `1` a number.',
    asset('models/pump', 'parameters: {stages: {type: integer, default: 1.5}}'),
    asset('models/pump', 'parameters: {stages: {type: integer, default: 2}}'),
  ),
  explanation(
    'value-out-of-bounds',
    'A value lies within the bounds of its parameter, in the parameter’s own unit.',
    'The bounds say where the asset is right. They hold for the default, for what a twin writes, and after its unit was converted.',
    asset('models/pump', 'parameters: {speed: {type: number, unit: /min, default: 9000, maximum: 3000}}'),
    asset('models/pump', 'parameters: {speed: {type: number, unit: /min, default: 1500, maximum: 3000}}'),
  ),
  explanation(
    'licence-invalid',
    'A licence is an SPDX expression, and one that platform.yaml allows or denies is a single one.',
    'What a licence forbids is found by programs, here and at whoever reuses the asset. Your own is `LicenseRef-<name>`.',
    asset('models/pump', '', 'version: 1.0.0, license: GPL'),
    asset('models/pump', '', 'version: 1.0.0, license: GPL-3.0-or-later'),
  ),
  explanation(
    'named-file-missing',
    'The files that an asset names are in it.',
    'An environment is built from its lock file, data is read from its files, and a command starts its script: without them nothing runs. A file that git ignores isn’t there for others.',
    asset('data/flows', 'files: {flows.csv: {mediaType: text/csv}}'),
    {
      ...asset('data/flows', 'files: {flows.csv: {mediaType: text/csv}}'),
      'assets/data/flows/flows.csv': 'time,flow\n0,1\n',
    },
  ),
  explanation(
    'documentation-named',
    'An asset does not read its own documentation.',
    "`README.md`, `LICENSE*`, `CHANGELOG.md` and `docs/` at the asset's root are documentation. Documentation can change without a new version or a new verification, so it is not there where the asset runs or is tested. Move a file that a program reads to another place, or write a `documentation` list without it in `asset.yaml`. With `[]`, no file is documentation. Names in comments are ignored.",
    {
      ...asset('models/pump', 'run: {command: [node, main.mjs]}'),
      'assets/models/pump/docs/curve.csv': '0,1\n',
      'assets/models/pump/main.mjs': "readFileSync(new URL('docs/curve.csv', import.meta.url));\n",
    },
    {
      ...asset('models/pump', 'documentation: [README.md]\nrun: {command: [node, main.mjs]}'),
      'assets/models/pump/docs/curve.csv': '0,1\n',
      'assets/models/pump/main.mjs': "readFileSync(new URL('docs/curve.csv', import.meta.url));\n",
    },
  ),
  explanation(
    'documentation-missing',
    'What an asset lists as its documentation is there.',
    'A path that no file has is mostly a slip: the file that was meant counts as content, so that changing it needs a new version. A folder is written with `/` at the end. `*` stands for a part of one name and never for folders. `asset.yaml` is never documentation.',
    {
      ...asset('models/pump', 'documentation: [notes]'),
      'assets/models/pump/notes/todo.txt': 'Measure again.\n',
    },
    {
      ...asset('models/pump', 'documentation: [notes/]'),
      'assets/models/pump/notes/todo.txt': 'Measure again.\n',
    },
  ),
  explanation(
    'requirement-refused',
    'A requirements file only lists packages, each with one version and its hashes.',
    'The hashes fix what is installed, so an environment is the same wherever it is built. An option of pip could name another source, or run code of a package during its installation.',
    {
      ...asset('models/pump', 'environment: {python: requirements.txt}'),
      'assets/models/pump/requirements.txt': '--no-binary :all:\nnumpy==2.1.0\n',
    },
    {
      ...asset('models/pump', 'environment: {python: requirements.txt}'),
      'assets/models/pump/requirements.txt': `numpy==2.1.0 --hash=sha256:${'0'.repeat(64)}\n`,
    },
  ),
  explanation(
    'image-denied',
    'A container image is one that the platform allows.',
    'An image is a whole system that somebody else made. `platform.yaml` says whose are trusted.',
    {
      ...asset('tools/solver', `environment: {image: "elsewhere.example/solver@sha256:${'0'.repeat(64)}"}`),
      ...platform('images: {allowed: ["registry.example/*"]}'),
    },
    {
      ...asset('tools/solver', `environment: {image: "registry.example/solver@sha256:${'0'.repeat(64)}"}`),
      ...platform('images: {allowed: ["registry.example/*"]}'),
    },
  ),
  {
    code: 'version-taken',
    title: 'A version that is published keeps its files.',
    why: 'Whoever uses a version counts on getting the same again. Documentation may change: it isn’t part of what runs.',
    bad: { files: { ...asset('models/pump', ''), ...otherScript }, published: taken },
    good: { files: { ...asset('models/pump', '', 'version: 1.0.1'), ...otherScript }, published: taken },
  },
  explanation(
    'secret-in-text',
    'No secret stands in the text, only its name.',
    'A repository is read by many, and git keeps what was ever in it. The place knows the value, or the job that deploys.',
    asset(
      'tools/solver',
      'parameters: {server: {type: string, default: "https://solver:hunter2@solver.example"}}',
    ),
    asset('tools/solver', 'parameters: {server: {type: string, default: "https://solver.example"}}'),
  ),
];
