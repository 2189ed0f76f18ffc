import { filesOf, gitTreeId } from '../digest/index.ts';
import type { Published } from '../tree/catalogue.ts';
import { explain, explanation, type Files } from './explanation.ts';
import { asset, exampleTree, platform } from './parts.ts';

const script = { 'assets/models/pump/model.mjs': 'export const flow = (speed) => 2 * speed;\n' };
const otherScript = { 'assets/models/pump/model.mjs': 'export const flow = (speed) => 3 * speed;\n' };

/** Files of a program that reads a file in `docs/`. */
const reading = {
  'assets/models/pump/docs/curve.csv': '0,1\n',
  'assets/models/pump/main.mjs': "readFileSync(new URL('docs/curve.csv', import.meta.url));\n",
};

/** A version that is taken, with the files that it has. */
export function published(reference: string, version: string, files: Files): Published {
  const tree = exampleTree(files);
  const treeId = gitTreeId(filesOf(tree, reference));
  return { reference, version, source: 'tags', commit: 'c'.repeat(40), treeId, files: () => tree };
}

const taken = [published('models/pump', '1.0.0', { ...asset('models/pump', ''), ...script })];

/** A solver whose environment is an image of this host, on a platform that allows those of one registry. */
function imageOf(host: string): Files {
  const image = `${host}/solver@sha256:${'0'.repeat(64)}`;
  return {
    ...asset('tools/solver', `environment: {image: "${image}"}`),
    ...platform('images: {allowed: ["registry.example/*"]}'),
  };
}

/** A tool that uses the pump as this kind. */
function using(kind: string): Files {
  const uses = `uses: {plant: {kind: ${kind}, asset: models/pump, version: ^1}}`;
  return { ...asset('tools/simulation', uses), ...asset('models/pump', '') };
}

