import { describe, expect, it } from 'vitest';
import { box, locked } from '../../testing/box.ts';
import { exampleKinds } from '../../testing/place-kinds.ts';
import { checkRepository } from '../check.ts';
import { exampleTree } from '../explain/parts.ts';

const twin = 'twins/box/twin.yaml';
const filter = 'assets/functions/filter/asset.yaml';
const model = 'assets/models/box/asset.yaml';
const emulator = 'assets/tools/emulator/asset.yaml';
const control = 'assets/functions/switch/asset.yaml';
const platform = 'platform.yaml';

type Edit = readonly [file: string, from: string, to: string];

function edited(edits: readonly Edit[]): Record<string, string> {
  const files: Record<string, string> = { ...box };
  for (const [file, from, to] of edits) {
    const text = files[file] ?? '';
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    files[file] = text.replace(from, () => to);
  }
  return files;
}

/** What `check` says of the box after these edits, locks renewed: `code` and the text where the problem stands. */
async function problems(...edits: Edit[]): Promise<readonly string[]> {
  return found(await locked(edited(edits)));
}

async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const problems = await checkRepository(exampleTree(files), { placeKinds: exampleKinds });
  return problems.map(({ file, line, column, code }) => {
    const text = files[file]?.split('\n')[line - 1]?.slice(column - 1) ?? '';
    return `${code}: ${text.slice(0, 24)}`;
  });
}

async function messages(...edits: Edit[]): Promise<readonly string[]> {
  const found = await checkRepository(exampleTree(await locked(edited(edits))), { placeKinds: exampleKinds });
  return found.map(({ message, hint }) => `${message}. ${hint}`);
}

it('the box has no problem', async () => {
  expect(await problems()).toEqual([]);
});

describe('an image of an asset', () => {
  const hash = `sha256:${'5'.repeat(64)}`;
  const other = `sha256:${'6'.repeat(64)}`;
  const found = (image: string, allowed: string) =>
    problems(
      [filter, 'spec:', `spec:\n  environment: {image: "${image}"}`],
      [platform, '  defaultPlace', `  images: {allowed: [${allowed}]}\n  defaultPlace`],
    );
  // The place of the box runs no images.
  const allowed = [expect.stringMatching(/^requirement-unmet/)];
  const denied = ['image-denied', 'requirement-unmet'].map((code) => expect.stringMatching(`^${code}`));

  it.each([
    ['its name', `registry.example/solver@${hash}`, 'registry.example/*', allowed],
    ['its digest', `registry.example/solver@${hash}`, `"${hash}"`, allowed],
    ['its id', hash, `"${hash}"`, allowed],
    ['another name', `elsewhere.example/solver@${hash}`, 'registry.example/*', denied],
    ['another digest', `registry.example/solver@${hash}`, `"${other}"`, denied],
    ['another id', hash, `registry.example/*, "${other}"`, denied],
  ])('is judged by %s', async (_what, image, list, expected) => {
    expect((await found(image, list)).toSorted()).toEqual(expected);
  });

  it('is not allowed by a digest that was cut', async () => {
    expect(
      await problems([platform, '  defaultPlace', '  images: {allowed: ["sha256:5555"]}\n  defaultPlace']),
    ).toEqual([expect.stringContaining('"sha256:5555"]}')]);
  });
});

describe('the image of a workspace', () => {
  const container: Edit = [
    twin,
    '  lifecycle:',
    '  infrastructure: {workspace: {flavour: container}}\n  lifecycle:',
  ];
  const far: Edit = [platform, 'here: {kind: process}', 'here: {kind: far, settings: {host: a}}'];
  const hash = (digit: string) => `sha256:${digit.repeat(64)}`;
  const named: Edit = [
    platform,
    '  defaultPlace',
    `  images: {workspace: {digest: "${hash('a')}", id: "${hash('b')}"}}\n  defaultPlace`,
  ];

  it('is missing where containers of a kind of place need one', async () => {
    expect(await problems(container, far)).toEqual(['workspace-image-missing: container}}']);
    expect(await problems(container, far, named)).toEqual([]);
  });

  it('is missing where the platform chooses the place, and not where the place has an image of its own', async () => {
    const auto: Edit = [platform, 'defaultPlace: here', 'defaultPlace: auto'];
    expect(await problems(container, far, auto)).toEqual(['workspace-image-missing: container}}']);
    const image: Edit = [platform, 'settings: {host: a}', 'settings: {host: a, image: b}'];
    expect(await problems(container, far, image)).toEqual([]);
  });

  it('is not asked for by processes, nor by a kind of place that needs none', async () => {
    expect(await problems(far)).toEqual([]);
    expect(await problems(container, [platform, 'here: {kind: process}', 'here: {kind: nop}'])).toEqual([]);
  });

  it('has a repository without a tag, and its credentials by name', async () => {
    const registry = (text: string): Edit => [
      platform,
      '  defaultPlace',
      `  images: {registry: ${text}}\n  defaultPlace`,
    ];
    expect(
      await problems(
        registry('{repository: "registry.example:5000/twins/workspace", credentials: {secret: REGISTRY}}'),
      ),
    ).toEqual([]);
    for (const text of [
      '{repository: "registry.example/w:v1"}',
      '{repository: workspace}',
      '{repository: "https://registry.example/w"}',
    ])
      expect(await problems(registry(text))).toHaveLength(1);
    expect(
      await problems(registry('{repository: registry.example/w, credentials: "ada:secret"}')),
    ).toHaveLength(1);
  });
});

describe('a requirements file', () => {
  const requirements = 'assets/functions/filter/requirements.txt';
  const hash = `--hash=sha256:${'0'.repeat(64)}`;
  const named: Edit = [filter, 'spec:', 'spec:\n  environment: {python: requirements.txt}'];
  const withText = async (text: string) => found(await locked({ ...edited([named]), [requirements]: text }));

  it('is right where every package has its version and hashes', async () => {
    expect(
      await withText(`# made\nnumpy==2.1.0 \\\n    ${hash} \\\n    ${hash}\nsix==1.16.0 ${hash}\n`),
    ).toEqual([]);
  });

  it('is refused line by line, where the line stands', async () => {
    const text = `numpy==2.1.0\nsix==1.16.0 ${hash}\n--no-binary :all:\nscipy>=1 ${hash}\n`;
    expect(await withText(text)).toEqual([
      'requirement-refused: numpy==2.1.0',
      'requirement-refused: --no-binary :all:',
      `requirement-refused: scipy>=1 --hash=sha256:0`,
    ]);
  });

  it('says how to write it', async () => {
    const files = await locked({ ...edited([named]), [requirements]: 'numpy==2.1.0\n' });
    const [problem] = await checkRepository(exampleTree(files), { placeKinds: exampleKinds });
    expect(problem).toMatchObject({
      file: requirements,
      line: 1,
      message: '"numpy==2.1.0" has no hash',
      hint: expect.stringContaining('pip-compile --generate-hashes'),
    });
  });
});

