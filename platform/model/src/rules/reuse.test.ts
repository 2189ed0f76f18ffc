import { describe, expect, it } from 'vitest';
import { locked } from '../../testing/box.ts';
import { lab } from '../../testing/lab.ts';
import { checkRepository } from '../check.ts';
import { exampleTree } from '../explain/parts.ts';

type Edit = readonly [file: string, from: string, to: string];

const twin = 'twins/lab/twin.yaml';
const filter = 'assets/functions/filter/asset.yaml';
const library = 'assets/functions/mean/asset.yaml';
const tank = 'assets/models/tank/asset.yaml';
const runner = 'assets/tools/runner/asset.yaml';
const recorder = 'assets/tools/recorder/asset.yaml';

function edited(edits: readonly Edit[]): Record<string, string> {
  const files: Record<string, string> = { ...lab };
  for (const [file, from, to] of edits) {
    expect(files[file]).toContain(from);
    files[file] = files[file]!.replace(from, () => to);
  }
  return files;
}

/** Each problem: its code, and the text where it stands. */
async function problemsIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const problems = await checkRepository(exampleTree(files));
  return problems.map(({ file, line, column, code }) => {
    const text = files[file]?.split('\n')[line - 1]?.slice(column - 1) ?? '';
    return `${code}: ${text.slice(0, 24)}`;
  });
}

it('the lab has no problem', async () => {
  expect(await problemsIn(await locked(lab))).toEqual([]);
});

it('a generic asset may have ports of its own, which follow all rules', async () => {
  const own = (connected: string) =>
    edited([
      [recorder, 'spec:', 'spec:\n  outputs: {alarm: {type: boolean}}'],
      [runner, 'spec:', 'spec:\n  inputs: {hold: {type: boolean, required: false, delay: 1}}'],
      [twin, '  connections:\n', `  connections:\n    - recorder.alarm -> ${connected}\n`],
    ]);
  expect(await problemsIn(await locked(own('process.hold')))).toEqual([]);
  expect(await problemsIn(own('process.inflow'))).toContain('type-mismatch: recorder.alarm -> proces');
});

