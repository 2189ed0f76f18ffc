import { stackHolds } from '@dtaas/engine';
import { type Json, type JsonObject, printDesired } from '@dtaas/model';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { parseRecorded } from '../biography/parse-recorded.ts';
import { checkStack } from '../biography/stack-file.ts';
import { recordedStateOf } from './recorded-state.ts';

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

test('a status that we wrote reads as it was written', () => {
  expect(parseRecorded(status, 't')).toEqual(status);
});

test('an emulation reads as it was written, with its clock where that was said', () => {
  const said = { actor: 'a', at: '2026-11-22T12:00:00Z', basis: 'b'.repeat(64) };
  for (const emulate of [said, { ...said, clock: 'wall' }]) {
    const emulated = { ...status, overrides: { emulate } };
    expect(parseRecorded(emulated, 't')).toEqual(emulated);
  }
});

test('fields of a newer version are dropped', () => {
  expect(parseRecorded({ ...status, more: { than: 'we know' } }, 't')).toEqual(status);
});

test.each<[string, JsonObject]>([
  ['another twin’s', { twin: 'other' }],
  ['another format', { apiVersion: 'dtaas/v2' }],
  ['a home that is a path', { home: '../../../../etc' }],
  ['an unknown event', { event: 'exploded' }],
  ['a commit that is an option', { deployed: { commit: '--upload-pack=x', desired: 'a'.repeat(64) } }],
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
  expect(() => parseRecorded({ ...status, ...change }, 't')).toThrow(/can't be used/);
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
