import type { DesiredResources } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { fillAndOrder, outputsIn, withOutputs } from './references.ts';

const text = '{"components":{}}';
const resource = (inputs: object, dependsOn?: readonly string[]): DesiredResources[string] => ({
  type: 'a:b:C',
  inputs: inputs as DesiredResources[string]['inputs'],
  ...(dependsOn ? { dependsOn } : {}),
});

describe('fillAndOrder', () => {
  it('puts the text of the workspace wherever inputs refer to it', () => {
    const inputs = { spec: { $ref: 'workspace' }, files: [{ content: { $ref: 'workspace' } }], size: 1 };
    expect(fillAndOrder({ vm: resource(inputs) }, text)).toEqual({
      vm: resource({ spec: text, files: [{ content: text }], size: 1 }),
    });
  });

  it('orders resources by what they depend on and refer to, and keeps the given order otherwise', () => {
    const resources = {
      vm: resource({ port: { $ref: 'port.id' }, disks: [{ $ref: 'disk.id' }] }),
      other: resource({}),
      port: resource({}, ['network']),
      network: resource({}),
      disk: resource({ zone: { $ref: 'network.zone' } }),
    };
    const ordered = fillAndOrder(resources, undefined);
    expect(Object.keys(ordered)).toEqual(['network', 'port', 'disk', 'vm', 'other']);
    expect(ordered).toEqual(resources);
  });

  it('leaves what only looks like a reference', () => {
    const inputs = { a: { $ref: 1 }, b: { $ref: 'workspace', more: true }, c: '$ref', d: null, e: [[]] };
    expect(fillAndOrder({ vm: resource(inputs) }, undefined)).toEqual({ vm: resource(inputs) });
  });

  it.each<[what: string, resources: DesiredResources, message: RegExp]>([
    [
      'a workspace that is not there',
      { vm: resource({ a: { $ref: 'workspace' } }) },
      /vm refers to the workspace/,
    ],
    [
      'an unknown resource',
      { vm: resource({ a: { $ref: 'disk.id' } }) },
      /vm needs the resource disk, which isn't there/,
    ],
    [
      'an unknown dependency',
      { vm: resource({}, ['disk']) },
      /vm needs the resource disk, which isn't there/,
    ],
    ['itself', { vm: resource({ a: [{ $ref: 'vm.id' }] }) }, /vm needs itself: vm -> vm/],
    [
      'a circle of references and dependencies',
      { a: resource({ x: { $ref: 'b.id' } }), b: resource({}, ['c']), c: resource({ x: { $ref: 'a.id' } }) },
      /a needs itself: a -> b -> c -> a/,
    ],
    ['a resource without its output', { vm: resource({ a: { $ref: 'disk' } }) }, /disk is not a reference/],
    ['an output with a path', { vm: resource({ a: { $ref: 'a.b.c' } }) }, /a\.b\.c is not a reference/],
    ['nothing', { vm: resource({ a: { $ref: '' } }) }, / is not a reference/],
  ])('refuses resources that need %s', (_what, resources, message) => {
    expect(() => fillAndOrder(resources, undefined)).toThrow(message);
    expect(() => fillAndOrder(resources, undefined)).toThrow(
      expect.objectContaining({ code: 'resources-refused' }),
    );
  });

  it('refuses a long circle', () => {
    const count = 200;
    const chain = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `r${index}`,
        resource({}, index + 1 < count ? [`r${index + 1}`] : ['r0']),
      ]),
    );
    expect(() => fillAndOrder(chain, undefined)).toThrow(/r0 needs itself/);
  });
});

describe('references to outputs', () => {
  const inputs = { port: { $ref: 'port.id' }, nested: [{ zone: { $ref: 'network.zone' } }], plain: 1 };

  it('are found at any depth', () => {
    expect(outputsIn(inputs)).toEqual([
      { resource: 'port', output: 'id' },
      { resource: 'network', output: 'zone' },
    ]);
  });

  it('are replaced, and the rest is copied as it is', () => {
    expect(withOutputs(inputs, ({ resource: name, output }) => `${name}/${output}`)).toEqual({
      port: 'port/id',
      nested: [{ zone: 'network/zone' }],
      plain: 1,
    });
  });
});
