import type { PlanChange } from '@dtaas/model';
import { expect, test } from 'vitest';
import { past } from './record.ts';

test.each<[PlanChange['action'], string, string, string]>([
  ['remove', 'connection', 'physical.air -> control.air', 'removed physical.air -> control.air'],
  ['remove', 'component', 'filter: functions/filter 1.0.0', 'removed filter: functions/filter 1.0.0'],
  ['add', 'connection', 'physical.air -> control.air', 'physical.air -> control.air'],
  ['remove', 'parameter', 'control.goal: no longer 180', 'control.goal: no longer 180'],
  ['remove', 'twin', 'stops 3 components', 'stops 3 components'],
])('a biography says of %s %s, %s: %s', (action, subject, words, said) => {
  expect(past({ action, subject, words })).toBe(said);
});
