import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkRepository } from '@dtaas/model';
import { openRepository, readPublished, readWorkTree } from '@dtaas/repository';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { call } from '../../../testing/call.ts';
import { run } from '../new.ts';

let folder: string;
let made = 0;

/** A tank with a level sensor in two units, a filter for it, and an emulator that takes a valve. */
const assets: { readonly [reference: string]: string } = {
  'models/tank': 'parameters: {area: {type: number, unit: m2, default: 1}}',
  'models/pipe': 'parameters: {}',
  'models/boiler': `inputs: {flow: {type: number, unit: m3/s}}
  outputs: {level: {type: number, unit: m}, boils: {type: boolean, as: event}}`,
  'functions/control': `inputs: {level: {type: number, unit: m}, flow: {type: number, unit: m3/s, required: false}}
  outputs: {valve: {type: number, unit: "1"}, alarm: {type: boolean, as: event}}
  uses: {plant: {kind: Model}}
  run: {command: [sh, main.sh]}`,
  'functions/filter': `inputs: {raw: {type: number, unit: cm}}
  outputs: {smooth: {type: number, unit: cm}, quality: {type: string}}
  run: {command: [sh, main.sh]}`,
  'functions/watch': `inputs: {alarm: {type: boolean, as: event}}
  run: {command: [sh, main.sh]}`,
  'tools/runner': `ports: {from: plant}
  uses: {plant: {kind: Model, asset: models/boiler}}
  run: {command: [sh, main.sh]}`,
  'tools/recorder': `ports: {declaredIn: twin}
  inputs: {level: {type: number, unit: m, required: false}}
  run: {command: [sh, main.sh]}`,
  'tools/emulator': `inputs: {opening: {type: number, unit: "1", delay: 1}}
  outputs: {height: {type: number, unit: mm}, tank: {type: string}}
  uses: {plant: {kind: Model, asset: models/tank, version: ^1}}
  run: {command: [sh, main.sh]}`,
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-new-twin-'));
  execFileSync('git', ['init', '-q', folder]);
  write(
    'platform.yaml',
    'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here}\n',
  );
  for (const [reference, spec] of Object.entries(assets)) {
    const [kind = '', name = ''] = reference.split('/');
    const kinds: { readonly [folder: string]: string } = {
      models: 'Model',
      functions: 'Function',
      tools: 'Tool',
    };
    const head = `apiVersion: dtaas/v1\nkind: ${kinds[kind]}\nmetadata: {name: ${name}, version: 1.0.0, license: MIT}\n`;
    write(`assets/${reference}/asset.yaml`, `${head}spec:\n  ${spec}\n`);
    write(`assets/${reference}/main.sh`, 'cat > /dev/null\n');
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The `spec` of a new twin, once `check` has found nothing in it but the missing lock. */
async function newTwin(options: { readonly [name: string]: string | readonly string[] }) {
  made += 1;
  const name = `twin-${made}`;
  await call(run, folder, ['twin', name], { options });
  const repository = await openRepository(folder);
  const tree = await readWorkTree(repository);
  const problems = await checkRepository(tree, { published: await readPublished(repository) });
  expect(problems.filter(({ file, code }) => file.includes(name) && code !== 'lock-missing')).toEqual([]);
  return parse(readFileSync(join(folder, 'twins', name, 'twin.yaml'), 'utf8')).spec;
}

describe('a new twin', () => {
  it('takes from the physical twin what nothing else feeds', async () => {
    const spec = await newTwin({ asset: 'functions/control' });
    expect(spec.assets).toEqual({
      plant: { asset: 'models/boiler', version: '^1.0.0' },
      worker: { asset: 'functions/control', version: '^1.0.0', uses: { plant: 'plant' } },
    });
    expect(spec.connections).toEqual(['physical.level -> worker.level']);
    expect(spec.physicalTwin.telemetry).toMatchObject({ level: { type: 'number', unit: 'm' } });
  });

  it('has an emulator that fits, whose outputs and inputs are joined with the worker', async () => {
    const spec = await newTwin({
      asset: 'functions/control',
      use: ['plant=models/tank'],
      emulator: 'tools/emulator',
    });
    expect(spec.connections).toEqual(['physical.height -> worker.level', 'worker.valve -> physical.opening']);
    expect(spec.physicalTwin.commands).toMatchObject({ opening: { type: 'number', unit: '1' } });
    // The model of the worker is the emulator's, too.
    expect(spec.physicalTwin.emulator.uses).toEqual({ plant: 'plant' });
    expect(Object.keys(spec.assets)).toEqual(['plant', 'worker']);
  });

  it('puts the asset between that feeds an input, and units may differ', async () => {
    const spec = await newTwin({ asset: 'functions/control', input: ['level=functions/filter.smooth'] });
    expect(spec.connections).toEqual(['physical.raw -> filter.raw', 'filter.smooth -> worker.level']);
  });

  it('has the ports of the model that its generic tool runs', async () => {
    const spec = await newTwin({ asset: 'tools/runner' });
    expect(spec.assets['worker']).toMatchObject({ asset: 'tools/runner', uses: { plant: 'plant' } });
    expect(spec.connections).toEqual(['physical.flow -> worker.flow']);
  });

  it('has a recorder of all values, whose inputs have names of their own', async () => {
    const spec = await newTwin({
      asset: 'functions/control',
      input: ['level=functions/filter.smooth'],
      recorder: 'tools/recorder',
    });
    expect(spec.assets['recorder']).toEqual({
      asset: 'tools/recorder',
      version: '^1.0.0',
      inputs: {
        smooth: { type: 'number', unit: 'cm' },
        quality: { type: 'string' },
        valve: { type: 'number', unit: '1' },
        alarm: { type: 'boolean', as: 'event' },
        raw: { type: 'number', unit: 'cm' },
      },
    });
    expect(spec.connections).toContain('physical.raw -> recorder.raw');
    const running = await newTwin({ asset: 'tools/runner', recorder: 'tools/recorder' });
    expect(running.connections).toContain('worker.level -> recorder.workerLevel');
    expect(running.connections).toContain('worker.boils -> recorder.boils');
  });

  it('keeps the kind of a port', async () => {
    const spec = await newTwin({ asset: 'functions/watch' });
    expect(spec.physicalTwin.telemetry.alarm).toMatchObject({ type: 'boolean', as: 'event' });
  });

  it.each<[what: string, options: { [name: string]: string | string[] }, message: RegExp]>([
    [
      'a text where a number belongs',
      { input: ['level=functions/filter.quality'] },
      /is not one of physical, functions\/filter\.smooth,/,
    ],
    ['an event where a value belongs', { input: ['level=functions/control.alarm'] }, /is not one of/],
    ['its own output', { input: ['level=functions/control.valve'] }, /is not one of/],
    [
      'an input that there is not',
      { input: ['toString=physical'] },
      /--input has no name "toString" \(level\)/,
    ],
    [
      'an asset of another kind for a use',
      { use: ['plant=functions/filter'] },
      /is not one of models\/boiler, models\/pipe, models\/tank/,
    ],
    [
      'an emulator without a fitting output',
      { emulator: 'functions/filter' },
      /is not one of none, tools\/emulator/,
    ],
    [
      'two answers for one name',
      { use: ['plant=models/tank', 'plant=models/pipe'] },
      /--use has two answers for plant: models\/tank and models\/pipe. Give one of them/,
    ],
    [
      'a recorder with ports of its own',
      { recorder: 'tools/emulator' },
      /is not one of none, tools\/recorder/,
    ],
    [
      'a worker whose ports only a twin could declare',
      { asset: 'tools/recorder' },
      /A twin declares the ports of tools\/recorder/,
    ],
    ['an answer without a name', { use: ['models/tank'] }, /"models\/tank" has no =/],
  ])('refuses %s', async (_what, options, message) => {
    const refusal = expect(
      call(run, folder, ['twin', 'refused'], { options: { asset: 'functions/control', ...options } }),
    );
    await refusal.rejects.toMatchObject({ code: 'usage-answer', message: expect.stringMatching(message) });
  });
});

it('a misspelt kind is answered with all that can be made', async () => {
  await expect(call(run, folder, ['functon', 'pump'], { options: {} })).rejects.toMatchObject({
    code: 'usage-answer',
    message: 'functon is not one of asset, twin, data, model, function, tool',
    hint: 'Give the answer with dtaas new function.',
  });
});