describe('one edit, one problem, where it is', () => {
  it.each<[what: string, edits: readonly Edit[], expected: readonly string[]]>([
    [
      'a library that is not there',
      [[filter, 'functions/mean', 'functions/maen']],
      ['reference-unknown: functions/maen, version:'],
    ],
    [
      'a range without a version of the library',
      [[filter, 'functions/mean, version: ^1', 'functions/mean, version: ^2']],
      ['version-unknown: ^2}, plant: {kind: Model'],
    ],
    [
      'a library of another kind',
      [[filter, 'functions/mean', 'tools/pump']],
      ['use-kind: tools/pump, version: ^1}'],
    ],
    [
      'a library without its name',
      [[filter, ', asset: functions/mean, version: ^1', '']],
      ['library-unnamed: average: {kind: Function'],
    ],
    [
      'a library that the twin binds',
      [[twin, 'uses: {plant: box}', 'uses: {plant: box, average: pump}']],
      ['library-bound: average: pump}}'],
    ],
    [
      'a library that uses itself',
      [
        [
          library,
          'license: MIT}',
          'license: MIT}\nspec: {uses: {me: {kind: Function, asset: functions/mean}}}',
        ],
      ],
      ['library-nested: functions/mean, version:', 'library-nested: functions/mean}}}'],
    ],
    [
      'libraries in a circle',
      [
        [
          library,
          'license: MIT}',
          'license: MIT}\nspec: {uses: {f: {kind: Function, asset: functions/filter}}}',
        ],
      ],
      ['library-nested: functions/mean, version:', 'library-nested: functions/filter}}}'],
    ],
    ['a use that is not there', [[runner, 'from: model', 'from: modl']], ['ports-from: modl}']],
    [
      'a use that a twin may leave out',
      [[runner, '{kind: Model}', '{kind: Model, required: false}']],
      ['ports-from: model}'],
    ],
    [
      'a library as the origin of ports',
      [
        [runner, '{kind: Model}', '{kind: Model}, lib: {kind: Function, asset: functions/mean}'],
        [runner, 'from: model', 'from: lib'],
      ],
      ['ports-from: lib}'],
    ],
    [
      'a port of the recorder itself that the twin declares again',
      [
        [recorder, 'spec:', 'spec:\n  inputs: {reset: {type: boolean, required: false, alias: change}}'],
        [twin, 'drained: {type', 'reset: {type'],
      ],
      ['ports-twice: change: {type: number, u', 'ports-twice: reset: {type: boolean, r'],
    ],
    [
      'a port of the runner itself that the model has, too',
      [[runner, 'spec:', 'spec:\n  outputs: {height: {type: number, unit: m, alias: tank1.level}}']],
      ['ports-twice: model: tank}}'],
    ],
    [
      'ports of what never starts',
      [
        [runner, 'run:', 'batch:'],
        [runner, ', control: [save]', ''],
      ],
      [
        'ports-misplaced: ports: {from: model}',
        'component-not-started: process.inflow',
        'component-not-started: process.level -> recorde',
        'component-not-started: process.change -> record',
      ],
    ],
    ['an unbound origin', [[twin, ', uses: {model: tank}', '']], ['use-unbound: process: {asset: tools/r']],
    [
      'ports that the asset does not take',
      [[twin, 'pump: {asset: tools/pump', 'pump: {inputs: {on: {type: boolean}}, asset: tools/pump']],
      ['ports-not-taken: inputs: {on: {type: bool'],
    ],
    [
      'ports beside those of a model',
      [[twin, 'uses: {model: tank}', 'uses: {model: tank}, outputs: {}']],
      ['ports-not-taken: outputs: {}}'],
    ],
    [
      'no ports of an emulator',
      [[twin, '      outputs: {temperature: {type: number, unit: K, temperature: absolute}}\n', '']],
      ['ports-undeclared: emulator:'],
    ],
    [
      'a port that the model has not',
      [[twin, 'process.level', 'process.levl']],
      ['port-unknown: process.levl -> recorder'],
    ],
    [
      'a unit that does not fit the model',
      [[twin, 'unit: cm', 'unit: kg']],
      ['unit-mismatch: process.level -> recorde'],
    ],
    [
      'an unknown unit in the twin',
      [[twin, 'unit: cm', 'unit: cmm']],
      ['unit-unknown: cmm, alias: "tank1.level'],
    ],
    [
      'a default of another type',
      [[twin, 'drained: {type: boolean', 'drained: {default: 3, type: boolean']],
      ['value-type: 3, type: boolean, requir'],
    ],
    [
      'a buffer of a value',
      [[twin, 'drained: {type: boolean', 'drained: {buffer: 3, type: boolean']],
      ['port-kind-misplaced: 3, type: boolean, requir'],
    ],
    [
      'a required input without a source',
      [[twin, '    - process.level -> recorder.level\n', '']],
      ['input-unconnected: recorder:'],
    ],
    [
      'a required input of the model without a source',
      [[twin, '    - pump.flow -> process.inflow\n', '']],
      ['input-unconnected: process: {asset: tools/r'],
    ],
    ['two ports with one alias', [[tank, 'der(level)', 'tank1.level']], ['alias-twice: tank1.level}']],
    [
      'an alias that is the name of another port',
      [
        [tank, 'der(level)', 'level'],
        [tank, ', alias: tank1.level', ''],
      ],
      ['alias-twice: level}'],
    ],
    [
      'an emulator with ports in another unit',
      [[twin, 'unit: K, temperature: absolute', 'unit: J']],
      ['emulator-misfit: physical.temperature -> '],
    ],
    [
      'an emulator without the telemetry',
      [[twin, 'outputs: {temperature:', 'outputs: {temp:']],
      ['emulator-misfit: temperature: {topic: lab'],
    ],
  ])('%s', async (_, edits, expected) => {
    expect(await problemsIn(await locked(edited(edits)))).toEqual(expected);
  });

  it('a loop over the ports of a model', async () => {
    const looped: Edit = [
      twin,
      '    - pump.flow -> process.inflow\n',
      '    - process.change -> process.inflow\n',
    ];
    const units: Edit = [tank, 'unit: m/s', 'unit: m3/s'];
    const plain: Edit = [twin, 'change: {type: number, unit: m/s', 'change: {type: number, unit: m3/s'];
    const edits = [looped, units, plain];
    expect(await problemsIn(await locked(edited(edits)))).toEqual([
      'algebraic-loop: process.change -> proces',
    ]);
    const delayed: Edit = [tank, 'alias: tank1.inflow', 'delay: 1, alias: tank1.inflow'];
    expect(await problemsIn(await locked(edited([...edits, delayed])))).toEqual([]);
  });
});

describe('the lock of a twin has the libraries of its assets', () => {
  it('and goes stale with them', async () => {
    const files = await locked(lab);
    expect(files['twins/lab/twin.lock']).toContain('- reference: functions/mean\n    range: "^1"');
    const changed = { ...files, 'assets/functions/mean/mean.mjs': 'export {};\n' };
    // That of the other twin, too.
    const stale = 'lock-stale: reference: functions/mea';
    expect(await problemsIn(changed)).toEqual([stale, stale]);
  });

  it('and misses them if an asset begins to use one', async () => {
    const files = await locked(
      edited([[filter, 'average: {kind: Function, asset: functions/mean, version: ^1}, ', '']]),
    );
    expect(files['twins/lab/twin.lock']).not.toContain('functions/mean');
    const problems = await checkRepository(exampleTree({ ...files, [filter]: lab[filter]! }));
    expect(problems.map(({ message }) => message)).toContain(
      'twins/lab/twin.lock has no entry for functions/mean ^1',
    );
  });
});
