import { expect, it } from 'vitest';
import { valueText } from './values.ts';

it.each<[value: number | string | boolean, text: string]>([
  [0.0000123, '0.0000123'],
  [1.23456789e-9, '1.23457e-9'],
  [-0.00004, '-0.00004'],
  [20.125678, '20.1257'],
  [20.1, '20.1'],
  [1234567.891, '1234568'],
  [1.5e300, '1.5e+300'],
  [1234567, '1234567'],
  [0, '0'],
  [true, 'true'],
  ['on', 'on'],
])('%j is printed as %s', (value, text) => {
  expect(valueText({ value })).toBe(text);
});
