import type { Json, PortSpec } from '@dtaas/model';
import { converter } from '@dtaas/model';
import { describe, expect, test } from 'vitest';
import { RecordReader } from './read.ts';
import { senmlUnit } from './units.ts';
import { convertValue } from './value.ts';
import { recordWriter } from './write.ts';

const ports: { readonly [port: string]: PortSpec } = {
  temperature: { type: 'number', unit: 'Cel' },
  capacity: { type: 'number', unit: 'J/K' },
  'room/t': { type: 'number', unit: 'Cel' },
  count: { type: 'integer' },
  on: { type: 'boolean' },
  name: { type: 'string' },
  grid: { type: 'number', shape: [2, null] },
  anything: { type: 'object' },
};
const now = 1.7e9;
const read = (...records: { [field: string]: unknown }[]) => {
  const reader = new RecordReader(ports);
  return records.map((record) => reader.read(record, now)).at(-1);
};

describe('a SenML record', () => {
  test.each<[string, { [field: string]: unknown }[], { port: string; value: Json; t: number }]>([
    ['a number', [{ n: 'temperature', v: 21.5, t: 1.6e9 }], { port: 'temperature', value: 21.5, t: 1.6e9 }],
    ['no time', [{ n: 'on', vb: true }], { port: 'on', value: true, t: now }],
    ['a time relative to now', [{ n: 'on', vb: true, t: -5 }], { port: 'on', value: true, t: now - 5 }],
    ['a text', [{ n: 'name', vs: 'x' }], { port: 'name', value: 'x', t: now }],
    ['an array', [{ n: 'grid', vj: [[1, 2, 3], []] }], { port: 'grid', value: [[1, 2, 3], []], t: now }],
    ['an object', [{ n: 'anything', vj: { a: null } }], { port: 'anything', value: { a: null }, t: now }],
    ['its unit', [{ n: 'temperature', v: 1, u: 'Cel' }], { port: 'temperature', value: 1, t: now }],
    ["its port's UCUM code", [{ n: 'capacity', v: 1, u: 'J/K' }], { port: 'capacity', value: 1, t: now }],
    [
      'base fields',
      [{ bn: 'room/', bt: 1.6e9, bu: 'Cel', n: 't', v: 1, t: 3 }],
      { port: 'room/t', value: 1, t: 1.6e9 + 3 },
    ],
    [
      'base fields of an earlier one',
      [
        { bn: 'room/', bt: 1.6e9 },
        { n: 't', v: 1 },
      ],
      { port: 'room/t', value: 1, t: 1.6e9 },
    ],
    [
      'a base value',
      [{ bv: 20 }, { n: 'temperature', v: 1.5 }],
      { port: 'temperature', value: 21.5, t: now },
    ],
  ])('with %s is read', (_what, records, { port, value, t }) => {
    expect(read(...records)).toEqual({ port, sample: { value, t } });
  });

  test.each<[string, { [field: string]: unknown }, RegExp]>([
    ['of no port', { n: 'other', v: 1 }, /"other" is not an output/],
    ["named as an object's own", { n: 'constructor', v: 1 }, /is not an output/],
    ['without a name', { v: 1 }, /without a name/],
    ['with a time that is a text', { n: 'temperature', v: 1, t: 'now' }, /^t is a number of seconds$/],
    ['without a value', { n: 'temperature' }, /one of v, vb, vs and vj/],
    ["with a base that isn't a number", { bt: 'now' }, /bt must be a finite number/],
    ['with a base time that is not finite', JSON.parse('{"bt":1e400}'), /bt must be a finite number/],
    ['with a base value that is not finite', JSON.parse('{"bv":-1e400}'), /bv must be a finite number/],
  ])('%s is refused in words', (_what, record, problem) => {
    expect(read(record)).toEqual({ problem: expect.stringMatching(problem) });
  });

  // As they arrive: JSON.parse reads 1e400 as Infinity.
  test.each<[string, string, string, RegExp]>([
    ['in another unit', 'temperature', '{"v":1,"u":"K"}', /^came in "K"; the port is in Cel$/],
    ['of another type', 'temperature', '{"vs":"warm"}', /^was "warm"; the port takes finite numbers$/],
    ["that isn't an integer", 'count', '{"v":1.5}', /^was 1.5; the port takes integers$/],
    ['of another shape', 'grid', '{"vj":[[1]]}', /the port takes arrays of 2×\? finite numbers$/],
    ['that is an array for an object', 'anything', '{"vj":[1]}', /^was \[1\]; the port takes objects whose/],
    ['that is too large', 'temperature', '{"v":1e400}', /^was Infinity; the port takes finite numbers$/],
    ['that is too small', 'temperature', '{"v":-1e400}', /^was -Infinity/],
    ["that isn't an integer because of its size", 'count', '{"v":1e400}', /^was Infinity/],
    ['too large with its base', 'temperature', '{"bv":1e308,"v":1.7e308}', /^was Infinity/],
    ['with one such number in an array', 'grid', '{"vj":[[1],[1e400]]}', /a number that is not finite/],
    [
      'with one such number in an object',
      'anything',
      '{"vj":{"a":[{"b":1e400}]}}',
      /a number that is not finite/,
    ],
    ['nested too deep', 'anything', `{"vj":{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}}`, /nested too deep/],
    ['with a time that is not finite', 'temperature', '{"v":1,"t":1e400}', /^came with the time Infinity, /],
    [
      'with a time that no calendar has',
      'temperature',
      '{"v":1,"t":1e18}',
      /^came with the time 1000000000000000000, /,
    ],
    ['with a time long before all', 'temperature', '{"v":1,"t":-1e300}', /^came with the time -1e\+300, /],
  ])('with a value %s is refused by its port', (_what, port, fields, why) => {
    expect(read({ n: port, ...JSON.parse(fields) })).toEqual({ port, refused: expect.stringMatching(why) });
  });

  test('that is refused for its base value leaves the base of the records that follow', () => {
    const records = ['{"bn":"","bv":1}', '{"bv":1e400}', '{"n":"temperature","v":1}'].map((text) =>
      JSON.parse(text),
    );
    expect(read(...records)).toMatchObject({ sample: { value: 2 } });
  });

  test.each<[string, PortSpec, Json, string]>([
    ['temperature', { type: 'number', unit: 'Cel' }, 21.5, '{"n":"temperature","v":21.5,"u":"Cel","t":1}'],
    ['capacity', { type: 'number', unit: 'J/K' }, 616, '{"n":"capacity","v":616,"t":1}'],
    ['on', { type: 'boolean' }, false, '{"n":"on","vb":false,"t":1}'],
    ['name', { type: 'string' }, 'a "b"', '{"n":"name","vs":"a \\"b\\"","t":1}'],
    ['grid', { type: 'number', shape: [2] }, [1, 2], '{"n":"grid","vj":[1,2],"t":1}'],
  ])('of %s is written with a unit only where the registry has it', (name, port, value, text) => {
    expect(recordWriter(name, port)({ value, t: 1 })).toBe(text);
  });

  test.each([
    ['Cel', 'Cel'],
    ['m/s2', 'm/s2'],
    ['%', '%'],
    ['dBm', 'dBm'],
    ['1', '/'],
    ['L', 'l'],
    ['l', 'l'],
    ['g/L', 'g/l'],
    ['V.A', 'VA'],
    ['kW.h', 'kWh'],
    ['J/K', undefined],
    ['', undefined],
    ['constructor', undefined],
    [undefined, undefined],
  ])('in %s is written with the symbol %s', (ucum, symbol) => {
    expect(senmlUnit(ucum)).toBe(symbol);
  });

  test('is converted number by number', () => {
    expect(convertValue(20, converter({ scale: 1, offset: 273.15 }))).toBe(293.15);
    expect(convertValue([[1, 2], [3]], converter({ scale: 1000, offset: 0 }))).toEqual([
      [1000, 2000],
      [3000],
    ]);
    expect(convertValue('as it is', converter({ scale: 2, offset: 0 }))).toBe('as it is');
  });
});
