import fc from 'fast-check';
import { filesOf, gitTreeId } from '../src/digest/index.ts';
import { exampleTree } from '../src/explain/parts.ts';
import type { Published } from '../src/tree/catalogue.ts';
import { box, locked } from './box.ts';

export type Files = Readonly<Record<string, string>>;

/** A repository between two edits. */
export interface State {
  readonly files: Files;
  readonly published: readonly Published[];
}

/** One thing that a person does to a repository. */
export type Edit =
  | readonly [kind: 'replace', path: string, from: string, to: string]
  | readonly [kind: 'remove' | 'restore', path: string]
  | readonly [kind: 'copy', from: string, to: string]
  | readonly [kind: 'publish' | 'unpublish', reference: string]
  | readonly [kind: 'lock', twin: string];

const model = 'assets/models/box/asset.yaml';
const filter = 'assets/functions/filter/asset.yaml';
const control = 'assets/functions/switch/asset.yaml';
const emulator = 'assets/tools/emulator/asset.yaml';
const library = 'assets/functions/mean/asset.yaml';
const twin = 'twins/box/twin.yaml';
const child = 'twins/child/twin.yaml';
const platform = 'platform.yaml';
const references = [
  'models/box',
  'functions/filter',
  'functions/switch',
  'functions/mean',
  'tools/emulator',
  'twins/child',
];

const replacements: readonly (readonly [path: string, from: string, to: string])[] = [
  [model, 'version: 1.0.0', 'version: 1.1.0'],
  [model, 'version: 1.0.0', 'version: 2.0.0'],
  [model, 'license: MIT', 'license: GPL-3.0-only'],
  [model, 'heatCapacity', 'capacity'],
  [model, 'kind: Model', 'kind: Data'],
  [model, 'spec:', 'spec: ['],
  [model, 'name: box', 'name: child'],
  [filter, 'unit: Cel', 'unit: V'],
  [filter, 'models/box', 'models/bax'],
  [filter, 'cpu: 0.1', 'cpu: 4'],
  [filter, 'requires: {', 'restrictions: {maxInstances: 2}\n  requires: {'],
  [filter, 'requires: {', 'requires: {seats: {solver: 2}, '],
  [filter, 'requires: {', 'restrictions: {organisations: [other]}\n  requires: {'],
  [filter, 'version: 1.2.0', 'version: 2.0.0'],
  [filter, 'functions/mean', 'functions/main'],
  [library, 'version: 1.0.0', 'version: 1.1.0'],
  [library, 'license: MIT', 'license: ISC'],
  [
    library,
    'license: MIT}',
    'license: MIT}\nspec: {uses: {other: {kind: Function, asset: functions/switch}}}',
  ],
  [control, 'heaterOn', 'heater'],
  [control, 'setpoint: {type: number', 'password: {type: string, default: letmein}, setpoint: {type: number'],
  [emulator, 'delay: 1', 'delay: 0'],
  [emulator, 'run: {command', 'batch: {command'],
  [twin, 'version: ^1', 'version: ^9'],
  [twin, 'asset: functions/switch', 'asset: functions/swatch'],
  [twin, 'lifecycle: {', 'lifecycle: {desired: terminated, '],
  [twin, 'twin: child', 'twin: other'],
  [twin, 'estimator.measured', 'estimator.measure'],
  [twin, 'name: box', 'name: child'],
  [child, '  connections:', '  children: {c: {twin: box, version: ^1}}\n  connections:'],
  [child, '  connections:', '  children: {c: {twin: child, version: ^1}}\n  connections:'],
  [child, 'lifecycle: {', 'lifecycle: {desired: suspended, '],
  [child, 'version: 1.0.0', 'version: 1.5.0'],
  [child, 'plant: plant', 'plant: estimator'],
  [platform, 'organisation: plant', 'organisation: plant\n  quotas: {twins: 1, cpu: 0.15}'],
  [platform, 'here: {kind: process}', 'here: {kind: process, seats: {solver: 3}, cpu: 0.15}'],
  [platform, 'organisation: plant', 'organisation: plant\n  licences: {denied: [MIT]}'],
  [platform, 'defaultPlace: here', 'defaultPlace: there'],
  [platform, 'kind: Platform', 'kind: ['],
];

