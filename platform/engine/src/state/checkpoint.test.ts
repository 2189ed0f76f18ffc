import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedResource } from '../../testing/fixture-kinds.ts';
import { isBookkeeping, nameOf, stackHolds } from './checkpoint.ts';

const stack = recordedResource('pulumi:pulumi:Stack', 'dtaas-test');
const provider = recordedResource('pulumi:providers:docker', 'default_5_2_0');

describe('stackHolds', () => {
  const holding = (...resources: unknown[]) => ({ version: 3, deployment: { resources } });

  it.each([
    'dtaas:process:Workspace',
    'docker:index/container:Container',
    'openstack:compute/instance:Instance',
    'a-kind:that/nobody:Knows',
  ])('sees a resource of the type %s', (type) => {
    expect(stackHolds(holding(stack, provider, recordedResource(type, 'x')))).toBe(true);
  });

  it('sees a resource that a killed update may have made', () => {
    const resource = recordedResource('docker:index/container:Container', 'x');
    const pending_operations = [{ type: 'creating', resource }];
    expect(stackHolds({ version: 3, deployment: { resources: [stack], pending_operations } })).toBe(true);
  });

  it.each([
    ["Pulumi's own bookkeeping", holding(stack, provider)],
    ['an empty list', holding()],
    ['nothing', undefined],
    ['null', null],
    ['no deployment', {}],
    ['a deployment that is none', { deployment: null }],
    ['resources that are none', { deployment: { resources: 'all' } }],
    ['a resource that is none', holding(null, 1, 'x', {}, { type: 1 })],
  ])('sees nothing in %s', (_what, value) => expect(stackHolds(value)).toBe(false));

  it('answers for anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, resources) => {
        expect(typeof stackHolds(value)).toBe('boolean');
        expect(typeof stackHolds({ deployment: { resources } })).toBe('boolean');
      }),
    );
  });
});

it.each([
  ['pulumi:pulumi:Stack', true],
  ['pulumi:providers:openstack', true],
  ['pulumi:pulumi:StackReference', false],
  ['pulumi-nodejs:dynamic:Resource', false],
])('%s is bookkeeping: %s', (type, expected) => expect(isBookkeeping(type)).toBe(expected));

it.each([
  ['urn:pulumi:test::dtaas::own:index:Thing::box', 'box'],
  ['urn:pulumi:test::dtaas::own:index:Thing::a::b', 'a::b'],
  ['nonsense', ''],
])('the name in %s is %j', (urn, name) => expect(nameOf(urn)).toBe(name));
