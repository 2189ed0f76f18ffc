import { expect, it } from 'vitest';
import { nameOfActor, readRecordedStatus } from './records.ts';
import type { Json } from './values/json.ts';

const status = (overrides: Json): Json => ({
  apiVersion: 'dtaas/v1',
  kind: 'Status',
  twin: 'oven',
  home: '0'.repeat(16),
  event: 'requested',
  at: '2026-11-30T17:00:00Z',
  health: 'Healthy',
  overrides,
});
const asked = { actor: 'operator', at: '2026-11-30T17:00:00.000Z', basis: 'b'.repeat(64) };
const until = '2026-12-01T06:00:00.000Z';

it.each<[what: string, overrides: Json]>([
  ['of an operator, as an earlier platform writes it', { desired: { ...asked, to: 'suspended' } }],
  ['of a schedule', { desired: { ...asked, to: 'suspended', by: 'schedule', until } }],
  ['that keeps a twin running', { running: { ...asked, until } }],
])('an override %s is read as it was recorded', (_, overrides) => {
  expect(readRecordedStatus(status(overrides))).toMatchObject({ overrides });
});

it('an override that a newer platform records is dropped', () => {
  expect(readRecordedStatus(status({ dreaming: asked }))).toMatchObject({ overrides: {} });
});

it.each([
  ['operator', 'operator'],
  ['Plant Operator <operator@plant.example>', 'Plant Operator'],
  ['<operator@plant.example>', 'unknown'],
  ['operator@plant.example', 'operator'],
  ['@plant.example', 'unknown'],
  ['', ''],
])('the name of the actor %j is %j', (actor, name) => expect(nameOfActor(actor)).toBe(name));
