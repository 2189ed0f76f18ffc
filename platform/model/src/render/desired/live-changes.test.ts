import { describe, expect, it } from 'vitest';
import { box, locked } from '../../../testing/box.ts';
import { readCatalogue } from '../../document/read-catalogue.ts';
import { exampleTree } from '../../explain/parts.ts';
import { resolveCatalogue } from '../../resolution/index.ts';
import type { WorkspaceSpec } from '../../workspace.ts';
import { renderDesired } from '../render-desired.ts';
import { generationOf } from './editions.ts';
import { liveChanges, withParameters } from './live-changes.ts';

type Edit = readonly [file: string, from: string, to: string];

const twin = 'twins/box/twin.yaml';
const control = 'assets/functions/switch/asset.yaml';
const filter = 'assets/functions/filter/asset.yaml';

const controlIsLive: Edit = [
  control,
  'default: 35}',
  'default: 35, live: true}, gain: {type: object, default: {a: 1}, live: true}',
];

async function rendered(...edits: readonly Edit[]): Promise<WorkspaceSpec> {
  const files: Record<string, string> = { ...box };
  for (const [file, from, to] of edits) {
    expect(files[file]).toContain(from);
    files[file] = files[file]!.replace(from, () => to);
  }
  const { catalogue } = readCatalogue(exampleTree(await locked(files)));
  const options = { overrides: {}, program: '1', resourcesOf: () => ({}) };
  return renderDesired(await resolveCatalogue(catalogue), 'box', options).workspace!;
}

/** The controller with these values. */
const controllerWith = (values: string): Edit => [
  twin,
  'controller: {asset: functions/switch, version: ^1}',
  `controller: {asset: functions/switch, version: ^1, with: {${values}}}`,
];
const setpoint = (value: string): Edit => controllerWith(`setpoint: ${value}`);

describe('live parameters', () => {
  it('are named in desired.json, where they are', async () => {
    const spec = await rendered(controlIsLive);
    expect(spec.components['controller']!.live).toEqual(['gain', 'setpoint']);
    expect(spec.components['estimator']).not.toHaveProperty('live');
  });

  it('are told in the unit of the asset', async () => {
    const before = await rendered(controlIsLive);
    const after = await rendered(controlIsLive, setpoint('{value: 96.8, unit: "[degF]"}'));
    expect(liveChanges(before, after)).toEqual([
      { component: 'controller', parameters: { setpoint: 36 }, words: 'setpoint 35 Cel → 36 Cel' },
    ]);
  });

  it('are told together, also of several components', async () => {
    const live: Edit = [filter, 'minimum: 0}', 'minimum: 0, live: true}'];
    const noise: Edit = [
      twin,
      'uses: {plant: plant}}',
      'uses: {plant: plant}, with: {noise: {value: 2, unit: K}}}',
    ];
    const before = await rendered(controlIsLive, live);
    const after = await rendered(
      controlIsLive,
      live,
      noise,
      controllerWith('setpoint: {value: 36, unit: Cel}, gain: {a: 2}'),
    );
    expect(liveChanges(before, after)).toEqual([
      {
        component: 'controller',
        parameters: { gain: { a: 2 }, setpoint: 36 },
        words: 'gain {"a":1} → {"a":2}, setpoint 35 Cel → 36 Cel',
      },
      { component: 'estimator', parameters: { noise: 2 }, words: 'noise 0.1 K → 2 K' },
    ]);
  });

  it.each<[string, readonly Edit[]]>([
    ['nothing changes', []],
    ['another parameter changes', [[twin, 'value: 0.616', 'value: 0.7']]],
    [
      'the files of the asset change',
      [setpoint('{value: 36, unit: Cel}'), [control, '[node, main.mjs]', '[node, ./main.mjs]']],
    ],
    [
      'a connection changes, too',
      [setpoint('{value: 36, unit: Cel}'), [twin, '    - controller.heaterOn -> estimator.heaterOn\n', '']],
    ],
  ])('are not told if %s', async (_what, edits) => {
    expect(
      liveChanges(await rendered(controlIsLive), await rendered(controlIsLive, ...edits)),
    ).toBeUndefined();
  });

  it('are not told if they became live just now', async () => {
    expect(
      liveChanges(await rendered(), await rendered(controlIsLive, setpoint('{value: 36, unit: Cel}'))),
    ).toBeUndefined();
  });

  it('are not told if a component that runs has them in its own configuration', async () => {
    const used: Edit = [
      'assets/models/box/asset.yaml',
      'minimum: 1, maximum: 10000}',
      'minimum: 1, maximum: 10000, live: true}',
    ];
    const before = await rendered(used);
    const after = await rendered(used, [twin, 'value: 0.616', 'value: 0.7']);
    expect(before.components['plant']!.live).toEqual(['heatCapacity']);
    expect(liveChanges(before, after)).toBeUndefined();
  });

  it('give the same workspace as a new rendering', async () => {
    const before = await rendered(controlIsLive);
    const after = await rendered(controlIsLive, setpoint('{value: 36, unit: Cel}'));
    const told = withParameters(before, { controller: { setpoint: 36 } });
    expect(generationOf(told)).toBe(generationOf(after));
    expect(generationOf(told)).not.toBe(generationOf(before));
  });
});
