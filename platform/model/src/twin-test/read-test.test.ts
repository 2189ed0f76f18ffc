import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../document/read-catalogue.ts';
import { asset, exampleTree, twin } from '../explain/parts.ts';
import { resolveCatalogue } from '../resolution/index.ts';
import { readTest } from './read-test.ts';

const plant = asset(
  'tools/plant',
  `inputs: {heater: {type: boolean}}
outputs:
  temperature: {type: number, unit: K, temperature: absolute}
  rise: {type: number, unit: K, temperature: difference}
  open: {type: boolean}
  grid: {type: number, unit: Cel, shape: [2]}
run: {command: [sh, -c, cat]}`,
);
const judge = asset('functions/judge', 'batch: {command: [sh, -c, "true"]}');
const switches = asset('functions/switch', 'outputs: {on: {type: boolean}}\nrun: {command: [sh, -c, cat]}');

/** The plan of a test with one expectation, and its problems: `10:41 test-time`. */
async function read(expectation: string, { until = '{value: 10, unit: min}', run = 'time\n0\n' } = {}) {
  const files = twin(`assets: {switch: {asset: functions/switch, version: ^1}}
connections: [switch.on -> physical.heater]
physicalTwin:
  protocol: mqtt
  url: mqtts://broker.example:8883
  telemetry: {temperature: {topic: t, unit: Cel}, open: {topic: t, type: boolean}}
  commands: {heater: {topic: h, type: boolean}}
  emulator: {asset: tools/plant, version: ^1}
test:
  until: ${until}
  expect: {it: ${expectation}}`);
  const tree = exampleTree({ ...files, ...plant, ...judge, ...switches, 'twins/box/run.csv': run });
  const resolution = await resolveCatalogue(readCatalogue(tree, { published: [] }).catalogue);
  const { plan, problems } = readTest(resolution.twins.get('box')!, resolution);
  const found = problems.map(({ file, column, code }) => `${file.split('/').at(-1)}:${column} ${code}`);
  return { plan, wanted: plan?.expectations[0]?.wanted, found, problems };
}

const temperature = { name: 'physical.temperature', source: 'emulator.temperature', unit: 'K' };

describe('the test of a twin', () => {
  it('reads bounds in the unit of the emulator, and times in seconds', async () => {
    const { plan, found } = await read(
      '{port: physical.temperature, minimum: {value: 20, unit: Cel}, after: {value: 1, unit: min}, settle: {value: 30, unit: s}}',
    );
    expect(found).toEqual([]);
    expect(plan).toEqual({
      untilSeconds: 600,
      expectations: [
        {
          name: 'it',
          path: ['spec', 'test', 'expect', 'it'],
          wanted: {
            kind: 'bounds',
            port: temperature,
            minimum: 293.15,
            window: { after: 90, before: Number.POSITIVE_INFINITY },
          },
        },
      ],
    });
  });

  it('reads a value that is seen, or any value', async () => {
    const window = { after: 0, before: 60 };
    const before = 'before: {value: 60, unit: s}';
    const port = { name: 'switch.on', source: 'switch.on' };
    const equal = await read(`{port: switch.on, seen: false, equals: true, ${before}}`);
    expect(equal.wanted).toEqual({ kind: 'seen', port, seen: false, equals: true, window });
    const any = await read(`{port: switch.on, seen: true, ${before}}`);
    expect(any.wanted).toEqual({ kind: 'seen', port, seen: true, window });
  });

  it('reads the columns of a trajectory, each with its unit and its tolerance', async () => {
    const run = '\ufeff"time [min]",physical.temperature [Cel],switch.on\r\n0,20,true\r\n';
    const tolerance = 'tolerance: {physical.temperature: {absolute: {value: 0.5, unit: Cel}, relative: 0.1}}';
    const { wanted, found } = await read(`{trajectory: run.csv, ${tolerance}}`, { run });
    expect(found).toEqual([]);
    const plain = { absolute: 0, relative: 0, convert: { scale: 1, offset: 0 } };
    expect(wanted).toEqual({
      kind: 'trajectory',
      file: 'twins/box/run.csv',
      time: { index: 0, convert: { scale: 60, offset: 0 } },
      columns: [
        {
          index: 1,
          port: temperature,
          type: 'number',
          convert: { scale: 1, offset: 273.15 },
          absolute: 0.5,
          relative: 0.1,
        },
        { ...plain, index: 2, port: { name: 'switch.on', source: 'switch.on' }, type: 'boolean' },
      ],
    });
  });

  it('reads the function that judges', async () => {
    const { wanted } = await read('{judge: {asset: functions/judge, version: ^1}}');
    expect(wanted).toMatchObject({ kind: 'judge', judge: { id: 'judge', asset: { version: '1.0.0' } } });
  });
});