describe('one edit, one problem, where it is', () => {
  it.each<[what: string, edits: readonly Edit[], expected: readonly string[]]>([
    [
      'kind and folder',
      [[model, 'kind: Model', 'kind: Tool']],
      ['kind-mismatch: Tool', 'use-misfit: plant}}', 'use-misfit: plant}}'],
    ],
    ['name and folder', [[model, 'name: box', 'name: crate']], ['name-mismatch: crate, version: 1.0.0, l']],
    [
      'reserved id',
      [
        [
          twin,
          '    controller: {asset',
          '    emulator: {asset: models/box, version: ^1}\n    controller: {asset',
        ],
      ],
      ['id-reserved: emulator: {asset: models'],
    ],
    [
      'only functions and tools use',
      [[model, 'spec:', 'spec:\n  uses: {other: {kind: Data}}']],
      ['uses-not-allowed: other: {kind: Data}}'],
    ],
    [
      'unknown reference',
      [[twin, 'models/box, version', 'models/bux, version']],
      ['reference-unknown: models/bux, version: ^1,'],
    ],
    [
      'unknown reference of a test',
      [
        [
          model,
          'spec:',
          'spec:\n  test: {command: [sh], uses: {other: {asset: tools/emulatr, version: ^1}}}',
        ],
      ],
      ['reference-unknown: tools/emulatr, version: '],
    ],
    [
      'no version in range',
      [[twin, 'functions/switch, version: ^1', 'functions/switch, version: ^2']],
      ['version-unknown: ^2}'],
    ],
    [
      'no range',
      [[twin, 'functions/switch, version: ^1', 'functions/switch, version: one']],
      ['range-invalid: one}'],
    ],
    ...[' ', '^1 ||', '|| ^1', '^1 || || ^2'].map((range): [string, readonly Edit[], readonly string[]] => [
      `the range "${range}", which a library takes for any version`,
      [[twin, 'functions/switch, version: ^1', `functions/switch, version: "${range}"`]],
      [`range-invalid: "${range}"}`],
    ]),
    [
      'unbound use',
      [[twin, 'version: ^1, uses: {plant: plant}}\n    controller', 'version: ^1}\n    controller']],
      ['use-unbound: estimator: {asset: funct'],
    ],
    [
      'bound to nothing',
      [[twin, 'uses: {plant: plant}}\n    controller', 'uses: {plant: plnt}}\n    controller']],
      ['component-unknown: plnt}}'],
    ],
    [
      'bound to the wrong kind',
      [[twin, 'uses: {plant: plant}}\n    controller', 'uses: {plant: controller}}\n    controller']],
      ['use-misfit: controller}}'],
    ],
    [
      'bound to the wrong version',
      [
        [filter, 'asset: models/box, version: ^1', 'asset: models/box, version: ~1.0.0'],
        [model, '1.0.0', '1.1.0'],
      ],
      ['version-unknown: ~1.0.0}}', 'use-misfit: plant}}'],
    ],
    [
      'use of an unknown name',
      [[twin, 'uses: {plant: plant}}\n    controller', 'uses: {plant: plant, plnt: plant}}\n    controller']],
      ['use-unknown: plnt: plant}}'],
    ],
    [
      'use of another kind',
      [[filter, 'kind: Model, asset', 'kind: Data, asset']],
      ['use-kind: models/box, version: ^1}', 'use-misfit: plant}}'],
    ],
    [
      'unconnected input',
      [[twin, '    - physical.temperature -> controller.measured\n', '']],
      ['input-unconnected: controller: {asset: func'],
    ],
    [
      'two sources',
      [
        [
          twin,
          '    - controller.heaterOn -> physical',
          '    - estimator.estimate -> controller.measured\n    - controller.heaterOn -> physical',
        ],
      ],
      ['algebraic-loop: estimator.estimate -> co', 'input-sources: estimator.estimate -> co'],
    ],
    [
      'the same twice',
      [
        [
          twin,
          '    - controller.heaterOn -> physical.heater',
          '    - controller.heaterOn -> physical.heater\n    - controller.heaterOn -> physical.heater',
        ],
      ],
      ['connection-twice: controller.heaterOn -> p'],
    ],
    [
      'unknown component',
      [[twin, 'controller.heaterOn -> est', 'controler.heaterOn -> est']],
      ['component-unknown: controler.heaterOn -> es'],
    ],
    [
      'unknown port',
      [[twin, 'controller.heaterOn -> est', 'controller.heatOn -> est']],
      ['port-unknown: controller.heatOn -> est'],
    ],
    [
      'a name that every object has',
      [[twin, 'controller.heaterOn -> est', 'controller.toString -> est']],
      ['port-unknown: controller.toString -> e'],
    ],
    [
      'a typo in the input that needs a source',
      [[twin, 'physical.temperature -> controller.measured', 'physical.temperature -> controller.mesured']],
      ['port-unknown: controller.mesured'],
    ],
    [
      'a typo in the component of such an input',
      [[twin, 'physical.temperature -> controller.measured', 'physical.temperature -> controler.measured']],
      ['component-unknown: controler.measured'],
    ],
    [
      'such an input where an output belongs',
      [[twin, 'physical.temperature -> controller.measured', 'controller.measured -> physical.temperature']],
      ['connection-direction: controller.measured -> p', 'connection-direction: physical.temperature'],
    ],
    [
      'an end that is none, before such an input',
      [[twin, 'physical.temperature -> controller.measured', 'a.b.c.temperature -> controller.measured']],
      ['connection-syntax: a.b.c.temperature -> con'],
    ],
    [
      'an input that nobody meant',
      [[twin, 'physical.temperature -> controller.measured', 'physical.temperature -> estimator.mesured']],
      ['input-unconnected: controller: {asset: func', 'port-unknown: estimator.mesured'],
    ],
    [
      'unknown telemetry',
      [[twin, 'physical.temperature -> est', 'physical.tmperature -> est']],
      ['port-unknown: physical.tmperature -> e'],
    ],
    [
      'the end that is wrong',
      [[twin, 'controller.heaterOn -> estimator.heaterOn', 'controller.heaterOn ->  estimator.heatOn']],
      ['port-unknown: estimator.heatOn'],
    ],
    [
      'the end that is wrong, in quotes',
      [[twin, 'controller.heaterOn -> estimator.heaterOn', '"controller.heaterOn -> estimator.heatOn"']],
      ['port-unknown: estimator.heatOn"'],
    ],
    [
      'a text that is written otherwise, as a whole',
      [[twin, 'controller.heaterOn -> estimator.heaterOn', '"controller.heaterOn\\x20-> estimator.heatOn"']],
      ['port-unknown: "controller.heaterOn\\x20'],
    ],
    [
      'against the flow',
      [[twin, 'controller.heaterOn -> estimator.heaterOn', 'estimator.heaterOn -> controller.heaterOn']],
      ['connection-direction: estimator.heaterOn -> co', 'connection-direction: controller.heaterOn'],
    ],
    [
      'what never runs',
      [
        [twin, 'controller.heaterOn -> estimator.heaterOn', 'plant.on -> estimator.heaterOn'],
        [model, 'spec:', 'spec:\n  outputs: {on: {type: boolean}}'],
      ],
      ['component-not-started: plant.on -> estimator.he'],
    ],
    [
      'types',
      [[control, '{heaterOn: {type: boolean}}', '{heaterOn: {type: number}}']],
      ['type-mismatch: controller.heaterOn -> e', 'emulator-misfit: controller.heaterOn -> p'],
    ],
    [
      'shapes',
      [[filter, 'measured: {type: number, unit: Cel}', 'measured: {type: number, unit: Cel, shape: [2]}']],
      ['shape-mismatch: physical.temperature -> '],
    ],
    [
      'units',
      [[filter, 'measured: {type: number, unit: Cel}', 'measured: {type: number, unit: J}']],
      ['unit-mismatch: physical.temperature -> '],
    ],
    [
      'temperatures',
      [[filter, 'measured: {type: number, unit: Cel}', 'measured: {type: number, unit: K}']],
      ['temperature-ambiguous: physical.temperature -> '],
    ],
    [
      'a difference',
      [
        [
          control,
          'measured: {type: number, unit: Cel}',
          'measured: {type: number, unit: K, temperature: difference}',
        ],
      ],
      ['temperature-ambiguous: physical.temperature -> '],
    ],
    [
      'a unit on one side',
      [[filter, 'measured: {type: number, unit: Cel}', 'measured: {type: number}']],
      ['unit-missing: physical.temperature -> '],
    ],
    [
      'a lenient unit',
      [[emulator, 'unit: K, temp', 'unit: degF, temp']],
      ['unit-unknown: degF, temperature: absol'],
    ],
    [
      'a rate in Cel',
      [[filter, 'estimate: {type: number, unit: Cel}', 'estimate: {type: number, unit: Cel/s}']],
      ['unit-unknown: Cel/s}'],
    ],
    [
      'a unit of a boolean',
      [[control, '{type: boolean}', '{type: boolean, unit: W}']],
      ['unit-misplaced: W}}'],
    ],
    [
      'a temperature in J',
      [[filter, 'noise: {type: number, unit: K,', 'noise: {type: number, unit: J,']],
      ['temperature-misplaced: difference, default: 0.1'],
    ],
    [
      'a default out of bounds',
      [[model, 'default: 500', 'default: 0']],
      ['value-out-of-bounds: 0, minimum: 1, maximum: '],
    ],
    ['a default of another type', [[model, 'default: one', 'default: 1']], ['value-type: 1}']],
    [
      'empty bounds',
      [[model, 'minimum: 1,', 'minimum: 90000,']],
      [
        'value-out-of-bounds: 500, minimum: 90000, max',
        'bounds-empty: 90000, maximum: 10000}',
        'value-out-of-bounds: 0.616, unit: kJ/K}}}',
      ],
    ],
    [
      'an unknown parameter',
      [[twin, 'heatCapacity:', 'heatCapacty:']],
      ['parameter-unknown: heatCapacty: {value: 0.6'],
    ],
    ['a bare number', [[twin, '{value: 0.616, unit: kJ/K}', '616']], ['quantity-without-unit: 616}}']],
    [
      'a value out of bounds',
      [[twin, 'value: 0.616', 'value: 616']],
      ['value-out-of-bounds: 616, unit: kJ/K}}}'],
    ],
    ['another unit', [[twin, 'unit: kJ/K', 'unit: W/K']], ['unit-mismatch: W/K}}}']],
    ['no unit at all', [[twin, 'unit: kJ/K', 'unit: kJ/°C']], ['unit-unknown: kJ/°C}}}']],
    [
      'not in the list',
      [[twin, '{heatCapacity: {value: 0.616, unit: kJ/K}}', '{variant: three}']],
      ['value-out-of-bounds: three}}'],
    ],
    [
      'a missing parameter',
      [[control, ', default: 35}', '}']],
      ['parameter-missing: controller: {asset: func'],
    ],
    [
      'memory',
      [[twin, '  lifecycle:', '  infrastructure: {resources: {memory: 32Mi}}\n  lifecycle:']],
      ['requirement-unmet: 32Mi}}'],
    ],
    [
      'another system',
      [
        [filter, 'cpu: 0.1', 'os: win32, cpu: 0.1'],
        [platform, '{kind: process}', '{kind: process, os: linux}'],
      ],
      ['requirement-unmet: estimator: {asset: funct'],
    ],
    [
      'a processor of another kind',
      [[filter, 'cpu: 0.1', 'gpu: 1, cpu: 0.1']],
      ['requirement-unmet: estimator: {asset: funct'],
    ],
    [
      "a licence's seats",
      [[filter, 'cpu: 0.1', 'seats: {solver: 1}']],
      ['requirement-unmet: estimator: {asset: funct'],
    ],
    [
      'a flavour',
      [
        [twin, '  lifecycle:', '  infrastructure: {workspace: {flavour: desktop}}\n  lifecycle:'],
        [platform, '{kind: nop}', '{kind: process}'],
      ],
      ['flavour-unavailable: desktop}}'],
    ],
    [
      'a flavour that several places offer, and not the default place',
      [
        [twin, '  lifecycle:', '  infrastructure: {workspace: {flavour: desktop}}\n  lifecycle:'],
        [platform, 'nowhere: {kind: nop}', 'nowhere: {kind: nop}\n    more: {kind: nop}'],
      ],
      ['flavour-unavailable: desktop}}'],
    ],
    [
      'a place',
      [[twin, '  lifecycle:', '  infrastructure: {place: ther}\n  lifecycle:']],
      ['place-unknown: ther}'],
    ],
    ['a kind of place', [[platform, '{kind: nop}', '{kind: nopp}']], ['place-kind-unknown: nopp}']],
    [
      'settings that the kind of a place has not',
      [[platform, '{kind: nop}', '{kind: nop, settings: {host: a}}']],
      ['field-unknown: host: a}}'],
    ],
    [
      'settings that the kind of a place misses',
      [[platform, '{kind: nop}', '{kind: far}']],
      ['field-missing: nowhere: {kind: far}'],
    ],
    [
      'a setting of a place that has another type',
      [[platform, '{kind: nop}', '{kind: far, settings: {host: a, port: ssh}}']],
      ['type-wrong: ssh}}'],
    ],
    [
      'a flavour that no place has, where the platform chooses places',
      [
        [platform, 'defaultPlace: here', 'defaultPlace: auto'],
        [platform, '{kind: nop}', '{kind: far, settings: {host: a}}'],
        [twin, '  lifecycle:', '  infrastructure: {workspace: {flavour: desktop}}\n  lifecycle:'],
      ],
      ['no-place-fits: {workspace: {flavour: de'],
    ],
    [
      'the default place',
      [[platform, 'defaultPlace: here', 'defaultPlace: there']],
      ['place-unknown: there'],
    ],
    ['a licence', [[filter, 'license: Apache-2.0', 'license: Apache 2']], ['licence-invalid: Apache 2}']],
    [
      'a denied licence',
      [
        [filter, 'license: Apache-2.0', 'license: GPL-3.0-only AND MIT'],
        [platform, 'defaultPlace', 'licences: {denied: [GPL-3.0-only]}\n  defaultPlace'],
      ],
      ['licence-denied: estimator: {asset: funct'],
    ],
    [
      'a choice of licences',
      [
        [filter, 'license: Apache-2.0', 'license: GPL-3.0-only OR MIT'],
        [platform, 'defaultPlace', 'licences: {denied: [GPL-3.0-only]}\n  defaultPlace'],
      ],
      [],
    ],
    [
      'licences that are allowed',
      [[platform, 'defaultPlace', 'licences: {allowed: [MIT]}\n  defaultPlace']],
      ['licence-denied: estimator: {asset: funct'],
    ],
    [
      "what isn't one licence in the lists of licences",
      [
        [
          platform,
          'defaultPlace',
          'licences: {allowed: [MIT OR Zlib, MIT, Apache-2.0], denied: [GPL-3]}\n  defaultPlace',
        ],
      ],
      ['licence-invalid: MIT OR Zlib, MIT, Apache', 'licence-invalid: GPL-3]}'],
    ],
    [
      'an organisation',
      [[filter, '  requires:', '  restrictions: {organisations: [acme]}\n  requires:']],
      ['organisation-restricted: estimator: {asset: funct'],
    ],
    [
      'instances',
      [
        [filter, '  requires:', '  restrictions: {maxInstances: 1}\n  requires:'],
        [
          twin,
          '    controller: {asset',
          '    second: {asset: functions/filter, version: ^1, uses: {plant: plant}}\n    controller: {asset',
        ],
        [twin, '  connections:', '  connections:\n    - physical.temperature -> second.measured'],
      ],
      ['instances-exceeded: second: {asset: function'],
    ],
    [
      'a port above 65535',
      [[twin, '  lifecycle:', '  infrastructure: {network: {allow: ["a.example:70000"]}}\n  lifecycle:']],
      ['network-address: "a.example:70000"]}}'],
    ],
    [
      'an IPv6 address twice',
      [
        [
          twin,
          '  lifecycle:',
          '  infrastructure: {network: {allow: ["[2001:db8::1]:1", "[2001:DB8:0:0::1]:1"]}}\n  lifecycle:',
        ],
      ],
      ['network-address: "[2001:DB8:0:0::1]:1"]}}'],
    ],
    [
      'addresses that are not those of one host',
      [
        [
          twin,
          '  lifecycle:',
          '  infrastructure: {network: {allow: ["203.0.113.5:1", "224.0.0.1:1", "[fe80::1]:1"]}}\n  lifecycle:',
        ],
      ],
      ['network-number: "224.0.0.1:1", "[fe80::1', 'network-number: "[fe80::1]:1"]}}'],
    ],
    [
      'an IPv6 address for components in containers',
      [
        [platform, 'here: {kind: process}', 'here: {kind: far, settings: {host: a, image: b}}'],
        [
          twin,
          '  lifecycle:',
          '  infrastructure: {workspace: {flavour: container}, network: {allow: ["[2001:db8::1]:1", "203.0.113.5:1"]}}\n  lifecycle:',
        ],
      ],
      ['network-number: "[2001:db8::1]:1", "203.'],
    ],
    [
      'an IPv6 address for components in containers that have IPv6',
      [
        [platform, 'here: {kind: process}', 'here: {kind: far, settings: {host: a, image: b, ipv6: true}}'],
        [
          twin,
          '  lifecycle:',
          '  infrastructure: {workspace: {flavour: container}, network: {allow: ["[2001:db8::1]:1"]}}\n  lifecycle:',
        ],
      ],
      [],
    ],
    [
      'a port of the machine itself',
      [
        [
          twin,
          '  lifecycle:',
          '  infrastructure: {network: {allow: ["localhost:8086", "[::1]:1"]}}\n  lifecycle:',
        ],
      ],
      ['network-localhost: "localhost:8086", "[::1]', 'network-localhost: "[::1]:1"]}}'],
    ],
    [
      'an integration at an IPv6 address that is allowed, written otherwise',
      [
        [
          twin,
          '  lifecycle:',
          '  infrastructure: {network: {allow: ["[2001:DB8:0::1]:443"]}}\n  integrations: {db: {type: influxdb, url: "https://[2001:db8::1]"}}\n  lifecycle:',
        ],
      ],
      [],
    ],
    [
      "an integration that isn't reached",
      [
        [
          twin,
          '  lifecycle:',
          '  infrastructure: {network: {}}\n  integrations: {db: {type: influxdb, url: "https://tsdb.example"}}\n  lifecycle:',
        ],
      ],
      ['network-denies: "https://tsdb.example"}}'],
    ],
    [
      "a lock file that isn't there",
      [[filter, '  run:', '  environment: {node: package-lock.json}\n  run:']],
      ['named-file-missing: package-lock.json}'],
    ],
    [
      "a script that isn't there",
      [[control, '[node, main.mjs]', '[node, --enable-source-maps, ./src/mian.mjs, x]']],
      ['named-file-missing: ./src/mian.mjs, x]}'],
    ],
    [
      "a program that isn't there",
      [[control, '[node, main.mjs]}', '[node, main.mjs]}\n  batch: {command: [./bin/once]}']],
      ['named-file-missing: ./bin/once]}'],
    ],
    [
      "a test that isn't there",
      [[control, '[node, main.mjs]}', '[node, main.mjs]}\n  test: {command: [python3, tests/all.py]}']],
      ['named-file-missing: tests/all.py]}'],
    ],
    ...[
      '[./main.mjs]',
      '[node, ./main.mjs]',
      '[node, --test]',
      '[node, --test, "src/*.test.mjs"]',
      '[node, --test, src/all.test.mjs]',
      '[node, -e, src/a.mjs]',
      '[node, ./node_modules/.bin/tool.mjs]',
      '[node, ../other/main.mjs]',
      '[node, --env-file, settings.env, server.js]',
      '[node, -r, chart.js, main.mjs]',
      '[python3, -m, module.py]',
      '[python3, -u, -m, module.py]',
      '[python3, -W, ignore, main.py]',
      '[sh, -ec, start.sh]',
      '[timeout, "5", node, none.mjs]',
      '[tool, none.mjs]',
      '[/opt/tool, none.mjs]',
      '[sh, run]',
    ].map((command): [string, Edit[], string[]] => [
      `no file at all, or none that is certain: ${command}`,
      [[control, '[node, main.mjs]', command]],
      [],
    ]),
    [
      'lockstep without a step',
      [[twin, 'lifecycle: {', 'lifecycle: {clock: {mode: lockstep}, ']],
      ['clock-physical-twin: lockstep}, save: {every:', 'clock-step: lockstep}, save: {every:'],
    ],
    [
      'a step in metres',
      [[twin, 'lifecycle: {', 'lifecycle: {clock: {step: {value: 1, unit: m}}, ']],
      ['clock-step: m}}, save: {every: 1h}}'],
    ],
    [
      'a step back',
      [[twin, 'lifecycle: {', 'lifecycle: {clock: {step: {value: -1, unit: s}}, ']],
      ['clock-step: -1, unit: s}}, save: {ev'],
    ],
    [
      "an end of the wall's time",
      [
        [twin, 'lifecycle: {', 'lifecycle: {clock: {until: {value: 1, unit: h}}, '],
        [twin, '    emulator: {asset: tools/emulator, version: ^1, uses: {plant: plant}}\n', ''],
      ],
      ['clock-until: {value: 1, unit: h}}, sa'],
    ],
    [
      'an end in metres, and before the beginning',
      [[twin, 'lifecycle: {', 'lifecycle: {clock: {until: {value: 0, unit: m}}, ']],
      ['clock-until: 0, unit: m}}, save: {eve', 'clock-until: m}}, save: {every: 1h}}'],
    ],
    ['saves without a pause', [[twin, 'every: 1h', 'every: 0s']], ['save-every-zero: 0s}}']],
    [
      'a schedule with two wrong windows in an unknown time zone',
      [
        [
          twin,
          'lifecycle: {',
          'lifecycle: {schedule: {timezone: Europe/Kopenhagen, running: ["Mon-Fri 07:00-18:00", "Mo 07:00-18:00", "07:00-07:00"]}, ',
        ],
      ],
      [
        'schedule-timezone: Europe/Kopenhagen, runni',
        'schedule-window: "Mo 07:00-18:00", "07:00',
        'schedule-window: "07:00-07:00"]}, save: {',
      ],
    ],
    [
      'a schedule of a twin that is suspended anyway',
      [
        [
          twin,
          'lifecycle: {',
          'lifecycle: {desired: suspended, schedule: {timezone: UTC, running: ["07:00-18:00"]}, ',
        ],
      ],
      ['schedule-without-effect: schedule: {timezone: UTC'],
    ],
    [
      'windows over midnight, and others that overlap',
      [
        [
          twin,
          'lifecycle: {',
          'lifecycle: {idle: {after: 2h}, schedule: {timezone: "+02:00", running: ["22:00-06:00", "05:00-08:00"]}, ',
        ],
      ],
      [],
    ],
    [
      'a twin that is idle at once',
      [[twin, 'lifecycle: {', 'lifecycle: {idle: {after: 0s}, ']],
      ['idle-after-zero: 0s}, save: {every: 1h}}'],
    ],
    ['saves a moment apart', [[twin, 'every: 1h', 'every: 1ms']], []],
    [
      'a test that may take no time',
      [[filter, 'spec:', 'spec:\n  test: {command: [node, main.mjs], timeout: 0s}']],
      ['timeout-zero: 0s}'],
    ],
    [
      'an event that becomes a value',
      [[control, 'outputs: {heaterOn: {type: boolean}}', 'outputs: {heaterOn: {type: boolean, as: event}}']],
      ['port-kind-mismatch: controller.heaterOn -> e', 'port-kind-mismatch: controller.heaterOn -> p'],
    ],
    [
      'a command that only the emulator takes as a value',
      [
        [
          control,
          'outputs: {heaterOn: {type: boolean}}',
          'outputs: {heaterOn: {type: boolean, as: command}}',
        ],
        [filter, 'heaterOn: {type: boolean,', 'heaterOn: {type: boolean, as: command,'],
        [twin, 'commands: {heater: {', 'commands: {heater: {as: command, '],
      ],
      ['emulator-misfit: controller.heaterOn -> p'],
    ],
    [
      'a buffer of values',
      [[filter, 'measured: {type: number,', 'measured: {type: number, buffer: 5,']],
      ['port-kind-misplaced: 5, unit: Cel}'],
    ],
    [
      'a value for the physical twin that expires',
      [[twin, 'commands: {heater: {', 'commands: {heater: {expires: 5s, as: value, ']],
      ['port-kind-misplaced: 5s, as: value, topic: bo'],
    ],
    [
      'an event before the first one',
      [[filter, 'heaterOn: {type: boolean,', 'heaterOn: {type: boolean, as: event, default: false,']],
      ['port-kind-misplaced: false, required: false}', 'port-kind-mismatch: controller.heaterOn -> e'],
    ],
    ...(
      [
        [0, 'value-out-of-range: 0, unit: Cel}'],
        [100_001, 'value-out-of-range: 100001, unit: Cel}'],
        [1.5, 'type-wrong: 1.5, unit: Cel}'],
      ] as const
    ).map(([buffer, expected]): [string, readonly Edit[], readonly string[]] => [
      `a buffer of ${buffer}`,
      [[filter, 'measured: {type: number,', `measured: {type: number, buffer: ${buffer},`]],
      [expected],
    ]),
    [
      'events from two sources to one input',
      [
        [
          control,
          'outputs: {heaterOn: {type: boolean}}',
          'outputs: {heaterOn: {type: boolean}, lit: {type: boolean, as: event}, out: {type: boolean, as: event}}',
        ],
        [
          filter,
          'heaterOn: {type: boolean,',
          'said: {type: boolean, as: event}\n    heaterOn: {type: boolean,',
        ],
        [
          twin,
          '    - controller.heaterOn -> estimator.heaterOn',
          '    - controller.lit -> estimator.said\n    - controller.out -> estimator.said\n    - controller.heaterOn -> estimator.heaterOn',
        ],
      ],
      [],
    ],
    ['an algebraic loop', [[emulator, ', delay: 1', '']], ['algebraic-loop: physical.temperature -> ']],
    [
      'an emulator without a port',
      [[emulator, 'outputs: {temperature:', 'outputs: {temperatur:']],
      ['emulator-misfit: temperature: {topic: box'],
    ],
    [
      'an emulator that wants more',
      [[emulator, 'inputs: {', 'inputs: {lid: {type: boolean}, ']],
      ['emulator-misfit: tools/emulator, version:'],
    ],
    [
      'an emulator in other units',
      [[emulator, 'unit: K, temperature: absolute', 'unit: W']],
      ['emulator-misfit: physical.temperature -> ', 'emulator-misfit: physical.temperature -> '],
    ],
    ...(
      [
        ['a silence of no time', 'timeout: 0s', 'timeout-zero: 0s'],
        ['a timeout that is no duration', 'timeout: soon', 'value-malformed: soon'],
        ['a unit of no time', 'payload: {json: /t, timeUnit: ms}', 'payload-time: ms}'],
        ['a zone of a number', 'payload: {json: /t, time: /at, timeZone: UTC}', 'payload-time: UTC}'],
        [
          'a zone that there is not',
          'payload: {json: /t, time: /at, timeUnit: text, timeZone: Mars/Gale}',
          'payload-time: Mars/Gale}',
        ],
        [
          'a unit that there is not',
          'payload: {json: /t, time: /at, timeUnit: min}',
          'value-not-allowed: min}',
        ],
        ['a time that is no pointer', 'payload: {json: /t, time: at}', 'value-malformed: at}'],
      ] as const
    ).map(([what, field, problem]): [string, Edit[], string[]] => [
      what,
      [[twin, 'payload: {json: /average}', field]],
      [expect.stringContaining(problem)],
    ]),
    ...(
      [
        ['a safe value of another type', 'safe: 1', 'value-type: 1}'],
        ['a place in no array', 'payload: {json: /a/0, template: {a: []}}', 'payload-place: /a/0, template'],
        ['a place in a text', 'payload: {json: /a/b, template: {a: x}}', 'payload-place: /a/b, template'],
        ['a value in place of its template', 'payload: {json: "", template: {a: 1}}', 'payload-place: "", '],
        ['two values in one place', 'payload: {json: /a, time: /a/t}', 'payload-place: /a/t}'],
        ['a zone that nobody writes', 'payload: {json: /a, timeZone: UTC}', 'field-unknown: timeZone'],
        ['a template with a secret', 'payload: {json: /a, template: {token: abc}}', 'secret-in-text: abc'],
        ['a mode of a command', 'mode: shadow', 'field-unknown: mode'],
      ] as const
    ).map(([what, field, problem]): [string, Edit[], string[]] => [
      what,
      [[twin, 'heater: {topic: box/heater', `heater: {topic: box/heater, ${field}`]],
      [expect.stringContaining(problem)],
    ]),
    [
      'a mode that there is not',
      [[twin, 'protocol: mqtt', 'protocol: mqtt\n    mode: watch']],
      ['value-not-allowed: watch'],
    ],
    [
      'a password',
      [
        [
          twin,
          '  lifecycle:',
          '  integrations: {db: {type: influxdb, options: {password: hunter2}}}\n  lifecycle:',
        ],
      ],
      ['secret-in-text: hunter2}}}'],
    ],
    [
      'a default password',
      [[control, 'setpoint:', 'brokerPassword: {type: string, default: hunter2}, setpoint:']],
      ['secret-in-text: hunter2}, setpoint: {typ'],
    ],
    ...['\\e[31m', '\\r', '\\x9b', '\\u202e', '\\u2069', '\\0'].map((written): [string, Edit[], string[]] => [
      `${written} in a title`,
      [[filter, 'name: filter', `name: filter, title: "${written}", description: A filter`]],
      [`file-characters: "${written}", description: A filter`.slice(0, 41)],
    ]),
    [
      'an escape in what a person reads of a twin and of the platform',
      [
        [twin, 'name: box', 'name: box, title: "\\e"'],
        [platform, 'name: plant', 'name: plant, title: "\\e"'],
      ],
      ['file-characters: "\\e"}', 'file-characters: "\\e", version: 1.0.0}'],
    ],
    [
      'escapes in values for components',
      [
        [
          control,
          'parameters: {',
          'parameters: {end: {type: string, default: "\\r\\n", enum: ["\\r\\n", "\\u0003"]}, ',
        ],
        [twin, 'functions/switch, version: ^1', 'functions/switch, version: ^1, with: {end: "\\u0003"}'],
        [
          twin,
          '  lifecycle:',
          '  integrations: {db: {type: influxdb, options: {end: ["\\e"]}}}\n  lifecycle:',
        ],
      ],
      [],
    ],
    [
      'the name of a secret',
      [
        [
          twin,
          '  lifecycle:',
          '  integrations: {db: {type: influxdb, token: {secret: DB_TOKEN}, options: {password: {secret: DB_PASSWORD}}}}\n  lifecycle:',
        ],
      ],
      [],
    ],
    [
      'a token',
      [[filter, 'name: filter', `description: ghp_${'a'.repeat(36)}, name: filter`]],
      ['secret-in-text: ghp_aaaaaaaaaaaaaaaaaaaa'],
    ],
  ])('%s', async (_, edits, expected) => {
    expect(await problems(...edits)).toEqual(expected);
  });

  it('seats of a licence', async () => {
    const files = {
      ...box,
      'twins/crate/twin.yaml': box[twin]!.replace('name: box', 'name: crate'),
      [filter]: box[filter]!.replace('cpu: 0.1', 'seats: {solver: 1}'),
      [platform]: box[platform]!.replace('{kind: process}', '{kind: process, seats: {solver: 1}}'),
    };
    const found = await checkRepository(exampleTree(await locked(files)));
    expect(found.map(({ message }) => message)).toEqual([
      'The place has 1 seat of solver, but the components there need 2',
    ]);
  });

  it('and no rule says more than a hundred things of one file', async () => {
    const spares = Array.from(
      { length: 150 },
      (_, i) => `    spare-${i}: {asset: tools/none, version: ^1}\n`,
    );
    const found = await problems([
      twin,
      '    controller: {asset',
      `${spares.join('')}    controller: {asset`,
    ]);
    expect(found.filter((problem) => problem.startsWith('reference-unknown'))).toHaveLength(100);
  });

  it('quotas', async () => {
    const other = box[twin]!.replace('name: box', 'name: crate');
    const [first, second] = ['quotas: {twins: 1, memory: 100Mi}\n  defaultPlace', 'defaultPlace'];
    const files = {
      ...box,
      'twins/crate/twin.yaml': other,
      [platform]: box[platform]!.replace(second, first).replace(
        '{kind: process}',
        '{kind: process, cpu: 0.15}',
      ),
    };
    const found = await checkRepository(exampleTree(await locked(files)));
    expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'quota-exceeded: The place has 0.15 processors, but the 2 twins there need 0.2 processors',
      'quota-exceeded: The quota is 1 twin, but 2 twins should run',
      'quota-exceeded: The quota is 100Mi of memory, but all twins together need 128Mi of memory',
    ]);
  });

  it('the places, where the platform chooses them: each with what the place lacks', async () => {
    const auto: Edit = [platform, 'defaultPlace: here', 'defaultPlace: auto'];
    const small: Edit = [platform, '{kind: process}', '{kind: process, memory: 16Mi}'];
    const other: Edit = [platform, '{kind: nop}', '{kind: nop, arch: arm64}'];
    const requires: Edit = [filter, 'requires: {cpu: 0.1,', 'requires: {arch: x64, cpu: 0.1,'];
    expect(await problems(auto)).toEqual([]);
    expect(await problems(auto, small, requires)).toEqual([]);
    expect((await messages(auto, small, other, requires))[0]).toMatch(
      /^No place fits\. here: The twin needs 64Mi of memory, but its place has 16Mi of memory; nowhere: functions\/filter requires arch x64, but its place has arm64\. Add a place/,
    );
  });

  it('a default place that has the name auto, which is that place', async () => {
    const named = box[platform]!.replaceAll('here', 'auto');
    const small = named.replace('{kind: process}', '{kind: process, memory: 16Mi}');
    expect(await found(await locked({ ...box, [platform]: named }))).toEqual([]);
    expect(await found(await locked({ ...box, [platform]: small }))).toHaveLength(1);
  });

  /** What `check` says of three twins like the box, which need 0.1 processors each, with these owners. */
  async function ofOwners(
    platformText: readonly [from: string, to: string],
    owners: { readonly [twin: string]: string },
  ): Promise<readonly string[]> {
    const twins = Object.entries(owners).map(([name, written]) => {
      const metadata = written === '' ? `name: ${name}` : `name: ${name}, owners: [${written}]`;
      return [`twins/${name}/twin.yaml`, box[twin]!.replace('name: box', metadata)];
    });
    const files = {
      ...box,
      ...Object.fromEntries(twins),
      [platform]: box[platform]!.replace(...platformText),
    };
    const problems = await checkRepository(exampleTree(await locked(files)));
    return problems.map(({ line, column, message }) => {
      const from = files[platform].split('\n')[line - 1]!.slice(column - 1);
      return `${message}: ${/^[^,}]*/.exec(from)}`;
    });
  }

  it.each<[what: string, quotas: string, owners: { readonly [twin: string]: string }, expected: string[]]>([
    [
      'of an owner',
      '{perOwner: {ada: {cpu: 0.15}, bo: {cpu: 0.2}}}',
      { box: 'ada', crate: 'ada', crib: 'bo' },
      ['The quota of ada is 0.15 processors, but the 2 twins of ada need 0.2 processors: 0.15'],
    ],
    [
      'of an owner who has too many twins',
      '{perOwner: {ada: {twins: 1}}}',
      { box: 'ada', crate: 'ada', crib: 'bo' },
      ['The quota of ada is 1 twin, but the 2 twins of ada should run: 1'],
    ],
    [
      'of each owner that is not named',
      '{perOwner: {ada: {}, default: {twins: 1}}}',
      { box: 'ada', crate: 'ada', crib: 'bo', chest: 'bo', can: 'constructor' },
      ['The quota of bo is 1 twin, but the 2 twins of bo should run: 1'],
    ],
    [
      'of all twins without owners together',
      '{perOwner: {default: {twins: 1}}}',
      { box: '', crate: '', crib: 'bo' },
      ['The quota of twins without owners is 1 twin, but the 2 twins without owners should run: 1'],
    ],
    [
      'of each of several owners of a twin',
      '{perOwner: {ada: {twins: 1}, bo: {twins: 0}}}',
      { box: 'ada, bo', crate: 'bo, bo' },
      ['The quota of bo is 0 twins, but the 2 twins of bo should run: 0'],
    ],
    [
      'of disk, where a twin that writes none counts with the default',
      '{disk: 7Gi}',
      { box: '', crate: '' },
      ['The quota is 7Gi of disk, but all twins together need 8Gi of disk: 7Gi'],
    ],
    ['of containers is for plans', '{containers: 0, perOwner: {default: {containers: 0}}}', { box: '' }, []],
  ])('a quota %s', async (_, quotas, owners, expected) => {
    const found = await ofOwners(['defaultPlace', `quotas: ${quotas}\n  defaultPlace`], owners);
    expect(found).toEqual(expected);
  });

  it('the disk of a place', async () => {
    const small: [string, string] = ['here: {kind: process}', 'here: {kind: process, disk: 7Gi}'];
    expect(await ofOwners(small, { box: '', crate: '' })).toEqual([
      'The place has 7Gi of disk, but the 2 twins there need 8Gi of disk: 7Gi',
    ]);
  });

  it('a twin whose components require more disk than the twin or the place has', async () => {
    const requires: Edit = [filter, 'cpu: 0.1', 'disk: 5Gi'];
    expect(
      await messages(requires, [
        twin,
        '  lifecycle:',
        '  infrastructure: {resources: {disk: 4Gi}}\n  lifecycle:',
      ]),
    ).toEqual([
      'The components require 5Gi of disk, but the twin has 4Gi of disk. Raise infrastructure.resources, or use assets that require less.',
    ]);
    expect(
      await messages(requires, [platform, 'here: {kind: process}', 'here: {kind: process, disk: 4500Mi}']),
    ).toEqual([expect.stringContaining('The twin needs 5Gi of disk, but its place has 4.395Gi of disk')]);
    expect(await messages(requires)).toEqual([]);
  });

  it('equation 1', async () => {
    const files = {
      ...box,
      [twin]:
        'apiVersion: dtaas/v1\nkind: Twin\nmetadata: {name: box, version: 1.0.0}\nspec:\n  assets:\n    plant: {asset: models/box, version: ^1}\n',
    };
    const found = await checkRepository(exampleTree(await locked(files)));
    expect(found.map(({ code, line }) => [code, line])).toEqual([['twin-without-work', 6]]);
  });
});

