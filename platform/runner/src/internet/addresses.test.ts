import type { lookup } from 'node:dns';
import { withoutIPv6 } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { isInternet, isPublic, lookupWithin } from './addresses.ts';

const own = [
  ['172.18.0.2', 16],
  ['2001:db8:1::2', 64],
] as const;

describe('an allowed name', () => {
  it.each([
    '203.0.113.7',
    '10.1.2.3',
    '192.168.1.5',
    '2001:db8:2::1',
    'fd12::5',
    '::ffff:203.0.113.7',
    '64:ff9b::203.0.113.7',
  ])('may lead to %s', (address) => expect(isPublic(address, own)).toBe(true));

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback of IPv6', '::1'],
    ['loopback, written for IPv6', '::ffff:127.0.0.1'],
    ['any address', '0.0.0.0'],
    ['any address of IPv6', '::'],
    ["a cloud's metadata", '169.254.169.254'],
    ["a cloud's metadata over IPv6", 'fd00:ec2::254'],
    ["another cloud's metadata", '100.100.100.200'],
    ['the link', 'fe80::1'],
    ['the link, with its interface', 'fe80::1%eth0'],
    ['loopback, written for a translator', '64:ff9b::7f00:1'],
    ["the host's address on the twin's bridge, written for a translator", '64:ff9b::172.18.0.1'],
    ["another twin's network", 'fdd7:a500:1234:5678::2'],
    ["the host's address on another twin's bridge", 'fdd7:a500:1234:5678::1'],
    ['multicast', '239.1.2.3'],
    ['multicast of IPv6', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ["the host's address on the twin's bridge", '172.18.0.1'],
    ["the host's IPv6 address on the twin's bridge", '2001:db8:1::1'],
    ['no address', 'example.org'],
  ])('must not lead to %s', (_, address) => expect(isPublic(address, own)).toBe(false));
});

describe('the Internet', () => {
  it.each(['203.0.113.7', '2606:4700::1111', '::ffff:203.0.113.7', '100.63.0.1', '172.32.0.1'])(
    'has %s',
    (address) => expect(isInternet(address, [], own)).toBe(true),
  );

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback, written for IPv6', '::ffff:127.0.0.1'],
    ['loopback, written for IPv6 in another way', '::127.0.0.1'],
    ["a cloud's metadata", '169.254.169.254'],
    ['a private network', '10.1.2.3'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.5'],
    ['a private network, written for a translator', '64:ff9b::10.1.2.3'],
    ['a private network, written for 6to4', '2002:0a01:0203::1'],
    ["a carrier's network", '100.64.0.1'],
    ['a unique local address', 'fd12::1'],
    ['the link', 'fe80::1'],
    ["the host's address on the twin's bridge", '172.18.0.1'],
    ["an address of the container's host", '198.51.100.2'],
    ["an IPv6 address of the container's host", '2001:db8:100::2'],
    ["an address that the container's host may take any time", '2001:db8:200::7'],
    ["another twin's network", 'fdd7:a500:1234:5678::2'],
    ['no address', 'example.org'],
  ])('does not have %s (%s)', (_, address) =>
    expect(isInternet(address, ['198.51.100.2', '2001:db8:100::2', '2001:db8:200::2/64'], own)).toBe(false),
  );
});

/** Answers with these addresses. */
function answering(...addresses: readonly string[]): typeof lookup {
  const answer = (_: string, __: object, done: (error: null, found: object[]) => void) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  return answer as unknown as typeof lookup;
}

function looked(all: boolean, addresses: readonly string[], ipv6?: boolean): Promise<unknown> {
  return new Promise((resolve) => {
    const done = (error: Error | null, found: unknown) => resolve(error?.message ?? found);
    lookupWithin(isPublic, answering(...addresses), ipv6)('api.example.org', { all }, done);
  });
}

describe('the lookup for allowed names', () => {
  it('leaves out addresses that are refused', async () => {
    expect(await looked(true, ['127.0.0.1', '203.0.113.7'])).toEqual([{ address: '203.0.113.7', family: 4 }]);
    expect(await looked(false, ['169.254.169.254', '203.0.113.7'])).toBe('203.0.113.7');
  });

  it('says where a name leads that has no other address', async () => {
    expect(await looked(true, ['127.0.0.1', '::1'])).toBe(
      'api.example.org leads to 127.0.0.1 and ::1, which no component may reach',
    );
  });

  it('leaves out IPv6 addresses where there is no IPv6, and says so of a name that has no other', async () => {
    const found = (...addresses: readonly string[]) => looked(false, addresses, false);
    expect(await found('2001:db8::7', '203.0.113.7')).toBe('203.0.113.7');
    expect(await found('2001:db8::7')).toBe(`api.example.org leads to 2001:db8::7, and ${withoutIPv6}`);
  });
});