/** The code and the place of the one problem of an expectation, in which `@` marks the place. */
async function problemAt(marked: string) {
  const { found } = await read(marked.replace('@', ''), { run: 'time,physical.temperature\n0,20\n' });
  const column = `    expect: {it: ${marked}`.indexOf('@') + 1;
  return found.map((each) => each.replace(`twin.yaml:${column} `, ''));
}

describe('a test with a mistake', () => {
  const bounds = 'port: physical.temperature, minimum: {value: 20, unit: Cel}';
  it.each<[what: string, expectation: string, code: string]>([
    ['a port that is not there', '{port: @switch.of, seen: true}', 'port-unknown'],
    ['a component that is not there', '{port: @swich.on, seen: true}', 'component-unknown'],
    ['an input', '{port: @physical.heater, seen: true}', 'expectation-port'],
    [
      'a unit that does not fit',
      '{port: physical.temperature, minimum: {value: 1, unit: @m}}',
      'unit-mismatch',
    ],
    ['no unit', '{port: physical.temperature, minimum: @3}', 'quantity-without-unit'],
    ['bounds of a boolean', '{port: @switch.on, minimum: 3}', 'expectation-port'],
    ['bounds of an array', '{port: @physical.grid, minimum: 3}', 'expectation-port'],
    ['a number for a boolean', '{port: switch.on, seen: true, equals: @1}', 'value-type'],
    ['a time that is a length', `{${bounds}, after: {value: 1, unit: @m}}`, 'test-time'],
    ['a unit that is none', `{${bounds}, after: {value: 1, unit: @sec}}`, 'unit-unknown'],
    ['a time before the start', `{${bounds}, after: {value: @-1, unit: s}}`, 'test-time'],
    ['a time after the end', `{${bounds}, after: {value: @1, unit: h}}`, 'test-time'],
    [
      'a time that is over before it begins',
      `{${bounds}, settle: {value: @5, unit: s}, before: {value: 5, unit: s}}`,
      'test-time',
    ],
    ['bounds without a unit', '{port: physical.temperature, minimum: @{value: 3}}', 'quantity-without-unit'],
    [
      'a minimum above the maximum',
      '{port: physical.temperature, minimum: @{value: 30, unit: Cel}, maximum: {value: 20, unit: Cel}}',
      'expectation-bounds',
    ],
    ['a time at the end', `{${bounds}, after: {value: @600, unit: s}}`, 'test-time'],
    ['a time to settle until the end', `{${bounds}, settle: {value: @10, unit: min}}`, 'test-time'],
    ['a time to settle beyond the end', `{${bounds}, settle: {value: @11, unit: min}}`, 'test-time'],
    ['a time to settle that is a length', `{${bounds}, settle: {value: 1, unit: @m}}`, 'test-time'],
    [
      'a time after which too little is left to settle',
      `{${bounds}, after: {value: 6, unit: min}, settle: {value: @5, unit: min}}`,
      'test-time',
    ],
    [
      'a value of the wrong unit',
      '{port: physical.temperature, seen: true, equals: {value: 1, unit: @m}}',
      'unit-mismatch',
    ],
    [
      'a time to settle for a value that is seen',
      '{port: switch.on, seen: true, @settle: {value: 1, unit: s}}',
      'expectation-kind',
    ],
    ['a judge without a batch', '{judge: {asset: @functions/switch, version: ^1}}', 'judge-misfit'],
    [
      'a tolerance of the wrong unit',
      '{trajectory: run.csv, tolerance: {physical.temperature: {absolute: {value: 1, unit: @m}}}}',
      'unit-mismatch',
    ],
    ['a field of another kind', `{${bounds}, @equals: 3}`, 'expectation-kind'],
    ['a judge that is not a function', '{judge: {asset: @tools/plant, version: ^1}}', 'judge-misfit'],
    ['a file that is not there', '{trajectory: @ran.csv}', 'trajectory-missing'],
    [
      'a tolerance without a column',
      '{trajectory: run.csv, tolerance: {@switch.on: {relative: 1}}}',
      'trajectory-columns',
    ],
    [
      'a tolerance below zero',
      '{trajectory: run.csv, tolerance: {physical.temperature: {absolute: {value: @-1, unit: K}}}}',
      'value-out-of-bounds',
    ],
  ])('is told about %s', async (_, expectation, code) => {
    expect(await problemAt(expectation)).toEqual([code]);
  });

  it.each<[what: string, run: string, found: readonly string[]]>([
    ['no time', 't,switch.on\n0,true\n', ['run.csv:1 trajectory-columns']],
    ['nothing but a time', 'time\n0\n', ['run.csv:1 trajectory-columns']],
    ['semicolons', 'time;switch.on\n0;true\n', ['run.csv:1 trajectory-columns']],
    ['two times', 'time,switch.on,time\n0,true,0\n', ['run.csv:1 trajectory-columns']],
    ['two columns of a port', 'time,switch.on,switch.on\n0,true,true\n', ['run.csv:1 trajectory-columns']],
    ['no port', 'time,temperature\n0,1\n', ['run.csv:6 trajectory-columns']],
    ['a port that is not there', 'time,switch.of\n0,true\n', ['run.csv:6 port-unknown']],
    ['a component that is not there', 'time,switch.on,swich.on\n0,,\n', ['run.csv:16 component-unknown']],
    ['an input', 'time,physical.heater\n0,true\n', ['run.csv:6 expectation-port']],
    ['a port that gives arrays', 'time,physical.grid\n0,1\n', ['run.csv:6 expectation-port']],
    ['a unit that is none', 'time,physical.temperature [degC]\n0,1\n', ['run.csv:6 unit-unknown']],
    ['a unit that does not fit', 'time,physical.temperature [m]\n0,1\n', ['run.csv:6 unit-mismatch']],
    ['a unit of a port without one', 'time,switch.on [m]\n0,true\n', ['run.csv:6 unit-missing']],
    ['a time that is a length', 'time [m],switch.on\n0,true\n', ['run.csv:1 unit-mismatch']],
    ['an empty file', '', ['run.csv:1 trajectory-columns']],
    ['no row', 'time,switch.on\n\n', ['run.csv:1 trajectory-columns']],
  ])('is told about a trajectory with %s', async (_, run, found) => {
    expect((await read('{trajectory: run.csv}', { run })).found).toEqual(found);
  });

  it('is told about an expectation that expects nothing, at its name', async () => {
    expect((await read('{port: switch.on}')).found).toEqual(['twin.yaml:14 expectation-kind']);
  });

  it('reports an end at the start', async () => {
    const { found } = await read('{port: switch.on, seen: true}', { until: '{value: 0, unit: s}' });
    expect(found).toEqual(['twin.yaml:20 test-time']);
  });

  it('reports an end that is a length', async () => {
    const { found } = await read('{port: switch.on, seen: true}', { until: '{value: 1, unit: m}' });
    expect(found).toEqual(['twin.yaml:29 test-time']);
  });

  it('says where the times leave no value', async () => {
    const settle = 'settle: {value: 10, unit: min}';
    const { problems } = await read(`{port: physical.temperature, minimum: {value: 1, unit: K}, ${settle}}`);
    expect(problems.map(({ message }) => message)).toEqual([
      'No value counts: the expectation begins at 600 s, and the test ends at 600 s',
    ]);
  });

  it('reports a test of a twin that has only children', async () => {
    const part = twin('assets: {switch: {asset: functions/switch, version: ^1}}', 'part');
    const box = twin(`children: {inner: {twin: part, version: ^1}}
test: {until: {value: 1, unit: min}, expect: {it: {judge: {asset: functions/judge, version: ^1}}}}`);
    const tree = exampleTree({ ...part, ...box, ...judge, ...switches });
    const resolution = await resolveCatalogue(readCatalogue(tree, { published: [] }).catalogue);
    const { problems } = readTest(resolution.twins.get('box')!, resolution);
    expect(problems).toMatchObject([{ code: 'children-not-run', severity: 'error', line: 6 }]);
  });

  it('keeps the expectations that are right', async () => {
    const { plan } = await read('{port: switch.of, seen: true}, that: {port: switch.on, seen: true}');
    expect(plan?.expectations.map(({ name }) => name)).toEqual(['that']);
  });
});
