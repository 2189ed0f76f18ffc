import { published } from './assets.ts';
import type { Explanation } from './explanation.ts';
import { asset, controller, explanation, heater, loop, sensor, twin } from './parts.ts';

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
const one = { ...sensor, ...twin('assets: {sensor: {asset: tools/sensor, version: ^1}}', 'part') };

/** What a twin is made of. */
export const twinExplanations: readonly Explanation[] = [
  explanation(
    'twin-without-work',
    'A twin has at least one function, one tool or one child.',
    'Models and data are used by others. With nothing that uses them nothing ever runs: equation 1 asks for a function or a tool, equation 3 for a twin below.',
    { ...twin('assets: {plant: {asset: models/pump, version: ^1}}'), ...pump },
    { ...twin('assets: {sensor: {asset: tools/sensor, version: ^1}}'), ...sensor },
  ),
  explanation(
    'id-reserved',
    'No component is called `physical` or `emulator`.',
    'In connections `physical` is the physical twin, and `emulator` is the component that stands in for it.',
    { ...twin('assets: {physical: {asset: tools/sensor, version: ^1}}'), ...sensor },
    { ...twin('assets: {sensor: {asset: tools/sensor, version: ^1}}'), ...sensor },
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
    'It is looked for in this tree, then among the tags of this repository and of its sources.',
    { ...twin('assets: {sensor: {asset: tools/sensr, version: ^1}}'), ...sensor },
    { ...twin('assets: {sensor: {asset: tools/sensor, version: ^1}}'), ...sensor },
  ),
  explanation(
    'range-invalid',
    'A range of versions is written as npm has it.',
    '`^1` takes whatever is compatible with 1, `~1.2` its patches, `1.0.0` that version alone.',
    { ...twin('assets: {sensor: {asset: tools/sensor, version: newest}}'), ...sensor },
    { ...twin('assets: {sensor: {asset: tools/sensor, version: "*"}}'), ...sensor },
  ),
  explanation(
    'version-unknown',
    'Some version of what a reference names is in its range.',
    'The tree has one version of each asset; others are tags. A major version that was never published can’t be had.',
    { ...twin('assets: {sensor: {asset: tools/sensor, version: ^2}}'), ...sensor },
    { ...twin('assets: {sensor: {asset: tools/sensor, version: ^1}}'), ...sensor },
  ),
  {
    code: 'version-broken',
    title: 'A published version that a reference means can be used.',
    why: 'A tag keeps its files for ever, also those of a file that was never right. `dtaas publish` refuses such; a tag made by hand may have one.',
    bad: {
      files: twin(sensing),
      published: [published('tools/sensor', '1.0.0', { 'assets/tools/sensor/asset.yaml': 'kind: Tool\n' })],
    },
    good: { files: twin(sensing), published: [published('tools/sensor', '1.0.0', sensor)] },
  },
  explanation(
    'use-unbound',
    'Everything that an asset uses is bound to a component.',
    'The asset finds what it uses by the path of that component, and its parameters with it.',
    { ...twin(bound('')), ...uses },
    { ...twin(bound(', uses: {plant: plant}')), ...uses },
  ),
  explanation(
    'use-unknown',
    'A component binds only what its asset uses.',
    'A binding that nobody asks for is most often a mistyped one, and the one that was meant is missing.',
    { ...twin(bound(', uses: {plan: plant, plant: plant}')), ...uses },
    { ...twin(bound(', uses: {plant: plant}')), ...uses },
  ),
  explanation(
    'use-misfit',
    'What a use is bound to is of its kind, its asset and its version.',
    'The asset was written and tested with that; with something else it would fail while it runs.',
    { ...twin(bound(', uses: {plant: curve}')), ...uses },
    { ...twin(bound(', uses: {plant: plant}')), ...uses },
  ),
  explanation(
    'component-unknown',
    'Bindings and connections name components that the twin has.',
    'They name the ids under `assets`, not the assets themselves. `physical` needs a `physicalTwin`.',
    { ...twin(bound(', uses: {plant: plnt}')), ...uses },
    { ...twin(bound(', uses: {plant: plant}')), ...uses },
  ),
  explanation(
    'child-unknown',
    'A connection to a child’s port names a child that the twin has.',
    'A child’s port is `child.component.port`, with the id under `children`.',
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
    'No twin is its own child, however many levels down.',
    'Each child is an instance that runs: the first would make the second, which would make the first.',
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
    'Each parameter without a default is set.',
    'Its author knew of no value that is right everywhere.',
    {
      ...twin('assets: {solver: {asset: tools/solver, version: ^1}}'),
      ...asset('tools/solver', 'parameters: {size: {type: integer}}'),
    },
    {
      ...twin('assets: {solver: {asset: tools/solver, version: ^1, with: {size: 3}}}'),
      ...asset('tools/solver', 'parameters: {size: {type: integer}}'),
    },
  ),
  explanation(
    'parameter-unknown',
    'A twin sets only parameters that the asset has.',
    'A value that nobody reads is most often a mistyped name, and the default is taken in its place.',
    {
      ...twin('assets: {solver: {asset: tools/solver, version: ^1, with: {sze: 3}}}'),
      ...asset('tools/solver', 'parameters: {size: {type: integer, default: 1}}'),
    },
    {
      ...twin('assets: {solver: {asset: tools/solver, version: ^1, with: {size: 3}}}'),
      ...asset('tools/solver', 'parameters: {size: {type: integer, default: 1}}'),
    },
  ),
  explanation(
    'quantity-without-unit',
    'A value for a parameter with a unit has a unit.',
    'A bare number would be read in whatever unit the asset declares, and change its meaning when that changes.',
    {
      ...twin(
        'assets: {sensor: {asset: tools/sensor, version: ^1}, plant: {asset: models/pump, version: ^1, with: {size: 3}}}',
      ),
      ...sensor,
      ...pump,
    },
    {
      ...twin(
        'assets: {sensor: {asset: tools/sensor, version: ^1}, plant: {asset: models/pump, version: ^1, with: {size: {value: 300, unit: cm}}}}',
      ),
      ...sensor,
      ...pump,
    },
  ),
];
