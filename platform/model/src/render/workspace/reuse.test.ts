import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locked } from '../../../testing/box.ts';
import { lab } from '../../../testing/lab.ts';
import { checkRepository } from '../../check.ts';
import { readCatalogue } from '../../document/read-catalogue.ts';
import { exampleTree } from '../../explain/parts.ts';
import type { Desired } from '../../generated/types.ts';
import { resolveCatalogue } from '../../resolution/index.ts';
import { stagedAssets } from '../../workspace.ts';
import { printDesired } from '../desired/editions.ts';
import { planInWords } from '../plan/plan-words.ts';
import { type Overrides, renderDesired } from '../render-desired.ts';

type Files = Readonly<Record<string, string>>;

async function rendered(files: Files, overrides: Overrides = {}): Promise<Desired> {
  const { catalogue } = readCatalogue(exampleTree(files));
  const options = { overrides, program: '1', resourcesOf: () => ({}) };
  return renderDesired(await resolveCatalogue(catalogue), 'lab', options);
}

const twin = 'twins/lab/twin.yaml';
const library = 'assets/functions/mean/asset.yaml';

async function edited(
  ...edits: readonly (readonly [file: string, from: string, to: string])[]
): Promise<Files> {
  const files: Record<string, string> = { ...lab };
  for (const [file, from, to] of edits) {
    expect(files[file]).toContain(from);
    files[file] = files[file]!.replace(from, () => to);
  }
  return locked(files);
}

async function wordsBetween(before: Files, after: Files): Promise<readonly string[]> {
  return planInWords(await rendered(before), await rendered(after)).map(({ words }) => words);
}

describe('a library', () => {
  it('is rendered with the component that imports it, and is brought to the place', async () => {
    const { workspace } = await rendered(await locked(lab));
    const { average } = workspace!.components['estimator']!.libraries!;
    expect(average).toEqual({
      asset: 'functions/mean',
      version: '1.0.0',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      environment: { kind: 'none' },
    });
    expect(stagedAssets(workspace!).map(({ asset }) => asset)).toContain('functions/mean');
    expect(workspace!.components['pump']).not.toHaveProperty('libraries');
  });

  it('that is not there leaves no rendering', async () => {
    const { [library]: _, ...files } = lab;
    await expect(rendered(files)).rejects.toMatchObject({
      code: 'twin-unresolved',
      message: expect.stringContaining('its component estimator uses the library functions/mean'),
    });
  });

  it.each([
    [
      'another version',
      [library, 'version: 1.0.0', 'version: 1.1.0'],
      'average is functions/mean 1.0.0 to 1.1.0',
    ],
    [
      'other files',
      ['assets/functions/mean/mean.mjs', '2', '2.0'],
      'average is functions/mean 1.0.0 with other files',
    ],
  ] as const)('of %s changes the twin, in words', async (_, edit, words) => {
    expect(await wordsBetween(await locked(lab), await edited(edit))).toEqual([`estimator: ${words}`]);
  });

  it('is named in the plan when it is added or removed', async () => {
    const use = 'average: {kind: Function, asset: functions/mean, version: ^1}, ';
    const without = await edited(['assets/functions/filter/asset.yaml', use, '']);
    const all = await locked(lab);
    expect(await wordsBetween(without, all)).toContain('estimator: imports functions/mean 1.0.0 as average');
    expect(await wordsBetween(all, without)).toContain('estimator: no longer imports functions/mean');
  });
});

