import { published } from './assets.ts';
import { explain, explanation, type Files } from './explanation.ts';
import { asset, controller, heater, loop, sensor, twin } from './parts.ts';

const filter = asset(
  'functions/filter',
  'uses: {plant: {kind: Model, asset: models/pump, version: ^1}}\nrun: {command: [node, main.mjs]}',
);
const pump = asset('models/pump', 'parameters: {size: {type: number, unit: m, default: 1}}');
const curve = asset('data/curve', '');
const bound = (uses: string): string =>
  `assets:\n  plant: {asset: models/pump, version: ^1}\n  curve: {asset: data/curve, version: ^1}\n  filter: {asset: functions/filter, version: ^1${uses}}`;
const uses = { ...filter, ...pump, ...curve };
const sensing = 'assets: {sensor: {asset: tools/sensor, version: ^1}}';
const one = { ...sensor, ...twin(sensing, 'part') };

/** A twin with a solver that has these parameters, and what the twin writes beside the solver's version. */
function solving(parameters: string, written = ''): Files {
  const solver = `{asset: tools/solver, version: ^1${written}}`;
  return { ...twin(`assets: {solver: ${solver}}`), ...asset('tools/solver', `parameters: ${parameters}`) };
}

/** A twin with a pump of this size. */
function sized(size: string): Files {
  const plant = `plant: {asset: models/pump, version: ^1, with: {size: ${size}}}`;
  return { ...twin(`assets: {sensor: {asset: tools/sensor, version: ^1}, ${plant}}`), ...sensor, ...pump };
}

/** What a twin is made of. */
export const twinExplanations = [
  explanation(
    'twin-without-work',
    'A twin has at least one function, one tool or one child.',
    'Functions and tools use models and data. Without a function, a tool or a child, nothing would run (equations 1 and 3 of the component model).',
    { ...twin('assets: {plant: {asset: models/pump, version: ^1}}'), ...pump },
    { ...twin(sensing), ...sensor },
  ),
  explanation(
    'id-reserved',
    'No component is called `physical` or `emulator`.',
    'In connections, `physical` is the physical twin, and `emulator` is the component that replaces it.',
    { ...twin('assets: {physical: {asset: tools/sensor, version: ^1}}'), ...sensor },
    { ...twin(sensing), ...sensor },
  ),
  explanation(
    'instance-id-invalid',
    'The id of every child can be the name of a git branch.',
    'The state of each twin and of each child is a branch, and ids of children are joined by dots: `factory.line.robot`. An id has at most 120 characters, and git refuses names that end in `.lock`.',
    { ...twin('children: {lock: {twin: part, version: ^1}}'), ...one },
    { ...twin('children: {door-lock: {twin: part, version: ^1}}'), ...one },
  ),
  explanation(
    'reference-unknown',
    'Every reference leads to an asset or a twin.',
    'The platform looks in this tree, then among the tags of this repository and of its sources.',
    { ...twin('assets: {sensor: {asset: tools/sensr, version: ^1}}'), ...sensor },
    { ...twin(sensing), ...sensor },
  ),
  explanation(
    'range-invalid',
    'A range of versions has the syntax of npm.',
    '`^1` allows every version that is compatible with 1, `~1.2` allows its patches, and `1.0.0` only that version.',
    { ...twin('assets: {sensor: {asset: tools/sensor, version: newest}}'), ...sensor },
    { ...twin('assets: {sensor: {asset: tools/sensor, version: "*"}}'), ...sensor },
  ),
  explanation(
    'version-unknown',
    'A reference has a version in its range.',
    'The tree has one version of each asset, and tags have the others. A version that was never published is not available.',
    { ...twin('assets: {sensor: {asset: tools/sensor, version: ^2}}'), ...sensor },
    { ...twin(sensing), ...sensor },
  ),
  explain(
    'version-broken',
    'The published version of a reference is readable.',
    'A tag keeps its files for ever, including broken ones. `dtaas publish` refuses broken files, but a tag that was made by hand may have some.',
    {
      files: twin(sensing),
      published: [published('tools/sensor', '1.0.0', { 'assets/tools/sensor/asset.yaml': 'kind: Tool\n' })],
    },
    { files: twin(sensing), published: [published('tools/sensor', '1.0.0', sensor)] },
  ),
  explanation(
    'use-unbound',
    'Each use of an asset is bound to a component.',
    'The asset gets the path and the parameters of that component.',
    { ...twin(bound('')), ...uses },
    { ...twin(bound(', uses: {plant: plant}')), ...uses },
  ),
  explanation(
    'use-unknown',
    'A component binds only uses of its asset.',
    'An unknown binding is usually a typing error, and the binding that was meant is missing.',
    { ...twin(bound(', uses: {plan: plant, plant: plant}')), ...uses },
    { ...twin(bound(', uses: {plant: plant}')), ...uses },
  ),
  explanation(
    'use-misfit',
    'A bound component has the kind, the asset and the version of the use.',
    'The asset was tested with these, and could fail with others while it runs.',
    { ...twin(bound(', uses: {plant: curve}')), ...uses },
    { ...twin(bound(', uses: {plant: plant}')), ...uses },
  ),
  explanation(
    'component-unknown',
    'Bindings and connections name components that the twin has.',
    'Use the ids under `assets`, not the names of assets. The id `physical` needs a `physicalTwin`.',
    { ...twin(bound(', uses: {plant: plnt}')), ...uses },
    { ...twin(bound(', uses: {plant: plant}')), ...uses },
  ),
  explanation(
    'child-unknown',
    'A connection to the port of a child names a child of the twin.',
    'The port of a child is `child.component.port`, where `child` is an id under `children`.',
    {
      ...loop(['left.sensor.temperature -> controller.measured', 'controller.heaterOn -> heater.on']),
      ...one,
      ...controller,
      ...heater,
    },
    {
      ...loop(['sensor.temperature -> controller.measured', 'controller.heaterOn -> heater.on']),
      ...sensor,
      ...controller,
      ...heater,
    },
  ),
  explanation(
    'children-cycle',
    'A twin does not contain itself, directly or through other twins.',
    'Each child is an instance that runs, so the first would start the second, which would start the first again.',
    {
      ...twin('children: {inner: {twin: other, version: ^1}}'),
      ...twin('children: {outer: {twin: box, version: ^1}}', 'other'),
    },
    { ...twin('children: {inner: {twin: part, version: ^1}}'), ...one },
  ),
  explanation(
    'children-not-run',
    "A twin that has only children doesn't run anything yet.",
    'The platform already checks and resolves children, but it does not deploy a parent with its children yet.',
    { ...twin('children: {inner: {twin: part, version: ^1}}'), ...one },
    { ...twin('assets: {solver: {asset: tools/solver, version: ^1}}'), ...asset('tools/solver', '') },
  ),
  explanation(
    'parameter-missing',
    'Each parameter without a default has a value.',
    'The author of the asset knew no value that fits every twin.',
    solving('{size: {type: integer}}'),
    solving('{size: {type: integer}}', ', with: {size: 3}'),
  ),
  explanation(
    'parameter-unknown',
    'A twin sets only parameters that the asset has.',
    'An unknown name is usually a typing error, and the parameter that was meant keeps its default.',
    solving('{size: {type: integer, default: 1}}', ', with: {sze: 3}'),
    solving('{size: {type: integer, default: 1}}', ', with: {size: 3}'),
  ),
  explanation(
    'quantity-without-unit',
    'A value for a parameter with a unit has a unit.',
    'A number without a unit would get the unit that the asset declares, and would change its meaning with that unit.',
    sized('3'),
    sized('{value: 300, unit: cm}'),
  ),
];
