import { describe, expect, it } from 'vitest';
import { fixtureKinds, recordedResource } from '../../testing/fixture-kinds.ts';
import { tableOf } from '../kinds/resource-kind.ts';
import { fromBackendFile, toBackendFile } from './backend-file.ts';
import type { ResourceState } from './checkpoint.ts';

const table = tableOf(fixtureKinds('/nowhere'));
const box = 'docker:index/container:Container';
const signature = '4dabf18193072939515e22adb298388d';
const secret = { [signature]: '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'planted' };

const written = (resources: readonly object[], more: object = {}) =>
  JSON.stringify({
    version: 3,
    checkpoint: {
      stack: 'organization/dtaas/test',
      latest: {
        manifest: { time: '2026-01-01T00:00:00Z', version: 'v3' },
        secrets_providers: { type: 'passphrase', state: { salt: 'x' } },
        resources,
        ...more,
      },
    },
  });
const read = (resources: readonly object[], more?: object) =>
  fromBackendFile(written(resources, more), table);

describe('what Pulumi recorded', () => {
  const stack = recordedResource('pulumi:pulumi:Stack', 'dtaas-test');
  const first = recordedResource(box, 'a', { parent: stack.urn });
  const second = recordedResource(box, 'b', { dependencies: [first.urn] });

  it('has the same bytes, whatever order, times and paths Pulumi gave it', () => {
    const one = read([stack, first, second]);
    const other = read([second, { ...first, sourcePosition: '/home/me', stackTrace: [] }, stack], {
      manifest: { time: '2027-01-01T00:00:00Z', version: 'v3' },
    });
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(one.checkpoint?.deployment.resources.map((each) => each.urn)).toEqual([
      stack.urn,
      first.urn,
      second.urn,
    ]);
    expect(JSON.stringify(one)).not.toContain('salt');
  });

  it('gives back what was written', () => {
    const { checkpoint } = read([stack, first, second], { metadata: { x: 1 } });
    expect(fromBackendFile(toBackendFile(checkpoint, 'organization/dtaas/test'), table).checkpoint).toEqual(
      checkpoint,
    );
    expect(Object.keys(checkpoint!.deployment)).toEqual(['manifest', 'resources', 'metadata']);
  });

  it('is nothing for a stack that was never there', () => {
    const file = toBackendFile(undefined, 'organization/dtaas/test');
    expect(fromBackendFile(file, table)).toEqual({ checkpoint: undefined, secrets: [] });
  });

  it('keeps what a killed run was doing', () => {
    const pending_operations = [{ type: 'creating', resource: { ...second, sourcePosition: '/home/me' } }];
    const { checkpoint } = read([stack, first], { pending_operations });
    expect(checkpoint?.deployment.pending_operations).toEqual([{ type: 'creating', resource: second }]);
    expect(read([stack], { pending_operations: [] }).checkpoint?.deployment).not.toHaveProperty(
      'pending_operations',
    );
  });
});

describe('a planted secret', () => {
  const outputsOf = (outputs: object): ReturnType<typeof read> & { outputs?: ResourceState['outputs'] } => {
    const recorded = read([
      recordedResource(box, 'a', { outputs: outputs as NonNullable<ResourceState['outputs']> }),
    ]);
    const kept = recorded.checkpoint?.deployment.resources[0]?.outputs;
    return { ...recorded, ...(kept ? { outputs: kept } : {}) };
  };

  it('in an output that the table names is dropped, encrypted or not', () => {
    expect(outputsOf({ logPassword: secret, size: 1 })).toMatchObject({ outputs: { size: 1 }, secrets: [] });
    expect(outputsOf({ logPassword: 'planted', size: 1 })).toMatchObject({
      outputs: { size: 1 },
      secrets: [],
    });
    expect(JSON.stringify(outputsOf({ logPassword: 'planted' }))).not.toContain('planted');
  });

  it('in any other output is dropped and named', () => {
    const { outputs, secrets } = outputsOf({ token: secret, deep: [{ a: [secret] }], size: 1 });
    expect(outputs).toEqual({ token: null, deep: [{ a: [null] }], size: 1 });
    expect(secrets).toEqual(['a: outputs.token', 'a: outputs.deep']);
  });

  it.each<[where: string, resource: ResourceState]>([
    ['an input', recordedResource(box, 'a', { inputs: { token: secret } })],
    ['another field', recordedResource(box, 'a', { custom: { x: secret } })],
    [
      'a resource of a type that the table does not have',
      recordedResource('x:y:Z', 'a', { outputs: { token: secret } }),
    ],
  ])('in %s is dropped and named', (_where, resource) => {
    const recorded = read([resource]);
    expect(JSON.stringify(recorded.checkpoint)).not.toMatch(/planted|4dabf181/);
    expect(recorded.secrets).toHaveLength(1);
  });

  it('in a pending operation is dropped and named', () => {
    const resource = recordedResource(box, 'a', { inputs: { token: secret, logPassword: 'planted' } });
    const recorded = read([], { pending_operations: [{ type: 'creating', resource }] });
    expect(JSON.stringify(recorded.checkpoint)).not.toMatch(/planted|4dabf181/);
    expect(recorded.secrets).toEqual(['a: inputs.token']);
  });
});