describe('a generic component', () => {
  it('has the ports of its model, in their order and with their aliases', async () => {
    const { process } = (await rendered(await locked(lab))).workspace!.components;
    expect(process).toMatchObject({
      inputs: { inflow: { unit: 'm3/s', alias: 'tank1.inflow' }, drain: { type: 'boolean', delay: 1 } },
      outputs: { level: { unit: 'm', alias: 'tank1.level' }, change: { unit: 'm/s', alias: 'der(level)' } },
      inputOrder: ['inflow', 'drain'],
      outputOrder: ['level', 'change'],
      uses: { model: 'tank' },
    });
  });

  it('has the ports that the twin declares, and its connections are converted to their units', async () => {
    const { components, connections } = (await rendered(await locked(lab))).workspace!;
    expect(components['recorder']).toMatchObject({
      inputs: { level: { type: 'number', unit: 'cm', alias: 'tank1.level' }, change: {}, drained: {} },
      outputs: {},
      inputOrder: ['level', 'change', 'drained'],
    });
    expect(components['recorder']).not.toHaveProperty('outputOrder');
    const level = connections.find(({ to }) => to.port === 'level');
    expect(level?.convert).toEqual({ scale: 100, offset: 0 });
  });

  it('alone carries the order of its ports, so that a twin of other assets renders as before', async () => {
    const { estimator } = (await rendered(await locked(lab))).workspace!.components;
    expect(Object.keys(estimator!.inputs)).toEqual(['measured', 'heaterOn']);
    expect(estimator).not.toHaveProperty('inputOrder');
  });

  it('alone carries the defaults of its inputs, from its model or from the twin', async () => {
    const files = await edited(
      ['assets/models/tank/asset.yaml', 'delay: 1}', 'delay: 1, default: false}'],
      [
        twin,
        'drained: {type: boolean, required: false}',
        'drained: {type: boolean, required: false, default: true}',
      ],
      [
        'assets/functions/filter/asset.yaml',
        'measured: {type: number,',
        'measured: {type: number, default: 20,',
      ],
    );
    const { process, recorder, estimator } = (await rendered(files)).workspace!.components;
    expect(process!.inputs).toEqual({
      inflow: { type: 'number', unit: 'm3/s', alias: 'tank1.inflow' },
      drain: { type: 'boolean', delay: 1, default: false },
    });
    expect(recorder!.inputs['drained']).toEqual({ type: 'boolean', default: true });
    // As in every edition before: the runner finds this default in the asset.
    expect(estimator!.inputs['measured']).not.toHaveProperty('default');
  });

  it('can be an emulator', async () => {
    const { components, connections } = (await rendered(await locked(lab), { emulate: true })).workspace!;
    expect(components['emulator']!.outputs).toEqual({ temperature: { type: 'number', unit: 'K' } });
    expect(connections).toContainEqual({
      from: { component: 'emulator', port: 'temperature' },
      to: { component: 'estimator', port: 'measured' },
      convert: { scale: 1, offset: -273.15 },
    });
  });

  it('carries no order of ports that are sorted already', async () => {
    const files = await edited(
      [twin, 'level: {type: number, unit: cm, alias: "tank1.level"}', 'a: {type: boolean, required: false}'],
      [twin, '    - process.level -> recorder.level\n', ''],
    );
    expect((await rendered(files)).workspace!.components['recorder']).not.toHaveProperty('inputOrder');
  });

  it.each([
    [
      'drained: {type: boolean, required: false}',
      'dry: {type: boolean, required: false}',
      'no input drained, new input dry',
    ],
    ['drained: {type: boolean', 'drained: {type: integer', 'other input drained'],
    [
      'drained: {type: boolean, required: false}',
      'drained: {type: boolean, required: false, default: true}',
      'other input drained',
    ],
    [
      '        change: {type: number, unit: m/s, required: false}\n        drained: {type: boolean, required: false}\n',
      '        drained: {type: boolean, required: false}\n        change: {type: number, unit: m/s, required: false}\n',
      'another order of its inputs',
    ],
  ])('tells in a plan how its ports change: %s', async (from, to, words) => {
    expect(await wordsBetween(await locked(lab), await edited([twin, from, to]))).toEqual([
      `recorder: ${words}`,
    ]);
  });
});

/** One declaration of a port as YAML text. Most fit each other, and some do not. */
const declaration = fc.record({
  type: fc.constantFrom('number', 'number', 'number', 'boolean'),
  unit: fc.constantFrom('m', 'cm', 'kg', undefined),
  delay: fc.constantFrom(0, 0, 1),
  required: fc.boolean(),
  alias: fc.constantFrom(undefined, 'tank1.level', 'der(h)'),
});

type Declaration = typeof declaration extends fc.Arbitrary<infer D> ? D : never;

function ports(
  declared: readonly Declaration[],
  prefix: string,
  isInput: boolean,
): { readonly [name: string]: object } {
  return Object.fromEntries(
    declared.map(({ type, unit, delay, required, alias }, index) => [
      // Not alphabetical.
      `${prefix}${declared.length - index}`,
      { type, ...(type === 'number' ? { unit } : {}), alias, ...(isInput ? { delay, required } : {}) },
    ]),
  );
}

const asset = (reference: string, kind: string, spec: object): Files => ({
  [`assets/${reference}/asset.yaml`]: JSON.stringify({
    apiVersion: 'dtaas/v1',
    kind,
    metadata: { name: reference.split('/')[1], version: '1.0.0', license: 'MIT' },
    spec,
  }),
  [`assets/${reference}/main.mjs`]: '',
});

