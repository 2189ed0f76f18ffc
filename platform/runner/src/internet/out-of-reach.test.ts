import { withoutIPv6 } from '@dtaas/model';
import * as processes from '@dtaas/processes';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whyOutOfReach, whyOutOfReachInContainers } from './out-of-reach.ts';

/** A machine with iproute2 and IPv6, unless a test has another. */
let machine: { ip: string | undefined; disableIPv6: string };
beforeEach(() => {
  machine = { ip: '/usr/sbin/ip', disableIPv6: '0' };
  vi.spyOn(processes, 'systemProgram').mockImplementation(() => machine.ip);
  vi.spyOn(processes, 'attempt').mockImplementation(() => machine.disableIPv6);
});
afterEach(() => void vi.restoreAllMocks());

test.each([
  'plant.example',
  'localhost',
  '127.0.0.1',
  '127.8.0.1',
  '203.0.113.5',
  '10.1.2.3',
  '::1',
  'fd12::5',
])('components reach %s', (host) => expect(whyOutOfReach(host)).toBeUndefined());

test.each([
  '0.0.0.0',
  '169.254.169.254',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  'fe80::1',
  'ff02::1',
  '::ffff:cb00:7105',
])('components do not reach %s', (host) => {
  expect(whyOutOfReach(host)).toBe('it is not the address of one other host');
  expect(whyOutOfReachInContainers(host, { ipv6: true })).toBe('it is not the address of one other host');
});

test('a machine without IPv6 has no IPv6 addresses', () => {
  machine.disableIPv6 = '1';
  for (const host of ['::1', '2001:db8::5']) expect(whyOutOfReach(host)).toBe('this machine has no IPv6');
  expect(whyOutOfReach('203.0.113.5')).toBeUndefined();
});

test('a machine without iproute2 can add no address', () => {
  machine.ip = undefined;
  expect(whyOutOfReach('203.0.113.5')).toBe('the program ip is missing (apt-get install iproute2)');
  for (const host of ['plant.example', '127.0.0.1', '::1']) expect(whyOutOfReach(host)).toBeUndefined();
});

test('containers reach names and addresses, IPv6 ones only if they have IPv6, but not themselves', () => {
  for (const host of ['plant.example', '203.0.113.5'])
    expect(whyOutOfReachInContainers(host, {})).toBeUndefined();
  for (const host of ['localhost', '127.0.0.1', '::1'])
    expect(whyOutOfReachInContainers(host, { ipv6: true })).toMatch(/own container/);
  expect(whyOutOfReachInContainers('2001:db8::5', {})).toBe(withoutIPv6);
  expect(whyOutOfReachInContainers('2001:db8::5', { ipv6: true })).toBeUndefined();
});
