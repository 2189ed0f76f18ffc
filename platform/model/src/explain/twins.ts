import { published } from './assets.ts';
import type { Definitions, Files } from './explanation.ts';
import { asset, sensor, twin } from './parts.ts';

const filter = asset(
  'functions/filter',
  'uses: {plant: {kind: Model, asset: models/pump, version: ^1}}\nrun: {command: [node, main.mjs]}',
);
const pump = asset('models/pump', 'parameters: {size: {type: number, unit: m, default: 1}}');
const sensed = 'sensor: {asset: tools/sensor, version: ^1}';
const part = { ...sensor, ...twin(`assets: {${sensed}}`, 'part') };

/** A twin with a filter, what the twin writes under it, and two components to bind. */
function filtering(uses: string): Files {
  const spec = `assets:
  plant: {asset: models/pump, version: ^1}
  curve: {asset: data/curve, version: ^1}
  filter: {asset: functions/filter, version: ^1${uses}}`;
  return { ...twin(spec), ...filter, ...pump, ...asset('data/curve', '') };
}

/** A twin with these components, and the asset of a sensor. */
function using(components: string): Files {
  return { ...twin(`assets: {${components}}`), ...sensor };
}

/** A twin with a solver that has these parameters, and what the twin writes beside the solver's version. */
function solving(parameters: string, written: string): Files {
  const solver = `{asset: tools/solver, version: ^1${written}}`;
  return { ...twin(`assets: {solver: ${solver}}`), ...asset('tools/solver', `parameters: ${parameters}`) };
}

/** What a twin is made of. */
export const twinDefinitions = {
  'twin-without-work': {
    title: 'A twin has at least one function, one tool or one child.',
    why: 'Functions and tools use models and data. Without a function, a tool or a child, nothing would run (equations 1 and 3 of the component model).',
    example: { ...using(`plant: {asset: models/pump, version: ^1}{+, ${sensed}+}`), ...pump },
  },
  'id-reserved': {
    title: 'No component is called `physical` or `emulator`.',
    why: 'In connections, `physical` is the physical twin, and `emulator` is the component that replaces it.',
    example: using('[-physical-]{+sensor+}: {asset: tools/sensor, version: ^1}'),
  },
  'instance-id-invalid': {
    title: 'The id of every child can be the name of a git branch.',
    why: 'The state of each twin and of each child is a branch, and ids of children are joined by dots: `factory.line.robot`. An id has at most 120 characters, and git refuses names that end in `.lock`.',
    example: { ...twin('children: {{+door-+}lock: {twin: part, version: ^1}}'), ...part },
  },
  'reference-unknown': {
    title: 'Every reference leads to an asset or a twin.',
    why: 'The platform looks in this tree, then among the tags of this repository and of its sources.',
    example: using('sensor: {asset: tools/[-sensr-]{+sensor+}, version: ^1}'),
  },
  'range-invalid': {
    title: 'A range of versions has the syntax of npm.',
    why: '`^1` allows every version that is compatible with 1, `~1.2` allows its patches, and `1.0.0` only that version.',
    example: using('sensor: {asset: tools/sensor, version: [-newest-]{+"*"+}}'),
  },
  'version-unknown': {
    title: 'A reference has a version in its range.',
    why: 'The tree has one version of each asset, and tags have the others. A version that was never published is not available.',
    example: using('sensor: {asset: tools/sensor, version: ^[-2-]{+1+}}'),
  },
  'version-broken': {
    title: 'The published version of a reference is readable.',
    why: 'A tag keeps its files for ever, including broken ones. `dtaas publish` refuses broken files, but a tag that was made by hand may have some.',
    example: twin('assets: {sensor: {asset: tools/sensor, version: ~1.[-0-]{+1+}}}'),
    published: [
      published('tools/sensor', '1.0.0', { 'assets/tools/sensor/asset.yaml': 'kind: Tool\n' }),
      published('tools/sensor', '1.1.0', asset('tools/sensor', '', 'version: 1.1.0')),
    ],
  },
  'use-unbound': {
    title: 'Each use of an asset is bound to a component.',
    why: 'The asset gets the path and the parameters of that component.',
    example: filtering('{+, uses: {plant: plant}+}'),
  },
  'use-unknown': {
    title: 'A component binds only uses of its asset.',
    why: 'An unknown binding is usually a typing error, and the binding that was meant is missing.',
    example: filtering(', uses: {[-plan: plant, -]plant: plant}'),
  },
  'use-misfit': {
    title: 'A bound component has the kind, the asset and the version of the use.',
    why: 'The asset was tested with these, and could fail with others while it runs.',
    example: filtering(', uses: {plant: [-curve-]{+plant+}}'),
  },
  'component-unknown': {
    title: 'Bindings and connections name components that the twin has.',
    why: 'Use the ids under `assets`, not the names of assets. The id `physical` needs a `physicalTwin`.',
    example: filtering(', uses: {plant: [-plnt-]{+plant+}}'),
  },
  'children-cycle': {
    title: 'A twin does not contain itself, directly or through other twins.',
    why: 'Each child is an instance that runs, so the first would start the second, which would start the first again.',
    example: {
      ...twin('children: {inner: {twin: [-other-]{+part+}, version: ^1}}'),
      ...twin('children: {outer: {twin: box, version: ^1}}', 'other'),
      ...part,
    },
  },
  'children-not-run': {
    title: "A twin that has only children doesn't run anything yet.",
    why: 'The platform already checks and resolves children, but it does not deploy a parent with its children yet.',
    example: { ...twin(`{+assets: {${sensed}}+}\nchildren: {inner: {twin: part, version: ^1}}`), ...part },
  },
  'parameter-missing': {
    title: 'Each parameter without a default has a value.',
    why: 'The author of the asset knew no value that fits every twin.',
    example: solving('{size: {type: integer}}', '{+, with: {size: 3}+}'),
  },
  'parameter-unknown': {
    title: 'A twin sets only parameters that the asset has.',
    why: 'An unknown name is usually a typing error, and the parameter that was meant keeps its default.',
    example: solving('{size: {type: integer, default: 1}}', ', with: {[-sze-]{+size+}: 3}'),
  },
  'quantity-without-unit': {
    title: 'A value for a parameter with a unit has a unit.',
    why: 'A number without a unit would get the unit that the asset declares, and would change its meaning with that unit.',
    example: {
      ...using(
        `plant: {asset: models/pump, version: ^1, with: {size: [-3-]{+{value: 300, unit: cm}+}}}, ${sensed}`,
      ),
      ...pump,
    },
  },
} satisfies Definitions;
