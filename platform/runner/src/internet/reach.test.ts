import type { WorkspaceSpec } from '@dtaas/model';
import { expect, it } from 'vitest';
import { internetReach } from './reach.ts';

const linked = (url: string, ...allow: readonly string[]) =>
  ({
    physicalTwin: { protocol: 'mqtt', url, telemetry: {}, commands: {} },
    network: { internet: 'allow', allow, required: true },
  }) as unknown as WorkspaceSpec;
const target = { host: 'api.example.org', port: 443 };
const nowhere = { allowed: () => false };

it('components reach the Internet, but not their physical twin and not their machine', async () => {
  const reach = await internetReach(linked('mqtt://203.0.113.20:1883'), target, {
    ...nowhere,
    machine: ['198.51.100.2'],
  });
  const reached = ['203.0.113.7', '203.0.113.20', '::ffff:203.0.113.20', '198.51.100.2', '10.0.0.1'].filter(
    reach,
  );
  expect(reached).toEqual(['203.0.113.7']);
});

it('a physical twin whose name leads nowhere closes nothing else', async () => {
  const reach = await internetReach(linked('mqtt://plant.invalid'), target, nowhere);
  expect(reach('203.0.113.7')).toBe(true);
});

it('a host that is allowed may lead elsewhere, at its port only', async () => {
  const spec = linked('mqtt://plant.invalid', 'API.example.org:443', '[2001:DB8::5]:80');
  const allowed = (address: string) => address === '10.0.0.1';
  const reached = async (host: string, port: number) =>
    ['10.0.0.1', '127.0.0.1', '203.0.113.7'].filter(await internetReach(spec, { host, port }, { allowed }));
  expect(await reached('api.example.org', 443)).toEqual(['10.0.0.1']);
  expect(await reached('2001:db8::5', 80)).toEqual(['10.0.0.1']);
  expect(await reached('api.example.org', 80)).toEqual(['203.0.113.7']);
});
