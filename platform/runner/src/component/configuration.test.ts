import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StagedAsset } from '@dtaas/model';
import { detectIsolation } from '@dtaas/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import { hasPython } from '../../testing/has-python.ts';
import { makeWorkspace, number, type TestComponent, type TestWorkspace } from '../../testing/workspace.ts';
import { runBatch } from '../batch/once.ts';

/** Sends the names of its ports, in the order in which its configuration has them. */
const teller = {
  name: 'tell.mjs',
  text: `
  import { readFileSync } from 'node:fs';
  import { createInterface } from 'node:readline';
  const { inputs, outputs } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
  for await (const line of createInterface({ input: process.stdin })) {
    const { step } = JSON.parse(line);
    if (step === undefined) continue;
    const told = JSON.stringify([Object.keys(inputs), Object.values(inputs).map((port) => port.alias ?? null), Object.keys(outputs)]);
    console.log(JSON.stringify({ n: 'told', vs: told }) + '\\n' + JSON.stringify({ done: step }));
  }`,
};

const outputs = { told: { type: 'string' }, cold: { type: 'string' } } as const;

/** What a started component finds of its ports. */
async function portsToldBy(component: Partial<TestComponent>, assetYaml?: string): Promise<unknown> {
  const workspace = makeWorkspace({ teller: { program: teller, outputs, ...component } }, []);
  if (assetYaml !== undefined) {
    writeFileSync(join(workspace.file.store, 'digest-of-teller', 'asset.yaml'), assetYaml);
  }
  await workspace.start();
  const { values } = await workspace.when(({ values }) => values['teller.told']);
  return JSON.parse(String(values['teller.told']?.value));
}

describe('the ports in the configuration of a component', () => {
  // As `desired.json` has them: sorted.
  const inputs = { alpha: number, beta: { ...number, alias: 'der(h)' }, gamma: number };

  it('stand in the order in which the asset declares them', async () => {
    const asset = 'spec:\n  inputs: {gamma: {}, alpha: {}, beta: {}}\n  outputs: {told: {}, cold: {}}\n';
    expect(await portsToldBy({ inputs }, asset)).toEqual([
      ['gamma', 'alpha', 'beta'],
      [null, null, 'der(h)'],
      ['told', 'cold'],
    ]);
  });

  it('stand in the order that the specification of a generic component carries', async () => {
    const order = { inputOrder: ['beta', 'gamma', 'alpha'], outputOrder: ['told', 'cold'] };
    expect(await portsToldBy({ inputs, ...order }, 'spec: {}\n')).toEqual([
      ['beta', 'gamma', 'alpha'],
      ['der(h)', null, null],
      ['told', 'cold'],
    ]);
  });

  it.each([
    ['the file of the asset is missing', undefined],
    ['the file of the asset cannot be read', 'spec: ['],
    ['the asset declares no ports', 'kind: Tool\n'],
  ])('are sorted if %s', async (_, asset) => {
    expect(await portsToldBy({ inputs }, asset)).toEqual([
      ['alpha', 'beta', 'gamma'],
      [null, 'der(h)', null],
      ['cold', 'told'],
    ]);
  });
});

/** Sends its configured inputs as text. */
const shower = {
  name: 'show.mjs',
  text: `
  import { readFileSync } from 'node:fs';
  import { createInterface } from 'node:readline';
  const { inputs } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
  for await (const line of createInterface({ input: process.stdin })) {
    const { step } = JSON.parse(line);
    if (step !== undefined) console.log(JSON.stringify({ n: 'told', vs: JSON.stringify(inputs) }) + '\\n' + JSON.stringify({ done: step }));
  }`,
};

describe('the defaults in the configuration of a component', () => {
  it.each([
    ['those that the asset declares', { level: number, on: { type: 'boolean' }, free: number }],
    [
      'those that the specification of a generic component carries',
      { level: { ...number, default: 2.5 }, on: { type: 'boolean', default: false }, free: number },
    ],
  ] as const)('are %s', async (_, inputs) => {
    const isCarried = 'default' in inputs.level;
    const asset =
      'spec: {inputs: {level: {default: 2.5}, on: {default: false}, free: {}, gone: {default: 1}}}';
    const told = { told: { type: 'string' } } as const;
    const workspace = makeWorkspace({ teller: { program: shower, inputs, outputs: told } }, []);
    writeFileSync(
      join(workspace.file.store, 'digest-of-teller', 'asset.yaml'),
      isCarried ? 'spec: {}\n' : asset,
    );
    await workspace.start();
    const { values } = await workspace.when(({ values }) => values['teller.told']);
    expect(JSON.parse(String(values['teller.told']?.value))).toEqual({
      level: { type: 'number', default: 2.5 },
      on: { type: 'boolean', default: false },
      free: { type: 'number' },
    });
  });
});

const python = hasPython();

const nodeUser = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { join } from 'node:path';
  import { pathToFileURL } from 'node:url';
  const { uses } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
  const { mean } = await import(pathToFileURL(join(uses.average.path, 'src/mean.mjs')).href);
  const { path, ...described } = uses.average;
  writeFileSync(join(process.env.DTAAS_OUTPUT, 'result'), JSON.stringify([mean([1, 2, 6]), described]));`;

const pythonUser = `
import json, os, sys
config = json.load(open(os.environ["DTAAS_CONFIG"]))
average = config["uses"]["average"]
sys.path.insert(0, average.pop("path"))
from mean import mean
with open(os.path.join(os.environ["DTAAS_OUTPUT"], "result"), "w") as stream:
    json.dump([mean([1, 2, 6]), average], stream)
`;

const library: StagedAsset = {
  asset: 'functions/mean',
  version: '1.2.0',
  digest: 'digest-of-mean',
  environment: { kind: 'none' },
};

function withLibrary(program: TestComponent['program']): TestWorkspace {
  const workspace = makeWorkspace({ user: { program, libraries: { average: library } } }, []);
  const folder = join(workspace.file.store, library.digest);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(
    join(folder, 'src', 'mean.mjs'),
    'export const mean = (all) => all.reduce((a, b) => a + b, 0) / all.length;\n',
  );
  writeFileSync(join(folder, 'mean.py'), 'def mean(all):\n    return sum(all) / len(all)\n');
  return workspace;
}

describe.each(hasBubblewrap() ? (['auto', 'none'] as const) : (['none'] as const))(
  'a library (isolation: %s)',
  (mode) => {
    const programs = [
      ['Node', { name: 'user.mjs', text: nodeUser }, ['node', 'user.mjs']],
      ...(python
        ? ([['Python', { name: 'user.py', text: pythonUser }, ['python3', 'user.py']]] as const)
        : []),
    ] as const;
    it.each(programs)('is imported by a program in %s by the path in its configuration', async (...row) => {
      const [, program, command] = row;
      const folder = mkdtempSync(join(tmpdir(), 'dtaas-library-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      mkdirSync(join(folder, 'in'));
      const ended = await runBatch({
        workspace: withLibrary(program).file,
        component: 'user',
        command,
        input: join(folder, 'in'),
        output: join(folder, 'out'),
        isolation: detectIsolation(mode),
        timeoutMs: 30_000,
      });
      expect(ended, ended.output).toMatchObject({ code: 0 });
      expect(JSON.parse(readFileSync(join(folder, 'out', 'result'), 'utf8'))).toEqual([
        3,
        { asset: 'functions/mean', version: '1.2.0', kind: 'Function' },
      ]);
    });
  },
);