describe('a lock from before the edit', () => {
  it.each<[what: string, edit: Edit, expected: readonly string[]]>([
    [
      'a typo in a reference',
      [twin, 'functions/switch, version', 'functions/swich, version'],
      ['reference-unknown: functions/swich, version'],
    ],
    [
      'a range that no version is in',
      [twin, 'functions/switch, version: ^1', 'functions/switch, version: ^2'],
      ['version-unknown: ^2}'],
    ],
    [
      'another range',
      [twin, 'functions/switch, version: ^1', 'functions/switch, version: ~1.0'],
      ['lock-stale: ~1.0}'],
    ],
    [
      'one component more',
      [twin, '    controller: {', '    more: {asset: models/plate, version: ^1}\n    controller: {'],
      ['lock-stale: models/plate, version: ^'],
    ],
    [
      'one component less',
      [twin, '    spare: {asset: models/spare, version: ^1}\n', ''],
      ['lock-stale: reference: models/spare'],
    ],
  ])('%s', async (_, [file, from, to], expected) => {
    const modelOf = (name: string) => box[model]!.replace('name: box', `name: ${name}`);
    const files = await locked({
      ...box,
      'assets/models/plate/asset.yaml': modelOf('plate'),
      'assets/models/spare/asset.yaml': modelOf('spare'),
      [twin]: box[twin]!.replace(
        '    controller: {',
        '    spare: {asset: models/spare, version: ^1}\n    controller: {',
      ),
    });
    const text = files[file]!;
    expect(text).toContain(from);
    expect(await found({ ...files, [file]: text.replace(from, to) })).toEqual(expected);
  });
});

