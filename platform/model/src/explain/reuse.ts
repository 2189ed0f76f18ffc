import type { Definitions, Files } from './explanation.ts';
import { asset, sensor, twin } from './parts.ts';

const mean = asset('functions/mean', '');
const plant = 'model: {kind: Model}';

/** An estimator that uses this. */
function using(uses: string): Files {
  return asset('functions/estimator', `uses: {${uses}}\nrun: {command: [node, main.mjs]}`);
}

/** A generic tool, and what a twin writes for it. */
function generic(spec: string, written = 'inputs: {temperature: {type: number, unit: Cel}}'): Files {
  const components = `sensor: {asset: tools/sensor, version: ^1}
  recorder: {asset: tools/recorder, version: ^1, ${written}}`;
  const connections = 'connections: [sensor.temperature -> recorder.temperature]';
  return { ...twin(`assets:\n  ${components}\n${connections}`), ...asset('tools/recorder', spec), ...sensor };
}

const run = 'run: {command: [node, main.mjs]}';
const inTwin = 'ports: {declaredIn: twin}';

/** A runner of models, where the model has an input and no output. */
function running(spec: string): Files {
  return { ...asset('tools/runner', `${spec}\n${run}`) };
}

/** What several assets and twins share: libraries, and generic assets. */
export const reuseDefinitions = {
  'library-unnamed': {
    title: 'A use of a function names the function.',
    why: "A function in `uses` is a library. The code of the asset imports the function and is tested with it, so a twin can't choose another function.",
    example: { ...using('mean: {kind: Function{+, asset: functions/mean, version: ^1+}}'), ...mean },
  },
  'library-bound': {
    title: 'A twin does not bind a function that an asset uses as a library.',
    why: 'A library is code, not a component. The asset names the function and the range of its versions, and `twin.lock` has the version.',
    example: {
      ...twin('assets: {estimator: {asset: functions/estimator, version: ^1[-, uses: {mean: mean}-]}}'),
      ...using('mean: {kind: Function, asset: functions/mean, version: ^1}'),
      ...mean,
    },
  },
  'library-nested': {
    title: 'A library uses no libraries itself.',
    why: "A library has no configuration of its own, so it can't find the path of another library. For the same reason, functions can't be libraries of each other.",
    example: {
      ...using('mean: {kind: Function, asset: functions/mean, version: ^1}'),
      ...asset('functions/mean', '[-uses: {sum: {kind: Function, asset: functions/sum, version: ^1}}-]'),
      ...asset('functions/sum', ''),
    },
  },
  'ports-misplaced': {
    title: 'An asset with `ports` is started.',
    why: 'An asset without `run.command` has no values to exchange.',
    example: asset('tools/recorder', `${inTwin}\n[-batch-]{+run+}: {command: [node, main.mjs]}`),
  },
  'ports-twice': {
    title:
      'The ports that a generic asset declares itself have other names and aliases than those that it takes.',
    why: 'A component has both, and finds each port by its name or alias.',
    example: generic(
      `${inTwin}\noutputs: {alarm: {type: boolean}}\n${run}`,
      'inputs: {temperature: {type: number, unit: Cel}}, outputs: {[-alarm-]{+late+}: {type: boolean}}',
    ),
  },
  'ports-from': {
    title: '`ports.from` names a model or data that each twin binds.',
    why: 'A component has the ports of the bound asset. If a twin could leave the use unbound, the component would have no ports.',
    example: running(`uses: {${plant}}\nports: {from: [-modell-]{+model+}}`),
  },
  'ports-not-taken': {
    title: 'A twin declares ports only for an asset that takes them.',
    why: 'Other assets declare their ports themselves. Their components would not know the ports that the twin declares.',
    example: generic(`[-inputs: {temperature: {type: number, unit: Cel}}-]{+${inTwin}+}\n${run}`),
  },
  'ports-undeclared': {
    title: 'A twin declares the ports of an asset that has `ports: {declaredIn: twin}`.',
    why: 'Without ports, no value reaches the component.',
    example: generic(`${inTwin}\n${run}`, 'with: {}{+, inputs: {temperature: {type: number, unit: Cel}}+}'),
  },
  'alias-twice': {
    title: 'No two inputs, and no two outputs, of a component have the same alias.',
    why: 'A component finds its ports by their aliases. A port without an alias is found by its name.',
    example: generic(
      `${inTwin}\n${run}`,
      'inputs: {temperature: {type: number, unit: Cel, alias: T}, room: {type: number, unit: Cel, required: false, alias: T{+0+}}}',
    ),
  },
} satisfies Definitions;
