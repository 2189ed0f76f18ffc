import { BlockList, isIPv6 } from 'node:net';
import { networksOfTwins } from '@dtaas/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  containerMark,
  isMarked,
  labelsOf,
  nameAt,
  networkMark,
  networkWithIPv6,
  plainMark,
  userOf,
  volumeMark,
} from './mark.ts';

const owner = { home: '0123456789abcdef', instance: 'factory.r1' };
const mark = (name: string) => ({ ...owner, name, generation: '0011223344556677' });

describe('the mark of what a twin has at a Docker Engine', () => {
  it('is a name that says whose the resource is, and labels by which it is found', () => {
    expect(plainMark(mark('data'))).toEqual({
      name: 'dtaas-0123456789ab-factory.r1_data',
      labels: [
        { label: 'dtaas.home', value: '0123456789abcdef' },
        { label: 'dtaas.instance', value: 'factory.r1' },
        { label: 'dtaas.resource', value: 'data' },
      ],
    });
  });

  it('has names that an engine takes, of at most 63 characters, and one for each resource', () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9]{0,30}([.-][a-z0-9]{1,30}){0,2}$/);
    const resource = fc.stringMatching(/^[a-z][\w-]{0,60}$/);
    fc.assert(
      fc.property(id, resource, id, resource, (instance, name, otherInstance, otherName) => {
        const one = nameAt({ ...owner, instance }, name);
        expect(one).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}$/);
        const other = nameAt({ ...owner, instance: otherInstance }, otherName);
        expect(one === other).toBe(instance === otherInstance && name === otherName);
      }),
    );
  });

  it('tells twins apart whose names run together', () => {
    expect(nameAt({ ...owner, instance: 'a' }, 'b-c')).not.toBe(nameAt({ ...owner, instance: 'a-b' }, 'c'));
  });

  it('is not the mark of another home or twin, nor of something without labels', () => {
    expect(isMarked(labelsOf(owner, 'data'), owner)).toBe(true);
    expect(isMarked(labelsOf(owner, 'data'), { ...owner, instance: 'factory' })).toBe(false);
    expect(isMarked(labelsOf(owner, 'data'), { ...owner, home: 'f123456789abcdef' })).toBe(false);
    expect(isMarked({}, owner)).toBe(false);
    expect(isMarked(null, owner)).toBe(false);
  });

  it('gives all containers of a twin one user above those of persons, and its links to that user', () => {
    const user = userOf(owner);
    expect(user).toBeGreaterThanOrEqual(100_000);
    expect(user).toBeLessThan(165_536);
    expect(userOf({ ...owner, instance: 'factory' })).not.toBe(user);
    expect(containerMark(mark('runner')).user).toBe(`${user}:${user}`);
    expect(volumeMark(mark('state-pump'))).not.toHaveProperty('driverOpts');
    expect(volumeMark(mark('link-pump')).driverOpts).toEqual({
      type: 'tmpfs',
      device: 'tmpfs',
      o: `size=8m,nr_inodes=1k,uid=${user},gid=${user},mode=0700`,
    });
  });

  it('gives a network with IPv6 a subnet of its own, among those that nothing leads to', () => {
    const closed = new BlockList();
    closed.addSubnet(networksOfTwins.address, networksOfTwins.bits, 'ipv6');
    const subnets = new Set<string>();
    const instances = Array.from({ length: 1000 }, (_, index) => `twin-${index}`);
    for (const instance of instances) {
      const { subnet, gateway } = networkMark({ ...mark(networkWithIPv6), instance }).ipamConfigs![0]!;
      const [address = '', bits] = subnet.split('/');
      expect([isIPv6(address), bits, gateway]).toEqual([true, '64', `${address}1`]);
      expect(closed.check(gateway, 'ipv6')).toBe(true);
      // As an engine writes it.
      expect(new URL(`http://[${gateway}]`).hostname).toBe(`[${gateway}]`);
      subnets.add(subnet);
    }
    expect(subnets.size).toBe(instances.length);
    expect(networkMark(mark(networkWithIPv6))).toMatchObject(plainMark(mark(networkWithIPv6)));
    expect(networkMark(mark('network'))).toEqual(plainMark(mark('network')));
  });
});