const paths = [...Object.keys(box), library, 'twins/box/twin.lock', child, 'twins/child/twin.lock'];

/** Copies and locks come often, since most edits want one before they can be clean again. */
export const steps: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...replacements.map((edit): Edit => ['replace', ...edit])) },
  { weight: 1, arbitrary: fc.constantFrom(...paths.map((path): Edit => ['remove', path])) },
  { weight: 4, arbitrary: fc.constantFrom(...paths.map((path): Edit => ['restore', path])) },
  { weight: 3, arbitrary: fc.constantFrom<Edit>(['copy', 'box', 'child'], ['copy', 'box', 'other']) },
  { weight: 3, arbitrary: fc.constantFrom(...references.map((reference): Edit => ['publish', reference])) },
  { weight: 1, arbitrary: fc.constantFrom(...references.map((reference): Edit => ['unpublish', reference])) },
  { weight: 4, arbitrary: fc.constantFrom<Edit>(['lock', 'box'], ['lock', 'child']) },
);

/** The box with a library of its filter, and with a twin like it as its child. */
export const family: Files = {
  ...box,
  [library]: 'apiVersion: dtaas/v1\nkind: Function\nmetadata: {name: mean, version: 1.0.0, license: MIT}\n',
  [filter]: box[filter]!.replace(
    'uses: {',
    'uses: {mean: {kind: Function, asset: functions/mean, version: ^1}, ',
  ),
  [twin]: box[twin]!.replace('  connections:', '  children: {c: {twin: child, version: ^1}}\n  connections:'),
  [child]: copied('child'),
};

/** So many that a few edits are few, and only what they touch is looked at. */
export const spares: Files = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [
    `assets/data/spare-${index}/asset.yaml`,
    `apiVersion: dtaas/v1\nkind: Data\nmetadata: {name: spare-${index}, version: 1.0.0}\n`,
  ]),
);

export async function step(state: State, edit: Edit): Promise<State> {
  const { files, published } = state;
  switch (edit[0]) {
    case 'replace': {
      const [, path, from, to] = edit;
      const text = files[path];
      return text === undefined ? state : { ...state, files: { ...files, [path]: text.replace(from, to) } };
    }
    case 'remove':
      return { ...state, files: without(files, edit[1]) };
    case 'restore': {
      const text = family[edit[1]];
      return text === undefined ? state : { ...state, files: { ...files, [edit[1]]: text } };
    }
    case 'copy':
      return { ...state, files: { ...files, [`twins/${edit[2]}/twin.yaml`]: copied(edit[2]) } };
    case 'lock': {
      const lock = `twins/${edit[1]}/twin.lock`;
      const text = (await locked(files))[lock];
      return text === undefined ? state : { ...state, files: { ...files, [lock]: text } };
    }
    case 'publish':
      return { files, published: [...published, ...publish(state, edit[1])] };
    case 'unpublish':
      return { files, published: published.filter(({ reference }) => reference !== edit[1]) };
  }
}

function copied(name: string): string {
  return box[twin]!.replace('name: box', `name: ${name}`);
}

function without(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([other]) => other !== path));
}

function publish({ files, published }: State, reference: string): Published[] {
  const directory = reference.startsWith('twins/') ? reference : `assets/${reference}`;
  const file = Object.keys(files).find((path) => path.startsWith(`${directory}/`) && path.endsWith('.yaml'));
  const version = /version: (\d+\.\d+\.\d+)/.exec(files[file ?? ''] ?? '')?.[1];
  if (version === undefined) return [];
  if (published.some((taken) => taken.reference === reference && taken.version === version)) return [];
  const kept = Object.entries(files).filter(([path]) => path.startsWith(`${directory}/`));
  const tree = exampleTree(Object.fromEntries(kept));
  const treeId = gitTreeId(filesOf(tree, reference));
  return [{ reference, version, source: 'tags', commit: treeId, treeId, files: () => tree }];
}
