import type { Json, PortSpec } from '@dtaas/model';
import { expect, test } from 'vitest';
import { readPayload } from './payload.ts';

const number: PortSpec = { type: 'number' };
const boolean: PortSpec = { type: 'boolean' };

test.each<[PortSpec, string | undefined, string, Json | undefined]>([
  [number, '/a/b', '{"a": {"b": 1.5}}', 1.5],
  [number, '/a/1', '{"a": [1, 2]}', 2],
  [number, '/a/01', '{"a": [1, 2]}', undefined],
  [number, '/x~1y/m~0n', '{"x/y": {"m~n": 3}}', 3],
  [number, '/constructor/name', '{}', undefined],
  [number, '/a', '{"a": "1"}', undefined],
  [number, '/a', 'not json', undefined],
  [number, undefined, '21.5', 21.5],
  [number, undefined, '', undefined],
  [number, '/a', '{"a": 1e400}', undefined],
  [number, undefined, '-1e400', undefined],
  [{ type: 'integer' }, undefined, '1e400', undefined],
  [{ type: 'object' }, '/a', '{"a": {"b": [1e400]}}', undefined],
  [{ type: 'number', shape: [2] }, '', '[1, 1e400]', undefined],
  [boolean, '/on', '{"on": 1}', true],
  [boolean, undefined, 'false', false],
  [boolean, undefined, 'maybe', undefined],
  [{ type: 'string' }, undefined, 'as it is', 'as it is'],
  [{ type: 'number', shape: [2] }, '', '[1, 2]', [1, 2]],
])('%j at %j in %s is %j', (port, pointer, payload, value) => {
  const telemetry = { topic: 't', port, ...(pointer === undefined ? {} : { pointer }) };
  expect(readPayload(telemetry, payload)).toEqual(value);
});
