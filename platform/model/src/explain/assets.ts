import { filesOf, gitTreeId } from '../digest/index.ts';
import type { Published } from '../tree/catalogue.ts';
import type { Definitions, Files } from './explanation.ts';
import { asset, exampleTree, platform } from './parts.ts';

const hash = `sha256:${'0'.repeat(64)}`;

/** A version that is taken, with the files that it has. */
export function published(reference: string, version: string, files: Files): Published {
  const tree = exampleTree(files);
  const treeId = gitTreeId(filesOf(tree, reference));
  return { reference, version, source: 'tags', commit: 'c'.repeat(40), treeId, files: () => tree };
}

function pump(spec: string, metadata?: string): Files {
  return asset('models/pump', spec, metadata);
}

/** The pump with a script that multiplies the speed by a factor. */
function pumping(factor: number, version = '1.0.0'): Files {
  return {
    ...pump('', `version: ${version}`),
    'assets/models/pump/model.mjs': `export const flow = (speed) => ${factor} * speed;\n`,
  };
}

/** What an asset must meet. */
export const assetDefinitions = {
  'kind-mismatch': {
    title: 'The kind of an asset fits its folder.',
    why: 'A reference names the folder, so that everyone who reads the reference knows the kind of the asset.',
    example: {
      'assets/models/pump/asset.yaml':
        'apiVersion: dtaas/v1\nkind: [-Tool-]{+Model+}\nmetadata: {name: pump, version: 1.0.0}\n',
    },
  },
  'name-mismatch': {
    title: 'An asset or a twin has the name of its directory.',
    why: 'A reference names the directory. No reference could use a different name.',
    example: {
      'assets/models/pump/asset.yaml':
        'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: [-pmup-]{+pump+}, version: 1.0.0}\n',
    },
  },
  'uses-not-allowed': {
    title: 'Only functions and tools use other assets.',
    why: 'Models are evaluated and data is read, so neither starts anything. An asset that evaluates another asset is a function or a tool.',
    example: {
      'assets/[-models-]{+functions+}/pump/asset.yaml': `apiVersion: dtaas/v1
kind: [-Model-]{+Function+}
metadata: {name: pump, version: 1.0.0}
spec:
  uses: {curve: {kind: Data}}
`,
    },
  },
  'use-kind': {
    title: 'The asset of a use has the kind of the use.',
    why: 'One of the two is a mistake, and the twin that binds a component has to know the right one.',
    example: {
      ...asset(
        'tools/simulation',
        'uses: {plant: {kind: [-Data-]{+Model+}, asset: models/pump, version: ^1}}',
      ),
      ...pump(''),
    },
  },
  'test-use-taken': {
    title: 'A use of the tests has another name than the uses of the asset.',
    why: 'The configuration of the tests has the folders of both kinds of uses, by name.',
    example: {
      ...asset(
        'tools/simulation',
        'uses: {plant: {kind: Model, asset: models/pump}}\ntest: {command: [pump], uses: {[-plant-]{+other+}: {asset: models/pump}}}',
      ),
      ...pump(''),
    },
  },
  'use-version-alone': {
    title: 'A use with a version names its asset, too.',
    why: 'A version without an asset has no meaning.',
    example: asset('tools/simulation', 'uses: {plant: {kind: Model[-, version: ^1-]}}'),
  },
  'unit-unknown': {
    title: 'A unit is a UCUM code, letter by letter.',
    why: "Programs read the codes: `K` is the kelvin and `k` is no unit, `Cel` is the degree Celsius and `C` is the coulomb. A rate of temperature is in `K/s`, because `Cel` can't be part of a compound unit.",
    example: pump('parameters: {heat: {type: number, unit: [-degC-]{+Cel+}}}'),
  },
  'unit-misplaced': {
    title: 'Only numbers have units.',
    why: 'A text or a boolean is not a measurement, so the type or the unit is a mistake.',
    example: pump('outputs: {running: {type: boolean[-, unit: W-]}}'),
  },
  'temperature-misplaced': {
    title: 'Only a value with a unit of temperature has the field `temperature`.',
    why: '`temperature: absolute` or `difference` tells whether 0 °C is 273.15 K or 0 K. The field has no meaning for other units.',
    example: pump('parameters: {limit: {type: number, unit: [-W-]{+K+}, temperature: absolute}}'),
  },
  'bounds-empty': {
    title: 'The minimum of a parameter is not above its maximum.',
    why: 'Otherwise every value that a twin could write would be refused.',
    example: pump('parameters: {speed: {type: number, minimum: [-10-]{+1+}, maximum: [-1-]{+10+}}}'),
  },
  'value-type': {
    title: 'A value has the type of its parameter.',
    why: 'The component relies on the type. In YAML, `"1"` is a text and `1` is a number.',
    example: pump('parameters: {stages: {type: integer, default: [-1.5-]{+2+}}}'),
  },
  'value-out-of-bounds': {
    title: "A value lies within the bounds of its parameter, in the parameter's own unit.",
    why: 'The asset is only correct within the bounds. They apply to the default and to the value of a twin, after its unit is converted.',
    example: pump(
      'parameters: {speed: {type: number, unit: /min, default: [-9000-]{+1500+}, maximum: 3000}}',
    ),
  },
  'licence-invalid': {
    title:
      'The licence of an asset is an SPDX expression, and each licence that platform.yaml allows or denies is a single SPDX licence.',
    why: 'Programs compare licences, here and at everyone who reuses the asset. Your own licence is `LicenseRef-<name>`.',
    example: pump('', 'version: 1.0.0, license: GPL{+-3.0-or-later+}'),
  },
  'contract-unknown': {
    title: 'An asset speaks a version of the component contract that this platform speaks.',
    why: 'The version says which messages a component and the platform exchange. Without `contract`, an asset speaks version 1.',
    example: {
      ...asset('functions/monitor', 'run: {command: [node, main.mjs], contract: [-2-]{+1+}}'),
      'assets/functions/monitor/main.mjs': '',
    },
  },
  'named-file-missing': {
    title: 'An asset has the files that it names.',
    why: "An environment is built from its lock file, data is read from its files, and a command starts its script. Without the file, the component can't run. A file that git ignores is missing for everyone else.",
    example: {
      ...asset('data/flows', 'files: {flows.csv: {mediaType: text/csv}}'),
      '{+assets/data/flows/flows.csv+}': 'time,flow\n0,1\n',
    },
  },
  'documentation-named': {
    title: 'An asset does not read its own documentation.',
    why: "`README.md`, `LICENSE*`, `CHANGELOG.md` and `docs/` at the asset's root are documentation. Documentation can change without a new version or a new verification, so it is not there where the asset runs or is tested. Move a file that a program reads to another place, or write a `documentation` list without it in `asset.yaml`. With `[]`, no file is documentation. Names in comments are ignored.",
    example: {
      ...pump('{+documentation: [README.md]+}\nrun: {command: [node, main.mjs]}'),
      'assets/models/pump/docs/curve.csv': '0,1\n',
      'assets/models/pump/main.mjs': "readFileSync(new URL('docs/curve.csv', import.meta.url));\n",
    },
  },
  'documentation-missing': {
    title: 'An asset has the files that it lists as documentation.',
    why: 'A path without a file is usually a typing error. The file that was meant then counts as content, and a change to it needs a new version. Write a folder with `/` at the end. `*` stands for a part of one name and never for folders. `asset.yaml` is never documentation.',
    example: {
      ...pump('documentation: [notes{+/+}]'),
      'assets/models/pump/notes/todo.txt': 'Measure again.\n',
    },
  },
  'requirement-refused': {
    title: 'A requirements file only lists packages, each with one version and its hashes.',
    why: 'The hashes fix what is installed, so an environment is the same wherever it is built. An option of pip could name another source, or run code of a package during its installation.',
    example: {
      ...pump('environment: {python: requirements.txt}'),
      'assets/models/pump/requirements.txt': `[---no-binary :all:-]\nnumpy==2.1.0{+ --hash=${hash}+}\n`,
    },
  },
  'types-stale': {
    title: 'A file that `dtaas types` wrote is up to date.',
    why: 'Editors and type checkers read the types of ports and parameters from it. A file that is out of date hides mistakes, or reports mistakes that do not exist.',
    example: {
      ...asset('functions/monitor', 'inputs: {level: {type: number}}\nrun: {command: [node, main.mjs]}'),
      'assets/functions/monitor/main.mjs': '',
      '[-assets/functions/monitor/component.d.ts-]':
        'export type Component = { inputs: { speed: number } };\n',
    },
  },
  'image-denied': {
    title: 'A container image is one that the platform allows.',
    why: 'An image is a complete system from another author. `platform.yaml` lists the images that are trusted.',
    example: {
      ...asset('tools/solver', `environment: {image: "[-elsewhere-]{+registry+}.example/solver@${hash}"}`),
      ...platform('images: {allowed: ["registry.example/*"]}'),
    },
  },
  'live-untold': {
    title: 'An asset with live parameters answers `configure`.',
    why: 'When a live parameter changes, the runner tells the running component with this request instead of starting it again.',
    example: asset(
      'tools/solver',
      'parameters: {gain: {type: number, default: 1, live: true}}\nrun: {command: [node, main.mjs]{+, control: [configure]+}}',
    ),
  },
  'version-taken': {
    title: 'The files of a published version do not change.',
    why: 'Everyone who uses a version gets the same files again. Documentation may change, because it does not run.',
    example: pumping(3, '1.0.[-0-]{+1+}'),
    published: [published('models/pump', '1.0.0', pumping(2))],
  },
  'secret-in-text': {
    title: 'A file has the names of secrets, never their values.',
    why: 'Many people can read a repository, and git keeps every text that was ever committed. Pass the value in the environment of `dtaas deploy`.',
    example: asset(
      'tools/solver',
      'parameters: {server: {type: string, default: "https://[-solver:hunter2@-]solver.example"}}',
    ),
  },
} satisfies Definitions;
