import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearPending, fromBackendFile, parseCheckpoint, toBackendFile } from './checkpoint.ts';

const urn = (type: string, name = 'x') => `urn:pulumi:twin::dtaas::${type}::${name}`;
const resource = (type: string, more: object = {}) => ({ urn: urn(type), type, ...more });
const nop = 'dtaas:nop:Resource';
const checkpoint = (resources: object[], more: object = {}) => ({
  version: 3,
  deployment: { manifest: {}, resources, ...more },
});

describe('parseCheckpoint', () => {
  it('takes what the engine writes for our resources', () => {
    const good = checkpoint([
      resource('pulumi:pulumi:Stack'),
      resource('pulumi:providers:dtaas', { inputs: { version: '0.1.0' } }),
      resource(nop, { inputs: { any: { thing: [1] } } }),
    ]);
    expect(parseCheckpoint(good)).toEqual(good);
  });

  it.each([
    [
      'code in a dynamic resource',
      resource('pulumi-nodejs:dynamic:Resource', { inputs: { __provider: 'exports…' } }),
    ],
    ['a provider that is not ours', resource('pulumi:providers:pulumi-nodejs')],
    ['a reference to another stack', resource('pulumi:pulumi:StackReference')],
    ['a type that its URN does not have', { urn: urn('command:local:Command'), type: nop }],
    [
      'a URN that its type hides',
      { urn: urn(`pulumi-nodejs:dynamic:Resource$${nop}`), type: 'pulumi-nodejs:dynamic:Resource' },
    ],
  ])('refuses %s', (_what, bad) => {
    expect(() => parseCheckpoint(checkpoint([bad]))).toThrow(
      expect.objectContaining({ code: 'resource-type-refused' }),
    );
    const pending = checkpoint([], { pending_operations: [{ type: 'creating', resource: bad }] });
    expect(() => parseCheckpoint(pending)).toThrow(
      expect.objectContaining({ code: 'resource-type-refused' }),
    );
  });

  it.each([
    [
      'a plugin from somewhere',
      resource('pulumi:providers:dtaas', { inputs: { pluginDownloadURL: 'https://evil' } }),
    ],
    [
      'a secret',
      resource(nop, {
        inputs: { a: [{ '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270' }] },
      }),
    ],
    [
      'a file',
      resource(nop, {
        outputs: {
          a: { '4dabf18193072939515e22adb298388d': 'c44067f5952c0a294b673a41bacd8c17', path: '/etc/passwd' },
        },
      }),
    ],
  ])('refuses %s', (_what, bad) => {
    expect(() => parseCheckpoint(checkpoint([bad]))).toThrow(
      expect.objectContaining({ code: 'state-refused' }),
    );
  });

  it('answers anything at all with a checkpoint or a refusal', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        try {
          parseCheckpoint(value);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/refused$/) });
        }
      }),
    );
    for (const deployment of [
      null,
      1,
      [],
      { resources: 1 },
      { resources: [null] },
      { resources: [{ urn: 1, type: 2 }] },
    ]) {
      expect(() => parseCheckpoint({ version: 3, deployment })).toThrow(
        expect.objectContaining({ code: 'state-refused' }),
      );
    }
  });
});

describe('the backend’s file', () => {
  it('gives back what was put in, whatever order and times the engine gave it', () => {
    const first = { ...resource(nop), urn: urn(nop, 'a'), parent: urn('pulumi:pulumi:Stack') };
    const second = { ...resource(nop), urn: urn(nop, 'b'), dependencies: [first.urn] };
    const stack = resource('pulumi:pulumi:Stack');
    const written = (resources: object[], time: string) =>
      JSON.stringify({
        version: 3,
        checkpoint: {
          stack: 'organization/dtaas/twin',
          latest: { manifest: { time, version: 'v3' }, secrets_providers: { type: 'passphrase' }, resources },
        },
      });
    const one = fromBackendFile(written([stack, first, second], '2026-01-01T00:00:00Z'));
    const other = fromBackendFile(
      written([second, { ...first, sourcePosition: '/home/me' }, stack], '2027-01-01T00:00:00Z'),
    );
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(one?.deployment.resources.map((each) => each.urn)).toEqual([stack.urn, first.urn, second.urn]);
    expect(fromBackendFile(toBackendFile(one, 'organization/dtaas/twin'))).toEqual(one);
  });

  it('of a stack that was never there is empty', () => {
    expect(fromBackendFile(toBackendFile(undefined, 'organization/dtaas/twin'))).toBeUndefined();
  });
});

describe('clearPending', () => {
  it('takes pending operations away and says which they were', () => {
    const operation = { type: 'creating', resource: resource(nop) };
    const given = parseCheckpoint(checkpoint([], { pending_operations: [operation] }));
    const { checkpoint: cleared, pending } = clearPending(given);
    expect(pending).toEqual([{ operation: 'creating', type: nop, name: 'x' }]);
    expect(cleared).toEqual(checkpoint([]));
  });
});
