import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { box, locked } from '../../testing/box.ts';
import { readCatalogue } from '../document/read-catalogue.ts';
import { exampleTree } from '../explain/parts.ts';
import type { Desired } from '../generated/types.ts';
import { resolveCatalogue } from '../resolution/index.ts';
import type { ComponentSpec, WorkspaceSpec } from '../workspace.ts';
import { printDesired, workspaceReference } from './desired/editions.ts';
import { planInWords } from './plan/plan-words.ts';
import { type Overrides, type ResourcesOf, renderDesired } from './render-desired.ts';

type Files = Readonly<Record<string, string>>;

/** As a kind of place whose one resource carries the workspace. */
const resourcesOf: ResourcesOf = ({ twin }) => ({
  workspace: { type: 'made-up:index:Workspace', inputs: { twin, spec: workspaceReference } },
});

async function rendered(files: Files, overrides: Overrides = {}): Promise<Desired> {
  const { catalogue } = readCatalogue(exampleTree(files));
  return renderDesired(await resolveCatalogue(catalogue), 'box', { overrides, program: '1', resourcesOf });
}

async function edited(file: string, from: string, to: string): Promise<Files> {
  const text = box[file]!;
  expect(text).toContain(from);
  return locked({ ...box, [file]: text.replace(from, () => to) });
}

const twin = 'twins/box/twin.yaml';

