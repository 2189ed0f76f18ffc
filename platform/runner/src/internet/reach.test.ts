import type { WorkspaceSpec } from '@dtaas/model';
import { expect, it } from 'vitest';
import { internetReach } from './reach.ts';

const linked = (url: string) =>
  ({ physicalTwin: { protocol: 'mqtt', url, telemetry: {}, commands: {} } }) as unknown as WorkspaceSpec;

it('components reach the Internet, but not their physical twin and not their machine', async () => {
  const reach = await internetReach(linked('mqtt://203.0.113.20:1883'), ['198.51.100.2']);
  const reached = ['203.0.113.7', '203.0.113.20', '::ffff:203.0.113.20', '198.51.100.2', '10.0.0.1'].filter(
    reach,
  );
  expect(reached).toEqual(['203.0.113.7']);
});

it('a physical twin whose name leads nowhere closes nothing else', async () => {
  const reach = await internetReach(linked('mqtt://plant.invalid'));
  expect(reach('203.0.113.7')).toBe(true);
});
