import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, onTestFinished } from 'vitest';
import { type PhysicalUnderTest, physicalContract } from '../../testing/physical-contract.ts';
import { endPlants, type PlantKind, plants } from '../../testing/plants.ts';
import { makeWorkspace, number, type TestComponent } from '../../testing/workspace.ts';

afterAll(endPlants);

const lines = `import { createInterface } from 'node:readline';
const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
const heard = createInterface({ input: process.stdin });`;

const controller: TestComponent = {
  program: {
    name: 'controller.mjs',
    text: `${lines}
for await (const line of heard) {
  const message = JSON.parse(line);
  if (message.n) say({ n: 'valve', v: 2 * message.v });
}`,
  },
  inputs: { temperature: number },
  outputs: { valve: number },
};

const joined = (name: string) => [
  `${name}.temperature -> controller.temperature`,
  `controller.valve -> ${name}.valve`,
];

async function linked({ open }: PlantKind): Promise<PhysicalUnderTest> {
  const plant = await open();
  onTestFinished(() => plant.close());
  const at = (port: string) => ({ link: 'plant', ...plant.addressOf(port), port: number });
  const workspace = makeWorkspace({ controller }, joined('physical'), {
    clock: { mode: 'wall' },
    physicalTwin: {
      links: { plant: plant.link },
      telemetry: { temperature: { ...at('temperature'), samplingSeconds: 0.05 } },
      commands: { valve: at('valve') },
    },
  });
  return {
    workspace,
    name: 'physical',
    tell: plant.tell,
    tellWrong: async () => void (await plant.tellWrong()),
    commanded: () =>
      plant.seen.filter((each) => each.startsWith('valve ')).map((each) => Number(each.slice(6))),
  };
}

/** The emulator tells the lines that are added to one file, and writes its commands to another. */
async function emulated(): Promise<PhysicalUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-emulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [told, got] = [join(folder, 'told'), join(folder, 'got')];
  for (const file of [told, got]) writeFileSync(file, '');
  const text = `${lines}
import { appendFileSync, readFileSync } from 'node:fs';
let count = 0;
for await (const line of heard) {
  const message = JSON.parse(line);
  if (message.n) appendFileSync(${JSON.stringify(got)}, message.v + '\\n');
  if (message.step === undefined) continue;
  const all = readFileSync(${JSON.stringify(told)}, 'utf8').split('\\n').slice(0, -1);
  for (const value of all.slice(count)) say({ n: 'temperature', ...JSON.parse(value), t: message.t });
  count = all.length;
  say({ done: message.step });
}`;
  const emulator: TestComponent = {
    program: { name: 'emulator.mjs', text },
    inputs: { valve: number },
    outputs: { temperature: number },
  };
  const workspace = makeWorkspace({ controller, emulator }, joined('emulator'), {
    clock: { mode: 'wall', stepSeconds: 0.05 },
    emulator: 'emulator',
  });
  const tell = async (value: object): Promise<void> => appendFileSync(told, `${JSON.stringify(value)}\n`);
  return {
    workspace,
    name: 'emulator',
    tell: (value) => tell({ v: value }),
    tellWrong: () => tell({ vs: 'hot' }),
    commanded: () => readFileSync(got, 'utf8').split('\n').slice(0, -1).map(Number),
  };
}

describe.each(plants)('a physical twin at %s', (_name, kind) => physicalContract(() => linked(kind)));

describe('an emulator in the place of the physical twin', () => physicalContract(emulated));
