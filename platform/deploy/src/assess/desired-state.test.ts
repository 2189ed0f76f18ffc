import { expect, test } from 'vitest';
import { emptied } from './desired-state.ts';

test('a stack that was given up lists nothing, and differs from every earlier record', () => {
  const manifest = { time: '0001-01-01T00:00:00Z', version: 'v3' };
  const stack = { version: 3, deployment: { manifest, resources: [{ urn: 'a' }], pending_operations: [{}] } };
  const first = emptied(stack, '2026-11-22T12:00:00.000Z');
  expect(first).toEqual({
    version: 3,
    deployment: { manifest: { ...manifest, time: '2026-11-22T12:00:00.000Z' }, resources: [] },
  });
  expect(emptied(stack, '2026-11-23T12:00:00.000Z')).not.toEqual(first);
});
