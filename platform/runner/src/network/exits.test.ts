import type { WorkspaceSpec } from '@dtaas/model';
import { expect, test } from 'vitest';
import { planExits } from './exits.ts';

test('each host that is allowed has an address of its own, and the physical twin none', () => {
  const spec = {
    network: {
      internet: 'deny',
      allow: ['a.example:443', 'a.example:8086', 'b.example:443'],
      required: true,
    },
    physicalTwin: { protocol: 'mqtt', url: 'mqtts://plant.example', telemetry: {}, commands: {} },
  } as unknown as WorkspaceSpec;
  expect(planExits(spec, '/run/x.sock')).toEqual({
    physicalTwin: { host: 'plant.example', port: 8883, socket: '/run/x.pt' },
    allowed: [
      { host: 'a.example', port: 443, socket: '/run/x.0', address: '127.0.1.1' },
      { host: 'a.example', port: 8086, socket: '/run/x.1', address: '127.0.1.1' },
      { host: 'b.example', port: 443, socket: '/run/x.2', address: '127.0.1.2' },
    ],
  });
});