describe('desired.json', () => {
  it('has parameters in the units that the asset declares, defaults included', async () => {
    const spec = (await rendered(await locked(box))).workspace!;
    expect(spec.components['plant']!.parameters).toEqual({ heatCapacity: 616, variant: 'one' });
    expect(spec.components['estimator']!.parameters).toEqual({ noise: 0.1 });
  });

  it('has the version of the component contract only where it is not 1', async () => {
    const runOf = async (contract: string) => {
      const control = 'assets/functions/switch/asset.yaml';
      const files = await edited(control, '[node, main.mjs]', `[node, main.mjs]${contract}`);
      return (await rendered(files)).workspace!.components['controller']!.run;
    };
    const plain = { command: ['node', 'main.mjs'], transport: 'stdio', control: [] };
    expect(await runOf('')).toEqual(plain);
    expect(await runOf(', contract: 1')).toEqual(plain);
    expect(await runOf(', contract: 2')).toEqual({ ...plain, contract: 2 });
  });

  it('links the physical twin, whose commands are as what is connected to them', async () => {
    const spec = (await rendered(await locked(box))).workspace!;
    expect(spec.physicalTwin).toEqual({
      protocol: 'mqtt',
      url: 'mqtts://broker.example:8883',
      credentials: 'PLANT_MQTT',
      telemetry: {
        temperature: { topic: 'box/t1', pointer: '/average', port: { type: 'number', unit: 'Cel' } },
      },
      commands: { heater: { topic: 'box/heater', port: { type: 'boolean' } } },
    });
    expect(spec.secrets).toEqual(['PLANT_MQTT']);
    expect(spec.clock).toEqual({ mode: 'wall' });
    expect(spec.save).toEqual({ everySeconds: 3600, keep: 24, onTerminate: true });
    expect(spec.network).toEqual({ internet: 'unspecified', allow: [], required: false });
  });

  it('describes the messages of the physical twin and its safe values', async () => {
    const physicalTwin = box[twin]!.match(/ {4}telemetry: .*\n {4}commands: .*\n/)![0];
    const files = await edited(
      twin,
      physicalTwin,
      `    mode: shadow
    telemetry:
      temperature: {topic: box/t1, unit: Cel, payload: {json: /average, time: /at, timeUnit: text, timeZone: UTC}, timeout: 1min}
      room: {topic: box/t1, payload: {json: /room, time: /at}}
    commands: {heater: {topic: box/heater, safe: false, payload: {json: /on, template: {by: x}, time: /at, timeUnit: ms}}}
`,
    );
    const spec = (await rendered(files)).workspace!;
    expect(spec.physicalTwin).toMatchObject({
      mode: 'shadow',
      telemetry: {
        temperature: { time: { pointer: '/at', unit: 'text', zone: 'UTC' }, timeoutSeconds: 60 },
        room: { pointer: '/room', time: { pointer: '/at', unit: 's' } },
      },
      telemetryOrder: ['temperature', 'room'],
      commands: {
        heater: { pointer: '/on', template: { by: 'x' }, time: { pointer: '/at', unit: 'ms' }, safe: false },
      },
    });
    // None of it applies to an emulated twin: it has no plant that could be safe, silent or shadowed.
    const emulated = (await rendered(files, { emulate: true })).workspace!;
    expect(emulated.physicalTwin).toBeUndefined();
    expect(JSON.stringify(emulated)).not.toMatch(/shadow|safe|timeout/);
  });

  it('tells what ports carry, and nothing about ports that carry values', async () => {
    const files = await edited(
      twin,
      '    commands: {heater: {topic: box/heater}}',
      `    commands: {heater: {topic: box/heater, as: command, expires: 5s, buffer: 3}}`,
    );
    const command = '{type: boolean, as: command}';
    const asset = 'assets/functions/switch/asset.yaml';
    const sending = files[asset]!.replace('heaterOn: {type: boolean}', `heaterOn: ${command}`);
    const estimator = 'assets/functions/filter/asset.yaml';
    const taking = files[estimator]!.replace(
      'heaterOn: {type: boolean,',
      'heaterOn: {type: boolean, as: command,',
    );
    const spec = (await rendered(await locked({ ...files, [asset]: sending, [estimator]: taking })))
      .workspace!;
    expect(spec.physicalTwin!.commands['heater']).toEqual({
      topic: 'box/heater',
      port: { type: 'boolean', as: 'command', buffer: 3 },
      expiresSeconds: 5,
    });
    expect(spec.components['controller']!.outputs['heaterOn']).toEqual({ type: 'boolean', as: 'command' });
    const plain = (
      await rendered(await edited(asset, 'heaterOn: {type: boolean}', 'heaterOn: {type: boolean, as: value}'))
    ).workspace!;
    expect(plain.components['controller']!.outputs['heaterOn']).toEqual({ type: 'boolean' });
  });

  it('says in a plan that commands will be sent', async () => {
    const before = await rendered(await edited(twin, 'protocol: mqtt', 'protocol: mqtt\n    mode: shadow'));
    const after = await rendered(await locked(box));
    expect(planInWords(before, after)).toEqual([
      {
        action: 'change',
        subject: 'physical-twin',
        name: 'mode',
        words: 'commands are sent to the physical twin and no longer only shown',
      },
    ]);
    expect(planInWords(after, before).map(({ words }) => words)).toEqual([
      'commands are shown and no longer sent to the physical twin',
    ]);
  });

  it('has the order of telemetry only if a message carries more than one value', async () => {
    const order = async (telemetry: string) =>
      (
        await rendered(
          await edited(
            twin,
            'telemetry: {temperature: {topic: box/t1, unit: Cel, payload: {json: /average}}}',
            `telemetry: {${telemetry}}`,
          ),
        )
      ).workspace!.physicalTwin!.telemetryOrder;
    expect(await order('b: {topic: x}, temperature: {topic: x}, a: {topic: y}')).toEqual([
      'b',
      'temperature',
      'a',
    ]);
    expect(await order('b: {topic: x}, temperature: {topic: y}, a: {topic: z}')).toBeUndefined();
    expect(await order('a: {topic: x}, temperature: {topic: x}')).toBeUndefined();
  });

  it('tells of the external systems that components name, and of the names of their secrets', async () => {
    const integrations = `
  integrations:
    historian: {type: influxdb, url: "https://tsdb.example", token: {secret: TSDB}, options: {proxy: {secret: PROXY}, retries: 3}}
    unnamed: {type: smtp, credentials: {secret: MAIL}}
  lifecycle:`;
    const named = 'controller: {asset: functions/switch, version: ^1, integrations: {store: historian}}';
    const files = await edited(twin, 'controller: {asset: functions/switch, version: ^1}', named);
    const text = files[twin]!.replace('\n  lifecycle:', integrations);
    const spec = (await rendered(await locked({ ...box, [twin]: text }))).workspace!;
    expect(spec.integrations).toEqual({
      historian: {
        type: 'influxdb',
        url: 'https://tsdb.example',
        token: 'TSDB',
        options: { proxy: { secret: 'PROXY' }, retries: 3 },
      },
    });
    expect(spec.components['controller']!.integrations).toEqual({ store: 'historian' });
    expect(spec.components['plant']!.integrations).toBeUndefined();
    expect(spec.secrets).toEqual(['PLANT_MQTT', 'PROXY', 'TSDB']);
  });

  it('has the emulator in place of the physical twin, in lockstep, its units converted', async () => {
    const desired = await rendered(await locked(box), { emulate: true });
    const spec = desired.workspace!;
    expect(desired.overrides).toEqual({ emulate: true });
    expect(spec.physicalTwin).toBeUndefined();
    expect(spec.emulator).toBe('emulator');
    expect(spec.secrets).toEqual([]);
    expect(spec.clock).toEqual({ mode: 'lockstep', stepSeconds: 3, speed: 1, epoch: 1577836800 });
    // The emulator's heater sees the command one step later, so it comes first.
    expect(spec.order).toEqual(['emulator', 'controller', 'estimator']);
    expect(spec.connections).toContainEqual({
      from: { component: 'emulator', port: 'temperature' },
      to: { component: 'controller', port: 'measured' },
      convert: { scale: 1, offset: -273.15 },
    });
    expect(spec.connections.map(({ to }) => `${to.component}.${to.port}`)).toEqual([
      'controller.measured',
      'emulator.heater',
      'estimator.heaterOn',
      'estimator.measured',
    ]);
  });

  it('has a limit for states only if the twin sets one, so other twins render as before', async () => {
    const written = async (resources: string) => {
      const files = await edited(
        twin,
        '  lifecycle:',
        `  infrastructure: {resources: {${resources}}}\n  lifecycle:`,
      );
      return (await rendered(await locked(files))).workspace!.resources;
    };
    expect(await written('disk: 2Gi')).toEqual({ diskBytes: 2 ** 31 });
    expect(await written('memory: 2Gi')).toEqual({ memoryBytes: 2 ** 31 });
  });

  it('has the image of the platform only in containers, so other twins render as before', async () => {
    const [digest, id] = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`);
    const images = `  images: {workspace: {digest: "${digest}", id: "${id}"}}\n  defaultPlace`;
    const platform = box['platform.yaml']!.replace('  defaultPlace', images);
    const renderedWith = async (flavour: string, files: Files) => {
      const text = `  infrastructure: {workspace: {flavour: ${flavour}}}\n  lifecycle:`;
      return rendered(await locked({ ...files, [twin]: box[twin]!.replace('  lifecycle:', text) }));
    };
    const named = { ...box, 'platform.yaml': platform };
    const [without, before] = [await renderedWith('process', box), await renderedWith('container', box)];
    expect(printDesired(await renderedWith('process', named))).toBe(printDesired(without));
    const after = await renderedWith('container', named);
    expect(after.workspace).toEqual({ ...before.workspace, image: { digest, id } });
    expect(planInWords(before, after).map(({ words }) => words)).toEqual([
      `the image of the workspace: none to ${digest}`,
    ]);
  });

  it.each([
    ['5Gi', { diskBytes: 5 * 2 ** 30 }],
    ['4Gi', {}],
  ])(
    'has room for states that assets require, if that is more than the default: %s',
    async (disk, expected) => {
      const files = await edited('assets/functions/filter/asset.yaml', 'cpu: 0.1', `disk: ${disk}`);
      expect((await rendered(await locked(files))).workspace!.resources).toEqual(expected);
    },
  );

  it("has the emulator on the wall clock where somebody says so, told the time by the twin's step", async () => {
    const desired = await rendered(await locked(box), { emulate: true, clock: 'wall' });
    const lockstep = await rendered(await locked(box), { emulate: true });
    expect(desired.overrides).toEqual({ emulate: true, clock: 'wall' });
    const { clock, ...rest } = desired.workspace!;
    const { clock: stepped, ...others } = lockstep.workspace!;
    expect(rest).toEqual(others);
    expect(stepped).toMatchObject({ mode: 'lockstep', stepSeconds: expect.any(Number) });
    expect(clock).toEqual({ mode: 'wall', stepSeconds: (stepped as typeof clock).stepSeconds });
    expect(planInWords(lockstep, desired).map(({ words }) => words)).toEqual([
      expect.stringMatching(/^clock lockstep of .* to wall, its emulator in steps of [\d.]+ s$/),
    ]);
  });

  it("says nothing of an emulator's clock where there is no emulator", async () => {
    const emulator = '    emulator: {asset: tools/emulator, version: ^1, uses: {plant: plant}}\n';
    const without = await edited(twin, emulator, '');
    expect(await rendered(without, { emulate: true, clock: 'wall' })).toEqual(await rendered(without));
  });

  it("takes the step and speed of the twin's clock for the emulator", async () => {
    const clock = 'clock: {mode: wall, step: {value: 0.1, unit: min}, speed: max}, ';
    const files = await edited(twin, 'lifecycle: {', `lifecycle: {${clock}`);
    expect((await rendered(files)).workspace!.clock).toEqual({ mode: 'wall' });
    expect((await rendered(files, { emulate: true })).workspace!.clock).toMatchObject({
      stepSeconds: 6,
      speed: 'max',
    });
  });

  it.each([
    ['{value: 1, unit: h}', '{value: 3, unit: s}', 1200],
    ['{value: 0.9, unit: s}', '{value: 0.3, unit: s}', 3],
    ['{value: 0.7, unit: s}', '{value: 0.1, unit: s}', 7],
    ['{value: 10, unit: s}', '{value: 3, unit: s}', 4],
    ['{value: 1, unit: ms}', '{value: 1, unit: h}', 1],
  ])('counts the steps until %s in steps of %s', async (until, step, steps) => {
    const clock = `clock: {mode: wall, step: ${step}, until: ${until}}, `;
    const files = await edited(twin, 'lifecycle: {', `lifecycle: {${clock}`);
    expect((await rendered(files, { emulate: true })).workspace!.clock).toMatchObject({ steps });
    expect((await rendered(files, { emulate: true, clock: 'wall' })).workspace!.clock).not.toHaveProperty(
      'steps',
    );
    expect((await rendered(files)).workspace!.clock).toEqual({ mode: 'wall' });
  });

  it.each(['suspended', 'terminated'] as const)('of a %s twin has no resources', async (desired) => {
    expect((await rendered(await locked(box), { desired })).resources).toEqual({});
  });

  it('names its place with what the place says for its kind alone', async () => {
    const files = await edited(twin, '  lifecycle:', '  infrastructure: {place: nowhere}\n  lifecycle:');
    expect((await rendered(files)).place).toEqual({ name: 'nowhere', kind: 'nop', settings: {} });
  });

  it('has the resources that the kind of place asks for', async () => {
    const { workspace, resources } = await rendered(await locked(box));
    expect(resources).toEqual(
      resourcesOf({ twin: 'box', place: {} as never, flavour: 'process', workspace: workspace! }),
    );
  });

  it("of a twin that isn't there names the nearest", async () => {
    const resolution = await resolveCatalogue(readCatalogue(exampleTree(box)).catalogue);
    expect(() => renderDesired(resolution, 'bx', { program: '1', resourcesOf })).toThrow(
      'There is no twin bx',
    );
  });
});

describe('the same closure gives the same bytes', () => {
  const bytes = async (files: Files): Promise<string> => printDesired(await rendered(files));

  it.each<[what: string, change: Files]>([
    ['a README', { 'assets/models/box/README.md': 'A typo.' }],
    [
      "an asset that it doesn't use",
      {
        'assets/models/other/asset.yaml': box['assets/models/box/asset.yaml']!.replace(
          'name: box',
          'name: other',
        ),
      },
    ],
    ['a comment', { [twin]: `# a comment\n${box[twin]}` }],
    ['other quotes', { [twin]: box[twin]!.replace('name: box', '\'name\': "box"') }],
    ['a title', { [twin]: box[twin]!.replace('name: box', 'name: box, title: Box') }],
    [
      'another order of connections',
      {
        [twin]: box[twin]!.replace('    - physical.temperature -> estimator.measured\n', '').replace(
          '  physicalTwin:',
          '    - physical.temperature -> estimator.measured\n  physicalTwin:',
        ),
      },
    ],
    [
      'another unit for the same value',
      { [twin]: box[twin]!.replace('{value: 0.616, unit: kJ/K}', '{value: 616, unit: J/K}') },
    ],
  ])('whatever changes in %s', async (_, change) => {
    expect(await bytes(await locked({ ...box, ...change }))).toBe(await bytes(await locked(box)));
  });

  it('whatever the order of keys and the layout of the text', async () => {
    const { catalogue } = readCatalogue(exampleTree(box));
    const written = catalogue.twins.get('box')!.value;
    const expected = await bytes(await locked(box));
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.boolean(), async (stream, flow) => {
        const text = stringify(shuffled(written, stream), { collectionStyle: flow ? 'flow' : 'block' });
        expect(await bytes(await locked({ ...box, [twin]: text }))).toBe(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('and other content gives others', async () => {
    const before = await bytes(await locked(box));
    const model = await locked({
      ...box,
      'assets/models/box/src/model.mjs': 'export const step = (t) => t + 1;\n',
    });
    expect(await bytes(model)).not.toBe(before);
    expect(await bytes(await edited(twin, 'value: 0.616', 'value: 0.617'))).not.toBe(before);
  });
});

/** The same value with the members of each mapping in another order; lists stay. */
function shuffled(value: unknown, stream: Iterator<number>): unknown {
  if (Array.isArray(value)) return value.map((element) => shuffled(element, stream));
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([key, member]): [number, [string, unknown]] => [
    Number(stream.next().value),
    [key, shuffled(member, stream)],
  ]);
  return Object.fromEntries(members.sort(([a], [b]) => a - b).map(([, member]) => member));
}

describe('a plan in words', () => {
  it.each<[from: string, to: string, words: readonly string[]]>([
    ['value: 0.616', 'value: 0.7', ['plant.heatCapacity: 616 J/K to 700 J/K']],
    [', with: {heatCapacity: {value: 0.616, unit: kJ/K}}', '', ['plant.heatCapacity: 616 J/K to 500 J/K']],
    ['    - controller.heaterOn -> estimator.heaterOn\n', '', ['controller.heaterOn -> estimator.heaterOn']],
    ['name: box, version: 1.0.0', 'name: box, version: 1.1.0', ['version 1.0.0 to 1.1.0']],
    [
      'every: 1h',
      'every: 2h',
      [
        'how the twin is saved: {"everySeconds":3600,"keep":24,"onTerminate":true} to {"everySeconds":7200,"keep":24,"onTerminate":true}',
      ],
    ],
    ['lifecycle: {', 'lifecycle: {prune: never, ', ['prune: confirm to never']],
    [
      'lifecycle: {',
      'lifecycle: {clock: {mode: lockstep, step: {value: 2, unit: s}}, ',
      ['clock wall to lockstep of 2 s, 1 times real time'],
    ],
    [
      'lifecycle: {',
      'lifecycle: {clock: {mode: lockstep, step: {value: 2, unit: s}, until: {value: 1, unit: min}}, ',
      ['clock wall to lockstep of 2 s, 1 times real time, until step 30'],
    ],
    ['lifecycle: {', 'lifecycle: {desired: suspended, ', ['running to suspended', 'stops 3 components']],
    [
      '    controller: {asset',
      '    spare: {asset: models/box, version: ^1}\n    controller: {asset',
      ['spare: models/box 1.0.0'],
    ],
  ])('%s → %s', async (from, to, words) => {
    const before = await rendered(await locked(box));
    const changes = planInWords(before, await rendered(await edited(twin, from, to)));
    expect(changes.map((change) => change.words)).toEqual(words);
  });

  it('says how the parts of a component come and go', async () => {
    const desired = await rendered(await locked(box));
    const { estimator } = desired.workspace!.components;
    const withEstimator = (change: Partial<ComponentSpec>): Desired => {
      const components = { ...desired.workspace!.components, estimator: { ...estimator!, ...change } };
      return { ...desired, workspace: { ...desired.workspace!, components } };
    };
    const both = (change: Partial<ComponentSpec>) => [
      planInWords(desired, withEstimator(change)).map(({ action, words }) => `${action} ${words}`),
      planInWords(withEstimator(change), desired).map(({ action, words }) => `${action} ${words}`),
    ];
    expect(both({ parameters: {} })).toEqual([
      ['remove estimator.noise: no longer 0.1 K'],
      ['add estimator.noise: 0.1 K'],
    ]);
    expect(both({ uses: {} })).toEqual([
      ['change estimator uses nothing as its plant instead of plant'],
      ['change estimator uses plant as its plant instead of nothing'],
    ]);
    expect(both({ integrations: { store: 'historian' } })).toEqual([
      ['change estimator reaches historian as its store instead of no system'],
      ['change estimator reaches no system as its store instead of historian'],
    ]);
    expect(both({ asset: 'functions/other' })).toEqual([
      ['change estimator: functions/filter 1.2.0 to functions/other 1.2.0'],
      ['change estimator: functions/other 1.2.0 to functions/filter 1.2.0'],
    ]);
    expect(both({ digest: '0' })[0]).toEqual(['change estimator: functions/filter 1.2.0 with other files']);
    expect(both({ limits: { cpu: 2 } })[0]).toEqual(['change estimator: how functions/filter is run']);
  });

  it('knows a component and a parameter that are called as members of every object', async () => {
    const desired = await rendered(await locked(box));
    const { estimator, ...others } = desired.workspace!.components;
    const parameters = { ...estimator!.parameters, toString: 1 };
    const after: Desired = {
      ...desired,
      workspace: {
        ...desired.workspace!,
        components: {
          ...others,
          estimator: { ...estimator!, parameters: parameters as ComponentSpec['parameters'] },
          constructor: estimator!,
        } as WorkspaceSpec['components'],
      },
    };
    expect(planInWords(desired, after).map(({ action, words }) => `${action} ${words}`)).toEqual([
      'add constructor: functions/filter 1.2.0',
      'add estimator.toString: 1',
    ]);
  });

  it('says nothing of what is the same, and something of all else', async () => {
    const desired = await rendered(await locked(box));
    expect(planInWords(desired, desired)).toEqual([]);
    expect(planInWords(undefined, desired).map((change) => change.words)).toEqual([
      'new twin box 1.0.0, with 3 components',
      'controller: functions/switch 1.0.0',
      'estimator: functions/filter 1.2.0',
      'plant: models/box 1.0.0',
      'clock wall',
    ]);
    const emulated = await rendered(await locked(box), { emulate: true });
    expect(planInWords(desired, emulated).map((change) => change.subject)).toContain('emulator');
    const files = await edited('assets/models/box/asset.yaml', 'version: 1.0.0', 'version: 1.0.1');
    expect(planInWords(desired, await rendered(files))[0]!.words).toBe('plant: models/box 1.0.0 to 1.0.1');
  });
});
