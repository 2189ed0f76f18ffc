import { describe, expect, it } from 'vitest';
import type { Asset, Parameter } from '../generated/types.ts';
import { loadUnits } from '../units/index.ts';
import { missingParameters, readSettings, settingOf, settingsDocument, unitsIn } from './settings.ts';

describe('a setting on the command line', () => {
  it.each<[Parameter, string, unknown]>([
    [{ type: 'number', unit: 'J/K' }, '616 J/K', { value: 616, unit: 'J/K' }],
    [{ type: 'number', unit: 'J/K' }, '616J/K', { value: 616, unit: 'J/K' }],
    [{ type: 'number', unit: 'K' }, '-1.5e3 K', { value: -1500, unit: 'K' }],
    [{ type: 'number', unit: 'K' }, '{"value": 1, "unit": "K"}', { value: 1, unit: 'K' }],
    [{ type: 'number', unit: 'K', shape: [2] }, '[1, 2] K', { value: [1, 2], unit: 'K' }],
    [{ type: 'number' }, '2', 2],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'object' }, '{"a": [1]}', { a: [1] }],
    [{ type: 'string' }, 'two-parameter', 'two-parameter'],
    [{ type: 'string' }, '12 V', '12 V'],
    [{ type: 'string' }, '7', '7'],
    [{ type: 'string' }, '"7"', '7'],
    [{ type: 'string' }, '', ''],
    [{ type: 'number' }, 'many', 'many'],
    [{ type: 'number' }, '1e400', '1e400'],
  ])('%j: %s', (parameter, text, expected) => {
    expect(settingOf(parameter, text)).toEqual(expected);
  });
});

const asset = {
  metadata: { name: 'fit' },
  spec: {
    parameters: {
      capacity: { type: 'number', unit: 'J/K', minimum: 1 },
      variant: { type: 'string', default: 'two' },
    },
  },
} as unknown as Asset;

async function read(texts: { readonly [name: string]: string }) {
  const parameters: { readonly [name: string]: Parameter } = asset.spec.parameters;
  const settings = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, settingOf(parameters[name], text)]),
  );
  const units = await loadUnits([...unitsIn(settings), 'J/K']);
  return readSettings(units, asset, settings, settingsDocument(texts));
}

describe('settings', () => {
  it('get the unit of the parameter', async () => {
    expect(await read({ capacity: '0.616 kJ/K' })).toEqual({ values: { capacity: 616 } });
  });

  it('that do not fit are all reported, each with its place in its option', async () => {
    const outcome = await read({ capacity: '3 m', variants: 'one', variant: '"three"' });
    expect(outcome).toMatchObject({
      problems: [
        { file: '--with capacity=3 m', line: 1, column: 17, code: 'unit-mismatch' },
        { file: '--with variants=one', line: 1, column: 8, code: 'parameter-unknown' },
      ],
    });
  });

  it('leave parameters without a value and a default', () => {
    expect(missingParameters(asset, { variant: 'one' })).toEqual(['capacity']);
    expect(missingParameters(asset, { variant: 'one', capacity: 0 })).toEqual([]);
  });
});