it('a circle of children is one problem, which no lock can mend', async () => {
  const circle = {
    ...edited([[twin, '  connections:', '  children: {c: {twin: crate, version: ^1}}\n  connections:']]),
    'twins/crate/twin.yaml': box[twin]!.replace('name: box', 'name: crate').replace(
      '  connections:',
      '  children: {c: {twin: box, version: ^1}}\n  connections:',
    ),
  };
  const again = await locked(await locked(circle));
  expect(await found(again)).toEqual(['children-cycle: crate, version: ^1}}']);
});

describe('ids of children', () => {
  const crate = box[twin]!.replace('name: box', 'name: crate');
  const holding = (text: string, children: string) =>
    text.replace('  connections:', `  children: {${children}}\n  connections:`);
  const ids = async (files: Readonly<Record<string, string>>) =>
    (await checkRepository(exampleTree(await locked(files)))).filter(
      ({ code }) => code === 'instance-id-invalid',
    );
  const level = 'abcdefgh'.repeat(4);

  it.each([
    ['lock', 'ends in .lock'],
    ['door-lock', undefined],
    ['a'.repeat(63), undefined],
  ])('%s', async (id, message) => {
    const files = {
      ...box,
      [twin]: holding(box[twin]!, `${id}: {twin: crate, version: ^1}`),
      'twins/crate/twin.yaml': crate,
    };
    const found = await ids(files);
    expect(found.map(({ message }) => message)).toEqual(message ? [expect.stringContaining(message)] : []);
    if (message) expect(found[0]).toMatchObject({ file: twin, line: expect.any(Number), column: 14 });
  });

  it.each([
    [3, 0],
    [4, 1],
  ])('of 32 characters on %i levels', async (levels, problems) => {
    const names = ['box', ...Array.from({ length: levels }, (_, index) => `crate${index}`)];
    const files = Object.fromEntries(
      names.map((name, index) => {
        const text = box[twin]!.replace('name: box', `name: ${name}`);
        const below = names[index + 1];
        return [
          `twins/${name}/twin.yaml`,
          below ? holding(text, `${level}: {twin: ${below}, version: ^1}`) : text,
        ];
      }),
    );
    const found = await ids({ ...box, ...files });
    expect(found).toHaveLength(problems);
    if (problems > 0) expect(found[0]).toMatchObject({ file: twin });
  });

  it('take no time that grows with the number of ways down', async () => {
    const names = ['box', ...Array.from({ length: 40 }, (_, index) => `n${index}`)];
    const files = Object.fromEntries(
      names.map((name, index) => {
        const text = box[twin]!.replace('name: box', `name: ${name}`);
        const below = names[index + 1];
        const children = ['a', 'b'].map((id) => `${id}: {twin: ${below}, version: ^1}`).join(', ');
        return [`twins/${name}/twin.yaml`, below ? holding(text, children) : text];
      }),
    );
    expect(await ids({ ...box, ...files })).toEqual([]);
  });
});