const run = { run: { command: ['node', 'main.mjs'] } };

/** The same twin with ports from a hand-written asset, from the twin, and from a model. */
function threeWays(
  declared: { inputs: object; outputs: object },
  connections: readonly string[],
): readonly Files[] {
  const plant = { asset: 'models/plant', version: '^1' };
  const worker = { asset: 'tools/worker', version: '^1', uses: { model: 'plant' } };
  const uses = { uses: { model: { kind: 'Model' } } };
  const made = (spec: object, model: object, more: object): Files => ({
    ...asset('models/plant', 'Model', model),
    ...asset('tools/worker', 'Tool', { ...spec, ...uses, ...run }),
    ...asset('tools/sensor', 'Tool', {
      inputs: { in1: { type: 'number', unit: 'm', required: false } },
      outputs: { out1: { type: 'number', unit: 'm' }, on: { type: 'boolean' } },
      ...run,
    }),
    'twins/lab/twin.yaml': JSON.stringify({
      apiVersion: 'dtaas/v1',
      kind: 'Twin',
      metadata: { name: 'lab', version: '1.0.0' },
      spec: {
        assets: { plant, sensor: { asset: 'tools/sensor', version: '^1' }, worker: { ...worker, ...more } },
        connections,
        lifecycle: { clock: { mode: 'lockstep', step: { value: 1, unit: 's' } } },
      },
    }),
  });
  return [
    made(declared, {}, {}),
    made({ ports: { declaredIn: 'twin' } }, {}, declared),
    made({ ports: { from: 'model' } }, declared, {}),
  ];
}

/** What differs by design: the asset's digest, and where the order of the ports is kept. */
function comparable(desired: Desired): unknown {
  const { components } = desired.workspace!;
  const plain = Object.entries(components).map(([id, component]) => {
    const { digest: _, inputOrder: __, outputOrder: ___, inputs, outputs, ...rest } = component;
    return [id, id === 'plant' ? rest : { inputs, outputs, ...rest }];
  });
  const workspace = { ...desired.workspace!, components: Object.fromEntries(plain) };
  return JSON.parse(printDesired({ ...desired, workspace }));
}

it('the ports of a generic component are those of a hand-written asset, to all rules and to the renderer', async () => {
  let [clean, faulty] = [0, 0];
  const endpoints = fc.constantFrom(
    'sensor.out1 -> worker.in1',
    'sensor.on -> worker.in1',
    'sensor.out1 -> worker.in2',
    'worker.out1 -> sensor.in1',
    'worker.out2 -> sensor.in1',
    'worker.out1 -> worker.in1',
    'worker.in1 -> sensor.in1',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(declaration, { maxLength: 2 }),
      fc.array(declaration, { minLength: 1, maxLength: 2 }),
      fc.uniqueArray(endpoints, { maxLength: 3 }),
      async (inputs, outputs, connections) => {
        const declared = { inputs: ports(inputs, 'in', true), outputs: ports(outputs, 'out', false) };
        const found = await Promise.all(
          threeWays(declared, connections).map(async (plain) => {
            const files = await locked(plain);
            const problems = await checkRepository(exampleTree(files));
            const said = problems.map(({ code, message }) => `${code}: ${message}`).sort();
            return { said, desired: comparable(await rendered(files)) };
          }),
        );
        expect(found[1]).toEqual(found[0]);
        expect(found[2]).toEqual(found[0]);
        if (found[0]!.said.length === 0) clean += 1;
        else faulty += 1;
      },
    ),
    // A seed, since what is found is counted below.
    { numRuns: 80, seed: 3 },
  );
  expect(Math.min(clean, faulty)).toBeGreaterThan(10);
}, 60_000);

it('the ports of a generic asset itself stand before those that it takes', async () => {
  const recorder = 'assets/tools/recorder/asset.yaml';
  const own =
    'spec:\n  inputs: {reset: {type: boolean, default: false, required: false}}\n  outputs: {alarm: {type: boolean}}';
  const { workspace } = await rendered(await edited([recorder, 'spec:', own]));
  const { inputs, outputs, inputOrder } = workspace!.components['recorder']!;
  expect(inputOrder).toEqual(['reset', 'level', 'change', 'drained']);
  expect(inputs['reset']).toEqual({ type: 'boolean', default: false });
  expect(outputs).toEqual({ alarm: { type: 'boolean' } });
});
