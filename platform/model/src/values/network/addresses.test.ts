import { describe, expect, it } from 'vitest';
import {
  addressOfUrl,
  isHostAddress,
  isThisMachine,
  parseAddress,
  printAddress,
  whyUnreachable,
  withoutIPv6,
} from './addresses.ts';

describe('an address', () => {
  it.each<[url: string, host: string, port: number, printed: string]>([
    ['mqtt://plant.example', 'plant.example', 1883, 'plant.example:1883'],
    ['mqtts://Plant.Example/', 'plant.example', 8883, 'plant.example:8883'],
    ['mqtt://[::1]', '::1', 1883, '[::1]:1883'],
    ['mqtts://[::1]:1884', '::1', 1884, '[::1]:1884'],
    ['https://[2001:DB8::0:1]/api', '2001:db8::1', 443, '[2001:db8::1]:443'],
    ['http://127.0.0.1:80', '127.0.0.1', 80, '127.0.0.1:80'],
    ['ws://a.example:9001', 'a.example', 9001, 'a.example:9001'],
  ])('of %s is %s, port %d', (url, host, port, printed) => {
    expect(addressOfUrl(url)).toEqual({ host, port });
    expect(printAddress({ host, port })).toBe(printed);
    expect(parseAddress(printed)).toEqual({ host, port });
  });

  it.each([['no url'], ['gopher://a.example'], ['mailto:a@b.example']])('is not found in %s', (url) => {
    expect(addressOfUrl(url)).toBeUndefined();
  });

  it('prints every spelling of an IPv6 address as the same text', () => {
    const texts = ['[2001:db8::1]:1', '[2001:DB8:0:0::1]:1', '[2001:0db8:0000:0000:0000:0000:0000:0001]:1'];
    expect(new Set(texts.map((text) => printAddress(parseAddress(text))))).toEqual(new Set([texts[0]]));
    // The schema accepts these texts, but they are not addresses.
    expect(parseAddress('[:::::]:1')).toEqual({ host: ':::::', port: 1 });
  });

  it.each([
    ['localhost', true],
    ['a.localhost', true],
    ['127.8.0.1', true],
    ['::1', true],
    ['localhost.example', false],
    ['10.0.0.1', false],
    ['127.example', false],
  ])('%s is this machine: %s', (host, expected) => {
    expect(isThisMachine(host)).toBe(expected);
  });
});

describe('the address of another host', () => {
  it.each([
    ['203.0.113.5', true],
    ['10.1.2.3', true],
    ['2001:db8::5', true],
    ['fd12::5', true],
    ['0.0.0.0', false],
    ['127.0.0.1', false],
    ['169.254.169.254', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::127.0.0.1', false],
    ['::ffff:cb00:7105', false],
    ['::FFFF:7F00:1', false],
    ['fe80::1', false],
    ['fe80::1%eth0', false],
    ['2001:db8::5%eth0', false],
    ['64:ff9b::203.0.113.5', true],
    ['64:ff9b::127.0.0.1', false],
    ['64:ff9b::a9fe:a9fe', false],
    ['64:ff9b::224.0.0.1', false],
    ['ff02::1', false],
    ['plant.example', false],
  ])('%s: %s', (host, expected) => expect(isHostAddress(host)).toBe(expected));

  it('is reached by components, an IPv6 address only where they have IPv6', () => {
    const why = (host: string) => [true, false].map((ipv6) => whyUnreachable(host, { ipv6 }));
    expect(why('203.0.113.5')).toEqual([undefined, undefined]);
    expect(why('plant.example')).toEqual([undefined, undefined]);
    expect(why('2001:db8::5')).toEqual([undefined, withoutIPv6]);
    expect(why('224.0.0.1')).toEqual(Array(2).fill('it is not the address of one other host'));
  });
});
