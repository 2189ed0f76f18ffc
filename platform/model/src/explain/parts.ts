import { type AssetFolder, kindOfFolder } from '../references/index.ts';
import type { Tree } from '../tree/tree.ts';
import { treeOf } from '../tree/tree-of.ts';
import type { Files } from './explanation.ts';

/** The file of an asset, by its reference. */
export function asset(reference: string, spec: string, metadata = 'version: 1.0.0'): Files {
  const [folder = '', name] = reference.split('/');
  const head = `apiVersion: dtaas/v1\nkind: ${kindOfFolder[folder as AssetFolder]}\nmetadata: {name: ${name}, ${metadata}}\n`;
  return { [`assets/${reference}/asset.yaml`]: `${head}${spec === '' ? '' : `spec:\n${indented(spec)}`}` };
}

/** The file of a twin. */
export function twin(spec: string, name = 'box'): Files {
  const head = `apiVersion: dtaas/v1\nkind: Twin\nmetadata: {name: ${name}, version: 1.0.0}\n`;
  return { [`twins/${name}/twin.yaml`]: `${head}spec:\n${indented(spec)}` };
}

/** `platform.yaml` with its required fields and these lines. */
export function platform(
  spec: string,
  places = 'places: {here: {kind: process}}',
  defaultPlace = 'here',
): Files {
  const head =
    'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: example}\nspec:\n  organisation: example\n';
  return { 'platform.yaml': `${head}${indented(`${places}\ndefaultPlace: ${defaultPlace}\n${spec}`)}` };
}

/** The smallest `platform.yaml`. */
export const plainPlatform = String(platform('')['platform.yaml']);

/** An example's files, on top of a plain `platform.yaml`. */
export function exampleTree(files: Files): Tree {
  return treeOf({ 'platform.yaml': plainPlatform, ...files });
}

function indented(text: string): string {
  return `${text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\n`;
}

/** A sensor, a controller and a heater: enough to connect. */
export const sensor = asset(
  'tools/sensor',
  'outputs: {temperature: {type: number, unit: Cel}}\nrun: {command: [node, main.mjs]}',
);
const heater = asset('tools/heater', 'inputs: {on: {type: boolean}}\nrun: {command: [node, main.mjs]}');
export const controller = controllerWith({});

/** The controller with other declarations of its ports. */
export function controllerWith({
  measured = '{type: number, unit: Cel}',
  heaterOn = '{type: boolean}',
}: {
  readonly measured?: string;
  readonly heaterOn?: string;
}): Files {
  return asset(
    'functions/controller',
    `inputs: {measured: ${measured}}
outputs: {heaterOn: ${heaterOn}}
parameters: {setpoint: {type: number, unit: Cel, default: 35, maximum: 60}}
run: {command: [node, main.mjs]}`,
  );
}

/** A twin of these with its connections. */
export function connected(...connections: readonly string[]): Files {
  const spec = `assets:
  sensor: {asset: tools/sensor, version: ^1}
  controller: {asset: functions/controller, version: ^1}
  heater: {asset: tools/heater, version: ^1}
connections:
${connections.map((line) => `  - ${line}`).join('\n')}`;
  return { ...twin(spec), ...sensor, ...controller, ...heater };
}
