import type { CommandSpec, Json, MessageTime, PortSpec } from '@dtaas/model';
import { expect, test } from 'vitest';
import { takes } from '../../senml/value.ts';
import { readPayload, writePayload } from './payload.ts';

const number: PortSpec = { type: 'number' };
const boolean: PortSpec = { type: 'boolean' };

test.each<[PortSpec, string | undefined, string, Json | undefined]>([
  [number, '/a/b', '{"a": {"b": 1.5}}', 1.5],
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
  [number, '/a', '{"a": 1e400}', undefined],
  [number, undefined, '-1e400', undefined],
  [{ type: 'integer' }, undefined, '1e400', undefined],
  [{ type: 'object' }, '/a', '{"a": {"b": [1e400]}}', undefined],
  [{ type: 'number', shape: [2] }, '', '[1, 1e400]', undefined],
  [{ type: 'string' }, undefined, 'as it is', 'as it is'],
  [{ type: 'number', shape: [2] }, '', '[1, 2]', [1, 2]],
])('%j at %j in %s is %j', (port, pointer, payload, value) => {
  const telemetry = { topic: 't', port, ...(pointer === undefined ? {} : { pointer }) };
  expect(readPayload(telemetry, payload)).toEqual(
    value === undefined ? { refused: takes(port) } : { value, t: undefined },
  );
});

test.each([
  ['{"v": 1, "at": 1784109600500}', { value: 1, t: 1_784_109_600.5 }],
  ['{"v": 1}', { refused: 'the message has no time at /at (expected: a number of ms since 1970)' }],
  [
    '{"v": 1, "at": "soon"}',
    { refused: 'the message has no time at /at (expected: a number of ms since 1970)' },
  ],
  ['{"at": 1784109600500}', { refused: 'the port takes finite numbers' }],
])('a message with a time of its own: %s', (payload, carried) => {
  const time: MessageTime = { pointer: '/at', unit: 'ms' };
  expect(readPayload({ topic: 't', port: number, pointer: '/v', time }, payload)).toEqual(carried);
});

test('the refusal of a text that is not a time shows a text that is a time', () => {
  const telemetry = {
    topic: 't',
    port: number,
    pointer: '/v',
    time: { pointer: '/at', unit: 'text' },
  } as const;
  expect(readPayload(telemetry, '{"v": 1, "at": "29/11/2026"}')).toEqual({
    refused: 'the message has no time at /at (expected: a text such as 2026-03-02T14:00:00Z)',
  });
});

test.each<[Partial<CommandSpec>, Json, string]>([
  [{}, true, 'true'],
  [{}, 'as it is', 'as it is'],
  [{}, [1, 2], '[1,2]'],
  [{ pointer: '' }, 'quoted', '"quoted"'],
  [{ pointer: '/heater' }, true, '{"heater":true}'],
  [
    { pointer: '/set/0/value', template: { device: 'box', set: [{ name: 'heater', value: null }] } },
    1.5,
    '{"device":"box","set":[{"name":"heater","value":1.5}]}',
  ],
  [
    { pointer: '/on', template: { by: 'dtaas' }, time: { pointer: '/at', unit: 'text' } },
    false,
    '{"by":"dtaas","on":false,"at":"2026-07-15T10:00:00.500Z"}',
  ],
])('a command of %j with %j is sent as %s', (form, value, payload) => {
  const command = { topic: 't', port: boolean, ...form };
  expect(writePayload(command, { value, t: 1_784_109_600.5 })).toBe(payload);
});
