import { stackHolds } from '@dtaas/engine';
import { type Json, type JsonObject, printDesired } from '@dtaas/model';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { checkStack, recordedStateOf } from '../biography/recorded.ts';

// Whoever can write a state ref can write anything there: what is acted on is checked first.

const status: { readonly [key: string]: Json } = {
  apiVersion: 'dtaas/v1',
  kind: 'Status',
  twin: 't',
  home: '0123456789abcdef',
  event: 'deployed',
  at: '2026-11-22T12:00:00.000Z',
  deployed: {
    commit: 'c'.repeat(40),
    desired: 'a'.repeat(64),
    basis: 'b'.repeat(64),
    at: '2026-11-22T12:00:00Z',
  },
  health: 'Healthy',
  reasons: [],
  snapshot: '20261122T120000Z-00000001',
  overrides: { desired: { to: 'suspended', actor: 'a', at: '2026-11-22T12:00:00Z', basis: 'b'.repeat(64) } },
};

function parseRecorded(value: JsonObject) {
  return recordedStateOf('t', { id: 'x', status: value }).recorded;
}

test('a status that we wrote reads as it was written', () => {
  expect(parseRecorded(status)).toEqual(status);
});

test('an emulation reads as it was written, with its clock where that was said', () => {
  const said = { actor: 'a', at: '2026-11-22T12:00:00Z', basis: 'b'.repeat(64) };
  for (const emulate of [said, { ...said, clock: 'wall' }]) {
    const emulated = { ...status, overrides: { emulate } };
    expect(parseRecorded(emulated)).toEqual(emulated);
  }
});

test('fields of a newer version are dropped, wherever they are', () => {
  const deployed = { ...(status['deployed'] as JsonObject), by: 'a pipeline' };
  const newer: JsonObject = { ...status, more: { than: 'we know' }, deployed };
  expect(parseRecorded(newer)).toEqual(status);
  // The file itself stays as it was read.
  expect(newer).toMatchObject({ more: { than: 'we know' }, deployed: { by: 'a pipeline' } });
});

test('a status of an earlier edition lacks the fields that came later, and a degraded twin is not a failed run', () => {
  const { reasons: _, overrides: __, ...earlier } = status;
  const failure = { attempts: 1, at: '2026-11-22T12:00:00Z', message: 'x', desired: 'a'.repeat(64) };
  expect(parseRecorded({ ...earlier, failure: { ...failure, code: 'twin-degraded' } })).toEqual({
    ...status,
    overrides: {},
  });
  expect(parseRecorded({ ...status, failure: { ...failure, code: 'save-failed' } })).toHaveProperty(
    'failure',
  );
});

test('a message says which field is wrong', () => {
  const wrong = (change: JsonObject) => () => parseRecorded({ ...status, ...change });
  expect(wrong({ event: 'exploded' })).toThrow('status.json: it has a wrong value at event.');
  expect(wrong({ anew: { actor: 'a' } })).toThrow('status.json: it has no anew.at.');
  expect(wrong({ twin: 'other' })).toThrow('status.json: it is the status of other.');
});

test.each<[string, JsonObject]>([
  ['another twin’s', { twin: 'other' }],
  ['another format', { apiVersion: 'dtaas/v2' }],
  ['a home that is a path', { home: '../../../../etc' }],
  ['an unknown event', { event: 'exploded' }],
  ['a commit that is an option', { deployed: { commit: '--upload-pack=x', desired: 'a'.repeat(64) } }],
  ['a snapshot of the 31st of February', { snapshot: '20260231T120000Z-00000001' }],
  [
    'a failure without a count',
    { failure: { attempts: -1, at: 'x', code: 'x', message: 'x', desired: 'x' } },
  ],
  ['a snapshot that is a path', { snapshot: '../../heads/main' }],
  ['an override to something else', { overrides: { desired: { to: 'running', actor: 'a' } } }],
  [
    'a clock that is none',
    {
      overrides: {
        emulate: { actor: 'a', at: '2026-11-22T12:00:00Z', basis: 'b'.repeat(64), clock: 'sundial' },
      },
    },
  ],
  [
    'a wish for a path',
    { wish: { restore: '../x', kind: 'restore', actor: 'a', at: '2026-11-22T12:00:00Z' } },
  ],
  ['a time that isn’t one', { at: 'yesterday' }],
  ['a list where an object is wanted', { overrides: [] }],
])('a status with %s is refused', (_what, change) => {
  expect(() => parseRecorded({ ...status, ...change })).toThrow(/can't be used/);
});

const whole = sourceOf({ t: {}, other: {} });

test.each<[string, object]>([
  ['another twin’s', whole.render('other', {})],
  ['without resources', { ...whole.render('t', {}), resources: undefined }],
  ['of a later edition', { ...whole.render('t', {}), edition: 3 }],
])('a desired state that is %s is refused', (_what, desired) => {
  const tip = { id: 'x', status, desired: desired as JsonObject };
  expect(() => recordedStateOf('t', tip)).toThrow(expect.objectContaining({ code: 'state-unreadable' }));
});

test('a desired state of this twin is read', () => {
  const desired = whole.render('t', {});
  const tip = { id: 'x', status, desired: JSON.parse(printDesired(desired)) as JsonObject };
  expect(recordedStateOf('t', tip).previous).toEqual(desired);
});

describe('stack.json', () => {
  const stack = (type: string, inputs: JsonObject): JsonObject => ({
    version: 3,
    deployment: {
      resources: [
        { urn: 'urn:pulumi:t::dtaas::pulumi:pulumi:Stack::dtaas-t', type: 'pulumi:pulumi:Stack' },
        { urn: `urn:pulumi:t::dtaas::${type}::workspace`, type, inputs },
      ],
    },
  });
  const home = '0123456789abcdef';

  test('of this twin is followed', () => {
    const own = stack('dtaas:process:Workspace', { home, twin: 't' });
    checkStack(own, home, 't');
    expect(stackHolds(own)).toBe(true);
  });

  test.each([
    ['another home', { home: 'f'.repeat(16), twin: 't' }],
    ['another twin', { home, twin: 'other' }],
  ])('with the mark of %s isn’t', (_what, inputs) => {
    expect(() => checkStack(stack('dtaas:process:Workspace', inputs), home, 't')).toThrow(
      /workspace is not a resource of t at the home/,
    );
  });

  test.each([
    [{}],
    [{ deployment: null }],
    [{ deployment: { resources: 'all' } }],
    [{ deployment: { resources: [null] } }],
  ])('that is %j holds nothing', (value) => expect(stackHolds(value as JsonObject)).toBe(false));
});
