import { type DesiredResources, generationOf } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { fixtureKinds } from '../../testing/fixture-kinds.ts';
import { testOwner } from '../../testing/temporary-stack.ts';
import { prepareResources } from './prepare.ts';
import { packageOf, type ResourceKind, tableOf } from './resource-kind.ts';

const kinds = fixtureKinds('/nowhere');
const table = tableOf(kinds);
const thing = 'own:index:Thing';
const box = 'docker:index/container:Container';
const prepare = (resources: DesiredResources, workspace?: string) =>
  prepareResources(table, testOwner, resources, workspace);

describe('desired resources', () => {
  it('get their marks, which replace inputs of the same names', () => {
    const overriding: ResourceKind = { ...kinds[0]!, inputs: ['note'], mark: () => ({ note: 'ours' }) };
    const resources = { x: { type: thing, inputs: { note: 'theirs' } } };
    expect(prepareResources(tableOf([overriding]), testOwner, resources, undefined)[0]?.inputs).toEqual({
      note: 'ours',
    });
  });

  it('get the generation of the workspace, if there is one', () => {
    const generations = ['{}', undefined].map(
      (workspace) => prepare({ x: { type: thing, inputs: {} } }, workspace)[0]?.inputs['mark'],
    );
    expect(generations).toMatchObject([{ generation: generationOf('{}') }, { generation: '' }]);
  });

  it('come in the order in which they need each other, each with the class that makes it', () => {
    const vm = 'openstack:compute/instance:Instance';
    const resources = {
      vm: { type: vm, inputs: { ports: [{ $ref: 'box.id' }] } },
      box: { type: box, inputs: {} },
    };
    expect(prepare(resources).map(({ name, sdk }) => [name, sdk?.class])).toEqual([
      ['box', undefined],
      ['vm', 'Instance'],
    ]);
  });

  it('share a provider exactly if its inputs are the same', () => {
    const through = (host: string) => ({ type: box, provider: { host }, inputs: {} });
    const resources = {
      a: through('one'),
      b: through('one'),
      c: through('two'),
      d: { type: box, inputs: {} },
    };
    const [a, b, c, d] = prepare(resources).map(({ provider }) => provider?.name);
    expect(a).toMatch(/^docker-[0-9a-f]{16}$/);
    expect([b === a, c === a, d]).toEqual([true, false, undefined]);
  });

  it('have a provider that the row configures, under the name that its inputs give it', () => {
    const configured: ResourceKind = {
      ...kinds.find(({ type }) => type === box)!,
      configureProvider: ({ host }) => ({ host: `${String(host)}.lab` }),
    };
    const resources = { a: { type: box, provider: { host: 'one' }, inputs: {} } };
    const provider = (table: readonly ResourceKind[]) =>
      prepareResources(tableOf(table), testOwner, resources, undefined)[0]?.provider;
    expect(provider([configured])).toEqual({ name: provider(kinds)?.name, inputs: { host: 'one.lab' } });
  });

  it('say in which of their inputs a difference changes nothing', () => {
    const [first, ...others] = kinds;
    const ignoring = tableOf([{ ...first!, ignoredDifferences: ['note'] }, ...others]);
    const resources = { x: { type: thing, inputs: { note: 'n' } }, y: { type: thing, inputs: {} } };
    const prepared = prepareResources(ignoring, testOwner, resources, undefined);
    expect(prepared.map(({ ignored }) => ignored)).toEqual([['note'], undefined]);
  });

  it('say which input is not allowed', () => {
    const resources = { x: { type: thing, inputs: { privileged: true } } };
    expect(() => prepare(resources)).toThrow(/x has the input "privileged", which its kind does not allow/);
  });

  it('say which types are known', () => {
    expect(() => prepare({ x: { type: 'command:local:Command', inputs: {} } })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(
          'The desired resource x has the resource type "command:local:Command"',
        ),
        hint: expect.stringContaining(`Known types: ${kinds.map(({ type }) => type).join(', ')}`),
      }),
    );
  });
});

it('a table has one row a type', () => {
  expect(() => tableOf([kinds[0]!, kinds[0]!])).toThrow('two resource kinds have the same type');
});

it.each([
  [thing, 'own'],
  [box, 'docker'],
])('the package of %s is %s', (type, expected) => expect(packageOf(type)).toBe(expected));
