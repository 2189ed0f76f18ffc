import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtureKinds, recordedResource } from '../../testing/fixture-kinds.ts';
import { testOwner } from '../../testing/temporary-stack.ts';
import { tableOf } from '../kinds/resource-kind.ts';
import type { ResourceState } from './checkpoint.ts';
import { readCheckpoint } from './read-checkpoint.ts';

const table = tableOf(fixtureKinds('/nowhere'));
const thing = 'own:index:Thing';
const inputs = { mark: { ...testOwner, name: 'x', generation: '' } };
const resource = (type: string, more: Partial<ResourceState> = {}) =>
  recordedResource(type, 'x', { ...(type.startsWith('pulumi:') ? {} : { inputs }), ...more });
const checkpoint = (resources: object[], more: object = {}) => ({
  version: 3,
  deployment: { manifest: {}, resources, ...more },
});
const read = (value: unknown) => readCheckpoint(value, table, testOwner);

describe('a recorded state', () => {
  it('is read as Pulumi writes it for resources of the table', () => {
    const good = checkpoint(
      [
        resource('pulumi:pulumi:Stack'),
        resource('pulumi:providers:own', { inputs: { version: '0.1.0', __internal: {} } }),
        resource('pulumi:providers:docker', { inputs: { host: 'tcp://one.example' } }),
        resource(thing, { inputs: { ...inputs, __defaults: [], addedByTheProvider: 1 } }),
        resource('openstack:compute/instance:Instance'),
      ],
      { pending_operations: [{ type: 'creating', resource: resource(thing) }] },
    );
    expect(read(good)).toEqual(good);
  });

  const refusedTypes: readonly (readonly [string, ResourceState])[] = [
    [
      'code in a dynamic resource',
      resource('pulumi-nodejs:dynamic:Resource', { inputs: { __provider: 'exports…' } }),
    ],
    ['a provider of no kind in the table', resource('pulumi:providers:pulumi-nodejs')],
    ['a reference to another stack', resource('pulumi:pulumi:StackReference')],
    ['a type of a known package that is not in the table', resource('docker:index/image:Image')],
    [
      'a type that its URN does not have',
      { ...resource(thing), urn: 'urn:pulumi:t::dtaas::command:local:Command::x' },
    ],
    [
      'a URN that its type hides',
      {
        ...resource('pulumi-nodejs:dynamic:Resource'),
        urn: `urn:pulumi:t::dtaas::pulumi-nodejs:dynamic:Resource$${thing}::x`,
      },
    ],
  ];
  it.each(refusedTypes)('is refused with %s, listed or pending', (_what, bad) => {
    const refused = expect.objectContaining({ code: 'resource-type-refused' });
    expect(() => read(checkpoint([bad]))).toThrow(refused);
    expect(() => read(checkpoint([], { pending_operations: [{ type: 'creating', resource: bad }] }))).toThrow(
      refused,
    );
  });

  const signature = '4dabf18193072939515e22adb298388d';
  const refusedStates: readonly (readonly [string, ResourceState, RegExp])[] = [
    [
      'a plugin from elsewhere',
      resource('pulumi:providers:own', { inputs: { pluginDownloadURL: 'https://plugins.example' } }),
      /provider pulumi:providers:own has the input "pluginDownloadURL"/,
    ],
    [
      'a host for a provider that has none',
      resource('pulumi:providers:own', { inputs: { host: 'tcp://one.example' } }),
      /the input "host"/,
    ],
    [
      'a secret',
      resource(thing, { inputs: { ...inputs, a: [{ [signature]: '1b47061264138c4ac30d75fd1eb44270' }] } }),
      /x holds a secret or a file/,
    ],
    [
      'a file',
      resource(thing, {
        outputs: { a: { [signature]: 'c44067f5952c0a294b673a41bacd8c17', path: '/etc/passwd' } },
      }),
      /x holds a secret or a file/,
    ],
    [
      'the mark of another home',
      resource(thing, { inputs: { mark: { ...testOwner, home: 'fedcba9876543210' } } }),
      new RegExp(`x is not a resource of test at the home ${testOwner.home}`),
    ],
    [
      'the mark of another instance',
      resource(thing, { inputs: { mark: { ...testOwner, instance: 'other' } } }),
      /x is not a resource of test/,
    ],
    ['no mark', resource(thing, { inputs: {} }), /x is not a resource of test/],
  ];
  it.each(refusedStates)('is refused with %s', (_what, bad, message) => {
    expect(() => read(checkpoint([bad]))).toThrow(message);
    expect(() => read(checkpoint([bad]))).toThrow(expect.objectContaining({ code: 'state-refused' }));
  });

  it.each([
    ['a text', 'x'],
    ['an unknown version', { ...checkpoint([]), version: 5 }],
    ['no version', { deployment: {} }],
    ['no deployment', { version: 3 }],
    ['a deployment that is a list', { version: 3, deployment: [] }],
    ['resources that are a number', checkpoint([], { resources: 1 })],
    ['a resource that is null', checkpoint([], { resources: [null] })],
    ['a URN that is a number', checkpoint([], { resources: [{ urn: 1, type: thing }] })],
    ['pending operations without a resource', checkpoint([], { pending_operations: [{ type: 'creating' }] })],
  ])('is refused when it is or has %s', (_what, value) => {
    expect(() => read(value)).toThrow(expect.objectContaining({ code: 'state-refused' }));
  });

  it('is a checkpoint or a refusal, whatever it is', () => {
    const refusal = expect.objectContaining({ code: expect.stringMatching(/refused$/) });
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ version: fc.constant(3), deployment: fc.anything() }),
    );
    fc.assert(
      fc.property(anything, (value) => {
        try {
          read(value);
        } catch (error) {
          expect(error).toEqual(refusal);
        }
      }),
    );
  });
});
