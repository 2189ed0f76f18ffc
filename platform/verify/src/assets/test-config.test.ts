import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TemporaryAssets, temporaryAssets } from '../../testing/temporary-assets.ts';
import { verifyRepository } from '../verify-repository.ts';

let clone: TemporaryAssets;
beforeEach(() => {
  clone = temporaryAssets();
});
afterEach(() => clone.remove());

function asset(reference: string, spec: object, files: Readonly<Record<string, string>>): void {
  const [folder = '', name] = reference.split('/');
  const kind = { functions: 'Function', models: 'Model', data: 'Data' }[folder];
  const metadata = { name, version: '1.2.0', license: 'MIT' };
  const all = { 'asset.yaml': JSON.stringify({ apiVersion: 'dtaas/v1', kind, metadata, spec }), ...files };
  clone.write(
    Object.fromEntries(Object.entries(all).map(([path, text]) => [`assets/${reference}/${path}`, text])),
  );
}

const total = {
  inputs: { amount: { type: 'number', unit: 'W' } },
  outputs: { total: { type: 'number', unit: 'W' } },
  parameters: {
    gain: { type: 'number', default: 2 },
    label: { type: 'string' },
  },
};
const run = { command: ['node', 'total.mjs'], control: ['save', 'report'] };
const test = { command: ['node', '--test'] };
const program = `import { serve } from '@dtaas/component';
serve(({ inputs, parameters, state }) => {
  state.total += parameters.gain * inputs.amount;
  return { total: state.total };
}, { state: { total: 0 } });
`;

async function verified(isolation: 'auto' | 'none') {
  const { results } = await verifyRepository(await clone.open(), { allowWeak: true, isolation });
  return results.map(({ asset, outcome, output }) => ({ asset, outcome, ...(output ? { output } : {}) }));
}

describe.each(['auto', 'none'] as const)('the tests of an asset (isolation: %s)', (isolation) => {
  it('find the folders of what only the tests use, also those of a data asset', async () => {
    asset('functions/filter', {}, { 'filter.mjs': 'export const filter = 1;' });
    asset(
      'data/recording',
      { test: { ...test, uses: { maker: { asset: 'functions/filter' } } } },
      {
        'recording.test.mjs': `
import { test } from 'node:test';
import { load } from '@dtaas/component';
test('the maker', async () => {
  const { filter } = await load('maker', 'filter.mjs');
  if (filter !== 1) throw new Error('not the maker');
});`,
      },
    );
    expect(await verified(isolation)).toEqual([
      { asset: 'functions/filter', outcome: 'untested' },
      { asset: 'data/recording', outcome: 'passed' },
    ]);
    asset('functions/filter', {}, { 'filter.mjs': 'export const filter = 2;' });
    const [, changed] = await verified(isolation);
    expect(changed).toMatchObject({ asset: 'data/recording', outcome: 'failed' });
  });

  it('find its configuration: defaults, ports, uses with their folders, and commands', async () => {
    asset('models/box', { parameters: { mass: { type: 'number', unit: 'kg', default: 5 } } }, { data: 'x' });
    asset('functions/filter', {}, { 'filter.mjs': 'export const filter = 1;' });
    const uses = {
      plant: { kind: 'Model', asset: 'models/box' },
      filter: { kind: 'Function', asset: 'functions/filter' },
      other: { kind: 'Model', required: false },
    };
    const batch = { command: ['node', 'fit.mjs', '--fast'] };
    asset(
      'functions/total',
      { ...total, inputs: { amount: { ...total.inputs.amount, default: 4 } }, uses, run, batch, test },
      {
        'total.mjs': program,
        'fit.mjs': '',
        'config.test.mjs': `
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
test('the configuration', () => {
  const { uses, ...config } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
  assert.deepEqual(config, {
    contract: 1, twin: 'test', component: 'total', asset: 'functions/total', version: '1.2.0',
    parameters: { gain: 2 },
    inputs: { amount: { type: 'number', unit: 'W', default: 4 } }, outputs: { total: { type: 'number', unit: 'W' } },
    clock: { mode: 'lockstep', stepSeconds: 1, epoch: 1577836800 }, integrations: {},
    command: ['node', 'total.mjs'], batch: ['node', 'fit.mjs', '--fast'],
  });
  const { path, ...plant } = uses.plant;
  assert.deepEqual(Object.keys(uses), ['plant', 'filter']);
  const { path: library, ...filter } = uses.filter;
  assert.deepEqual(filter, { asset: 'functions/filter', version: '1.2.0', kind: 'Function' });
  assert.ok(existsSync(library + '/filter.mjs'));
  assert.deepEqual(plant, { asset: 'models/box', version: '1.2.0', kind: 'Model', parameters: { mass: 5 } });
  assert.ok(existsSync(path + '/data'));
  assert.deepEqual(JSON.parse(process.env.DTAAS_USES), { plant: path, filter: library });
});`,
      },
    );
    expect(await verified(isolation)).toEqual([
      { asset: 'functions/filter', outcome: 'untested' },
      { asset: 'models/box', outcome: 'untested' },
      { asset: 'functions/total', outcome: 'passed' },
    ]);
  });

  it('drive its component with the SDK, which nobody installed', async () => {
    const driven = (expected: string) => ({
      'total.mjs': program,
      'total.test.mjs': `
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive, resumes } from '@dtaas/component/testing';
const inputs = [{ amount: 1 }, { amount: 2 }];
test('adds up', () => assert.deepEqual(drive({ inputs }), ${expected}));
test('resumes', () => void resumes({ inputs }));`,
    });
    asset('functions/total', { ...total, run, test }, driven('[{ total: 2 }, { total: 6 }]'));
    expect(await verified(isolation)).toEqual([{ asset: 'functions/total', outcome: 'passed' }]);
    asset('functions/total', { ...total, run, test }, driven('[{ total: 1 }]'));
    expect(await verified(isolation)).toMatchObject([
      { outcome: 'failed', output: expect.stringContaining('total: 6') },
    ]);
  });
});
