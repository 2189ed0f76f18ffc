import { beforeAll, describe, expect, it } from 'vitest';
import type { Parameter } from '../generated/types.ts';
import { loadUnits, type Units } from '../units/index.ts';
import type { Json } from '../values/json.ts';
import { bytesOf, printBytes, secondsOf } from './amounts.ts';
import { readValue } from './value.ts';

let units: Units;

beforeAll(async () => {
  units = await loadUnits(['J/K', 'kJ/K', 'K', 'Cel', '1', '%', 's', 'degF']);
});

describe('a value', () => {
  it.each<[what: string, parameter: Parameter, written: Json, expected: Json]>([
    ['in its unit', { type: 'number', unit: 'J/K' }, { value: 616, unit: 'J/K' }, 616],
    ['in another unit', { type: 'number', unit: 'J/K' }, { value: 0.616, unit: 'kJ/K' }, 616],
    ['without a unit', { type: 'number' }, 3, 3],
    ['of a pure number', { type: 'number', unit: '1' }, 0.5, 0.5],
    ['in per cent', { type: 'number', unit: '1' }, { value: 50, unit: '%' }, 0.5],
    [
      'a difference of temperatures',
      { type: 'number', unit: 'K', temperature: 'difference' },
      { value: 0.1, unit: 'Cel' },
      0.1,
    ],
    [
      'an absolute temperature',
      { type: 'number', unit: 'K', temperature: 'absolute' },
      { value: 20, unit: 'Cel' },
      293.15,
    ],
    ['an array', { type: 'number', unit: 's', shape: [2] }, { value: [1, 2], unit: 's' }, [1, 2]],
    [
      'a matrix',
      { type: 'integer', shape: [2, 2] },
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['a text', { type: 'string' }, 'x', 'x'],
    ['an object with value and unit', { type: 'object' }, { value: 1, unit: 'x' }, { value: 1, unit: 'x' }],
    ['allowed', { type: 'string', enum: ['a', 'b'] }, 'b', 'b'],
  ])('%s', (_, parameter, written, expected) => {
    expect(readValue(units, 'x', parameter, written)).toEqual({ value: expected });
  });

  it.each<[what: string, parameter: Parameter, written: Json, code: string]>([
    ['without the unit it needs', { type: 'number', unit: 'J/K' }, 616, 'quantity-without-unit'],
    ["in a unit that isn't one", { type: 'number', unit: 'K' }, { value: 1, unit: 'degF' }, 'unit-unknown'],
    [
      "in a unit that can't be converted",
      { type: 'number', unit: 'K' },
      { value: 1, unit: 's' },
      'unit-mismatch',
    ],
    ['in a unit, where there is none', { type: 'number' }, { value: 1, unit: 's' }, 'unit-missing'],
    [
      'a temperature that may be either',
      { type: 'number', unit: 'K' },
      { value: 1, unit: 'Cel' },
      'temperature-ambiguous',
    ],
    [
      'kelvins for degrees',
      { type: 'number', unit: 'Cel' },
      { value: 300, unit: 'K' },
      'temperature-ambiguous',
    ],
    ['half an integer', { type: 'integer' }, 1.5, 'value-type'],
    ['a text for a number', { type: 'number' }, '1', 'value-type'],
    ['a text with a unit', { type: 'number', unit: 's' }, { value: '1', unit: 's' }, 'value-type'],
    ['one for an array', { type: 'number', shape: [2] }, 1, 'value-type'],
    ['an array of another size', { type: 'number', shape: [2] }, [1, 2, 3], 'value-type'],
    ['an array for one', { type: 'number' }, [1], 'value-type'],
    [
      'below the bound after conversion',
      { type: 'number', unit: 'J/K', minimum: 1 },
      { value: 0.0001, unit: 'kJ/K' },
      'value-out-of-bounds',
    ],
    [
      'one too large in an array',
      { type: 'number', shape: [null], maximum: 2 },
      [1, 2, 3],
      'value-out-of-bounds',
    ],
    [
      'too large after conversion',
      { type: 'number', unit: 'J/K' },
      { value: 1e308, unit: 'kJ/K' },
      'value-out-of-bounds',
    ],
    [
      'an integer too large after conversion',
      { type: 'integer', unit: 'J/K' },
      { value: 1e308, unit: 'kJ/K' },
      'value-type',
    ],
    [
      'too large after conversion, in an array',
      { type: 'number', unit: 'J/K', shape: [2] },
      { value: [1, -1e308], unit: 'kJ/K' },
      'value-out-of-bounds',
    ],
    ['not in the list', { type: 'number', enum: [1, 2] }, 3, 'value-out-of-bounds'],
  ])('%s is refused', (_, parameter, written, code) => {
    expect(readValue(units, 'x', parameter, written)).toMatchObject({ refusal: { code } });
  });

  it.each<[Parameter, Json, hint: string]>([
    [{ type: 'boolean' }, 'yes', 'Write true or false.'],
    [{ type: 'integer', unit: '1' }, 3.5, 'Write an integer.'],
    [{ type: 'number', unit: 'J/K' }, { value: '30', unit: 'J/K' }, 'Write a number in J/K.'],
  ])("that %j can't have, %j, is answered with what to write", (parameter, written, hint) => {
    expect(readValue(units, 'x', parameter, written)).toMatchObject({ refusal: { hint } });
  });
});

it.each([
  ['128Mi', 134_217_728],
  ['1k', 1000],
  ['5', 5],
  ['2Gi', 2_147_483_648],
])('%s are %d bytes', (text, bytes) => {
  expect(bytesOf(text)).toBe(bytes);
});

it.each([
  ['60s', 60],
  ['1.5h', 5400],
  ['250ms', 0.25],
  ['2d', 172_800],
])('%s are %d seconds', (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds);
});

it.each([
  [0, '0'],
  [1000, '1000'],
  [1536, '1.5Ki'],
  [134_217_728, '128Mi'],
  [2 ** 50, '1024Ti'],
])('%d bytes are shown as %s', (bytes, text) => {
  expect(printBytes(bytes)).toBe(text);
});
