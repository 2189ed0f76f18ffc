import type { WorkspaceSpec } from '@dtaas/model';
import { expect, test } from 'vitest';
import { addedAddresses, planEgress } from './egress.ts';

test('each allowed host has an address of its own, and the physical twin has none', () => {
  const spec = {
    network: {
      internet: 'deny',
      allow: ['a.example:443', 'a.example:8086', 'b.example:443'],
      required: true,
    },
    physicalTwin: { protocol: 'mqtt', url: 'mqtts://plant.example', telemetry: {}, commands: {} },
  } as unknown as WorkspaceSpec;
  expect(planEgress(spec, '/run/x.sock')).toEqual({
    links: { '': { host: 'plant.example', port: 8883, socket: '/run/x.pt0' } },
    allowed: [
      { host: 'a.example', port: 443, socket: '/run/x.0', address: '127.0.1.1' },
      { host: 'a.example', port: 8086, socket: '/run/x.1', address: '127.0.1.1' },
      { host: 'b.example', port: 443, socket: '/run/x.2', address: '127.0.1.2' },
    ],
  });
});

test('a number, and the machine itself, are at the address at which components look for them', () => {
  const allow = [
    'localhost:1',
    '127.0.0.1:2',
    '127.8.0.1:3',
    '[::1]:4',
    '[2001:DB8:0::1]:5',
    'Sub.Example:6',
  ];
  const spec = {
    network: { internet: 'deny', allow, required: true },
    physicalTwin: { protocol: 'mqtt', url: 'mqtt://[::1]:1883/', telemetry: {}, commands: {} },
  } as unknown as WorkspaceSpec;
  const { links, allowed } = planEgress(spec, '/run/x.sock');
  expect(links).toEqual({ '': { host: '::1', port: 1883, socket: '/run/x.pt0' } });
  expect(allowed.map(({ host, port, address }) => [host, port, address])).toEqual([
    ['localhost', 1, '127.0.0.1'],
    ['127.0.0.1', 2, '127.0.0.1'],
    ['127.8.0.1', 3, '127.8.0.1'],
    ['::1', 4, '::1'],
    ['2001:db8::1', 5, '2001:db8::1'],
    ['sub.example', 6, '127.0.1.6'],
  ]);
});

test('the addresses of other hosts are added to loopback, each once', () => {
  const allow = [
    'a.example:443',
    '203.0.113.5:1',
    '203.0.113.5:2',
    '127.0.0.1:3',
    '[::1]:4',
    '[2001:db8::1]:5',
  ];
  const spec = { network: { internet: 'deny', allow, required: true } } as unknown as WorkspaceSpec;
  expect(addedAddresses(planEgress(spec, ''))).toEqual(['203.0.113.5', '2001:db8::1']);
});

test('a host that components do not reach is left out, and the others keep their addresses', () => {
  const allow = ['a.example:1', 'b.example:2', 'c.example:3'];
  const spec = { network: { internet: 'deny', allow, required: true } } as unknown as WorkspaceSpec;
  expect(planEgress(spec, '/run/x.sock', (host) => host !== 'b.example').allowed).toEqual([
    { host: 'a.example', port: 1, socket: '/run/x.0', address: '127.0.1.1' },
    { host: 'c.example', port: 3, socket: '/run/x.2', address: '127.0.1.3' },
  ]);
});

test('each link to the physical twin has its own way out', () => {
  const spec = {
    network: { internet: 'deny', allow: [], required: true },
    physicalTwin: {
      links: {
        hall: { protocol: 'mqtt', url: 'mqtt://broker.example' },
        boiler: { protocol: 'opcua', url: 'opc.tcp://boiler.example/plant' },
      },
      telemetry: {},
      commands: {},
    },
  } as unknown as WorkspaceSpec;
  expect(planEgress(spec, '/run/x.sock').links).toEqual({
    hall: { host: 'broker.example', port: 1883, socket: '/run/x.pt0' },
    boiler: { host: 'boiler.example', port: 4840, socket: '/run/x.pt1' },
  });
});