it.each([
  ["isn't there", {}, 1],
  ["is a link, which isn't followed", { 'assets/functions/switch/src': { link: 'code' } }, 0],
])('a script in a folder that %s', async (_, link, missing) => {
  const found = await checkRepository(
    exampleTree({ ...edited([[control, 'main.mjs', 'src/main.mjs']]), ...link }),
  );
  expect(found.filter(({ code }) => code === 'named-file-missing')).toHaveLength(missing);
});

describe('what is said', () => {
  it('names the nearest', async () => {
    const [said] = await messages([twin, 'models/box, version', 'models/bux, version']);
    expect(said).toContain('Did you mean models/box?');
  });

  it.each([
    ['without its folder', 'filter', 'functions/filter'],
    ['without its folder and mistyped', 'filtr', 'functions/filter'],
    ['in another folder', 'tools/filter', 'functions/filter'],
    ['with its path', 'assets/functions/filter', 'functions/filter'],
    ['with its version', 'functions/filter@1.2.0', 'functions/filter'],
    ['with a name that two have', 'crate', 'data/crate or functions/crate'],
  ])('names the asset that is written %s', async (_, written, meant) => {
    const crate = (kind: string) =>
      `apiVersion: dtaas/v1\nkind: ${kind}\nmetadata: {name: crate, version: 1.0.0}\n`;
    const files = {
      ...edited([[twin, 'asset: functions/filter', `asset: ${written}`]]),
      'assets/data/crate/asset.yaml': crate('Data'),
      'assets/functions/crate/asset.yaml': crate('Function'),
    };
    const [first] = (await checkRepository(exampleTree(files))).filter(({ hint }) => hint.includes('mean'));
    expect(first?.hint).toContain(`Did you mean ${meant}?`);
  });

  it.each([
    ['mian.mjs', 'main.mjs'],
    ['src/main.mjs', 'main.mjs'],
    ['tests/hlep.mjs', 'lib/help.mjs'],
  ])('names the file that is meant by %s', async (written, meant) => {
    const files = { ...edited([[control, 'main.mjs', written]]), 'assets/functions/switch/lib/help.mjs': '' };
    const found = await checkRepository(exampleTree(await locked(files)));
    expect(found.map(({ hint }) => hint)).toEqual([expect.stringContaining(`Did you mean ${meant}?`)]);
  });

  it.each([
    ['crat', 'crate'],
    ['twins/crate', 'crate'],
  ])('names a child as it is written, by its name: %s', async (written, meant) => {
    const files = {
      ...edited([
        [twin, '  connections:', `  children: {c: {twin: ${written}, version: ^1}}\n  connections:`],
      ]),
      'twins/crate/twin.yaml': box[twin]!.replace('name: box', 'name: crate'),
    };
    const found = (await checkRepository(exampleTree(files))).filter(({ hint }) => hint.includes('mean'));
    expect(found.map(({ hint }) => hint)).toEqual([expect.stringContaining(`Did you mean ${meant}?`)]);
  });

  it('gives a value in the unit of the parameter', async () => {
    const [said] = await messages([twin, 'value: 0.616', 'value: 616']);
    expect(said).toBe(
      'heatCapacity is 616000 J/K, but must be at most 10000 J/K. Write a value of at most 10000 J/K.',
    );
  });

  it('shows the way of a loop', async () => {
    const [said] = await messages([emulator, ', delay: 1', '']);
    expect(said).toContain('physical.temperature -> controller.measured');
    expect(said).toContain('controller.heaterOn -> physical.heater');
  });
});