/** What an asset must meet. */
export const assetExplanations = [
  explanation(
    'kind-mismatch',
    'The kind of an asset fits its folder.',
    'A reference names the folder, so that everyone who reads the reference knows the kind of the asset.',
    {
      'assets/models/pump/asset.yaml':
        'apiVersion: dtaas/v1\nkind: Tool\nmetadata: {name: pump, version: 1.0.0}\n',
    },
    asset('models/pump', ''),
  ),
  explanation(
    'name-mismatch',
    'An asset or a twin has the name of its directory.',
    'A reference names the directory. No reference could use a different name.',
    {
      'assets/models/pump/asset.yaml':
        'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pmup, version: 1.0.0}\n',
    },
    asset('models/pump', ''),
  ),
  explanation(
    'uses-not-allowed',
    'Only functions and tools use models and data.',
    'Models are evaluated and data is read, so neither starts anything. An asset that evaluates another asset is a function or a tool.',
    asset('models/pump', 'uses: {curve: {kind: Data}}'),
    asset('tools/pump-simulation', 'uses: {curve: {kind: Data}}'),
  ),
  explanation(
    'use-kind',
    'The asset of a use has the kind of the use.',
    'One of the two is a mistake, and the twin that binds a component has to know the right one.',
    using('Data'),
    using('Model'),
  ),
  explanation(
    'use-version-alone',
    'A use with a version names its asset, too.',
    'A version without an asset has no meaning.',
    asset('tools/simulation', 'uses: {plant: {kind: Model, version: ^1}}'),
    asset('tools/simulation', 'uses: {plant: {kind: Model}}'),
  ),
  explanation(
    'unit-unknown',
    'A unit is a UCUM code, letter by letter.',
    "Programs read the codes: `K` is the kelvin and `k` is no unit, `Cel` is the degree Celsius and `C` is the coulomb. A rate of temperature is in `K/s`, because `Cel` can't be part of a compound unit.",
    asset('models/pump', 'parameters: {heat: {type: number, unit: degC}}'),
    asset('models/pump', 'parameters: {heat: {type: number, unit: Cel}}'),
  ),
  explanation(
    'unit-misplaced',
    'Only numbers have units.',
    'A text or a boolean is not a measurement, so the type or the unit is a mistake.',
    asset('models/pump', 'outputs: {running: {type: boolean, unit: W}}'),
    asset('models/pump', 'outputs: {power: {type: number, unit: W}}'),
  ),
  explanation(
    'temperature-misplaced',
    'Only a value with a unit of temperature has the field `temperature`.',
    '`temperature: absolute` or `difference` tells whether 0 °C is 273.15 K or 0 K. The field has no meaning for other units.',
    asset('models/pump', 'parameters: {power: {type: number, unit: W, temperature: absolute}}'),
    asset('models/pump', 'parameters: {limit: {type: number, unit: K, temperature: absolute}}'),
  ),
  explanation(
    'bounds-empty',
    'The minimum of a parameter is not above its maximum.',
    'Otherwise every value that a twin could write would be refused.',
    asset('models/pump', 'parameters: {speed: {type: number, minimum: 10, maximum: 1}}'),
    asset('models/pump', 'parameters: {speed: {type: number, minimum: 1, maximum: 10}}'),
  ),
  explanation(
    'value-type',
    'A value has the type of its parameter.',
    'The component relies on the type. In YAML, `"1"` is a text and `1` is a number.',
    asset('models/pump', 'parameters: {stages: {type: integer, default: 1.5}}'),
    asset('models/pump', 'parameters: {stages: {type: integer, default: 2}}'),
  ),
  explanation(
    'value-out-of-bounds',
    "A value lies within the bounds of its parameter, in the parameter's own unit.",
    'The asset is only correct within the bounds. They apply to the default and to the value of a twin, after its unit is converted.',
    asset('models/pump', 'parameters: {speed: {type: number, unit: /min, default: 9000, maximum: 3000}}'),
    asset('models/pump', 'parameters: {speed: {type: number, unit: /min, default: 1500, maximum: 3000}}'),
  ),
  explanation(
    'licence-invalid',
    'The licence of an asset is an SPDX expression, and each licence that platform.yaml allows or denies is a single SPDX licence.',
    'Programs compare licences, here and at everyone who reuses the asset. Your own licence is `LicenseRef-<name>`.',
    asset('models/pump', '', 'version: 1.0.0, license: GPL'),
    asset('models/pump', '', 'version: 1.0.0, license: GPL-3.0-or-later'),
  ),
  explanation(
    'named-file-missing',
    'An asset has the files that it names.',
    "An environment is built from its lock file, data is read from its files, and a command starts its script. Without the file, the component can't run. A file that git ignores is missing for everyone else.",
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
    { ...asset('models/pump', 'run: {command: [node, main.mjs]}'), ...reading },
    { ...asset('models/pump', 'documentation: [README.md]\nrun: {command: [node, main.mjs]}'), ...reading },
  ),
  explanation(
    'documentation-missing',
    'An asset has the files that it lists as documentation.',
    'A path without a file is usually a typing error. The file that was meant then counts as content, and a change to it needs a new version. Write a folder with `/` at the end. `*` stands for a part of one name and never for folders. `asset.yaml` is never documentation.',
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
    'An image is a complete system from another author. `platform.yaml` lists the images that are trusted.',
    imageOf('elsewhere.example'),
    imageOf('registry.example'),
  ),
  explain(
    'version-taken',
    'The files of a published version do not change.',
    'Everyone who uses a version gets the same files again. Documentation may change, because it does not run.',
    { files: { ...asset('models/pump', ''), ...otherScript }, published: taken },
    { files: { ...asset('models/pump', '', 'version: 1.0.1'), ...otherScript }, published: taken },
  ),
  explanation(
    'secret-in-text',
    'A file has the names of secrets, never their values.',
    'Many people can read a repository, and git keeps every text that was ever committed. Pass the value in the environment of `dtaas deploy`.',
    asset(
      'tools/solver',
      'parameters: {server: {type: string, default: "https://solver:hunter2@solver.example"}}',
    ),
    asset('tools/solver', 'parameters: {server: {type: string, default: "https://solver.example"}}'),
  ),
];
