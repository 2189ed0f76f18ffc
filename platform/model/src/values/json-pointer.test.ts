import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Json } from './json.ts';
import { atPointer, overlap, placedAt } from './json-pointer.ts';

test.each<[string, Json, Json | undefined]>([
  ['/a/b', { a: { b: 1.5 } }, 1.5],
  ['/a/1', { a: [1, 2] }, 2],
  ['/a/01', { a: [1, 2] }, undefined],
  ['/x~1y/m~0n', { 'x/y': { 'm~n': 3 } }, 3],
  ['/constructor/name', {}, undefined],
  ['/a/length', { a: 'text' }, undefined],
  ['', [1], [1]],
])('at %s of %j stands %j', (pointer, document, value) => {
  expect(atPointer(document, pointer)).toEqual(value);
});

describe('a value placed at a pointer', () => {
  test.each<[Json, string, Json | undefined]>([
    [{}, '/heater', { heater: true }],
    [{}, '/a/b', { a: { b: true } }],
    [{ a: { c: 1 } }, '/a/b', { a: { c: 1, b: true } }],
    [{ cmd: [{ name: 'heater', value: null }] }, '/cmd/0/value', { cmd: [{ name: 'heater', value: true }] }],
    [{ a: [1] }, '/a/1', undefined],
    [{ a: [1] }, '/a/-', undefined],
    [{ a: 1 }, '/a/b', undefined],
    [{ a: null }, '/a/b', undefined],
    [{ a: null }, '/a', { a: true }],
    [{}, '', true],
  ])('in %j at %s gives %j', (template, pointer, message) => {
    expect(placedAt(template, pointer, true)).toEqual(message);
  });

  it('can be read back, and the template is unchanged', () => {
    const key = fc.constantFrom('a', 'b/c', 'd~e', '__proto__', '0', '');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 4 }), fc.jsonValue(), (keys, value) => {
        const pointer = keys.map((each) => `/${each.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
        const template = Object.freeze({ other: 1 });
        const message = placedAt(template, pointer, value as Json);
        expect(atPointer(message, pointer)).toEqual(value);
        expect(template).toEqual({ other: 1 });
      }),
    );
  });
});

test.each([
  ['/a', '/a', true],
  ['/a', '/a/b', true],
  ['', '/a', true],
  ['/a', '/ab', false],
  ['/a/b', '/a/c', false],
])('%j and %j overlap: %j', (a, b, expected) => {
  expect(overlap(a, b)).toBe(expected);
  expect(overlap(b, a)).toBe(expected);
});
