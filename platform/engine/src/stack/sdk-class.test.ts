import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  engineForTests,
  namesIn,
  type TemporaryStack,
  temporaryStack,
} from '../../testing/temporary-stack.ts';
import type { ResourceKind } from '../kinds/resource-kind.ts';

const engine = await engineForTests();

const volume: ResourceKind = {
  type: 'docker:index/volume:Volume',
  sdk: { module: '@pulumi/docker', class: 'Volume' },
  inputs: ['name', 'driver'],
  providerInputs: ['host'],
  mark: ({ instance }) => ({ labels: [{ label: 'dtaas.instance', value: instance }] }),
  isOurs: () => true,
  findAgain: async () => [],
  secretOutputs: [],
  losesData: true,
};

describe.skipIf(!engine)('a class of @pulumi/docker', () => {
  let stack: TemporaryStack;
  beforeEach(() => {
    stack = temporaryStack(engine!);
  });
  afterEach(() => stack.remove());

  it('makes the resource, with the copy of Pulumi that the stack has', async () => {
    const inputs = { name: 'data', driver: 'local' };
    const resources = { data: { type: volume.type, inputs, provider: { host: 'unix:///run/docker.sock' } } };
    const made = await stack.run('up', resources, { kinds: [volume] });
    expect(made.error).toBeUndefined();
    expect(namesIn(made.checkpoint)).toEqual(['data']);
    expect(stack.made()).toMatchObject([
      { type: volume.type, inputs: { ...inputs, labels: [{ label: 'dtaas.instance', value: 'test' }] } },
    ]);
    expect((await stack.run('up', resources, { kinds: [volume] })).changes).toEqual([]);
  });
});
