import { getEventListeners } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeEngine } from '../../testing/engine-contract.ts';
import {
  engineForTests,
  namesIn,
  type TemporaryStack,
  temporaryStack,
  things,
} from '../../testing/temporary-stack.ts';

const engine = await engineForTests();

if (engine) describeEngine('Pulumi', () => temporaryStack(engine));

describe.skipIf(!engine)('a run of Pulumi', () => {
  let stack: TemporaryStack;
  beforeEach(() => {
    stack = temporaryStack(engine!);
  });
  afterEach(() => stack.remove());

  it('records no secret, no provider of secrets and no path of this machine', async () => {
    const { checkpoint } = await stack.run('up', things(1, { note: 'plain' }));
    const text = JSON.stringify(checkpoint);
    expect(text).not.toMatch(/secrets_providers|ciphertext|sourcePosition|stackTrace/);
    expect(text).not.toContain(stack.root);
    expect(text).not.toContain('node_modules');
  });

  it('leaves no secret in its private copy, either', async () => {
    const { error } = await stack.run('up', {
      box: { type: 'docker:index/container:Container', inputs: { leak: 'logPassword' } },
    });
    expect(error).toBeUndefined();
    const { workDir } = stack.options('up', {});
    const file = join(workDir, 'state', '.pulumi', 'stacks', 'dtaas', 'test.json');
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).not.toMatch(/ciphertext|4dabf181|planted-secret/);
  });

  it('makes a provider for each set of inputs, and moves resources to another one', async () => {
    const at = (host: string) => ({
      box: { type: 'docker:index/container:Container', provider: { host }, inputs: {} },
    });
    const first = await stack.run('up', at('tcp://one.example'));
    expect(first.error).toBeUndefined();
    const providers = first.checkpoint?.deployment.resources.filter(({ type }) =>
      type.startsWith('pulumi:providers:docker'),
    );
    expect(providers?.map(({ inputs }) => inputs?.['host'])).toEqual(['tcp://one.example']);
    const before = stack.made();
    const moved = await stack.run('up', at('tcp://two.example'));
    expect(moved.error).toBeUndefined();
    expect(moved.changes.map(({ op, name }) => [op, name])).toContainEqual(['replace', 'box']);
    expect(stack.made()).toHaveLength(1);
    expect(stack.made()).not.toEqual(before);
  });

  it('leaves a resource as it is if only an input differs that its provider reads back with more', async () => {
    const kinds = stack.options('up', {}).kinds.map((kind) => ({ ...kind, ignoredDifferences: ['note'] }));
    await stack.run('up', things(1, { note: 'one', size: 1 }), { kinds });
    const { changes } = await stack.run('up', things(1, { note: 'other', size: 1 }), { kinds });
    expect(changes).toEqual([]);
    const { error } = await stack.run('up', things(1, { note: 'other', size: 2 }), { kinds });
    expect(error).toBeUndefined();
    expect(stack.made().map(({ inputs }) => inputs)).toMatchObject([{ note: 'one', size: 2 }]);
  });

  it('refuses a recorded provider whose plugin comes from elsewhere', async () => {
    const { checkpoint } = await stack.run('up', things(1));
    const resources = checkpoint!.deployment.resources.map((resource) =>
      resource.type.startsWith('pulumi:providers:')
        ? { ...resource, inputs: { ...resource.inputs, pluginDownloadURL: 'https://plugins.example' } }
        : resource,
    );
    const tampered = { ...checkpoint, deployment: { ...checkpoint!.deployment, resources } };
    await expect(stack.run('up', things(1), { checkpoint: tampered })).rejects.toMatchObject({
      code: 'state-refused',
    });
  });

  it('uses the class of an SDK, with its defaults and its outputs', async () => {
    const { error } = await stack.run('up', {
      vm: { type: 'openstack:compute/instance:Instance', inputs: {} },
      box: { type: 'docker:index/container:Container', inputs: { note: { $ref: 'vm.flavorName' } } },
    });
    expect(error).toBeUndefined();
    expect(stack.made().map(({ inputs }) => inputs)).toMatchObject([
      { note: 'small' },
      { flavorName: 'small' },
    ]);
  });

  it('says which class an SDK lacks', async () => {
    const { kinds } = stack.options('up', {});
    const broken = kinds.map((kind) =>
      kind.sdk ? { ...kind, sdk: { ...kind.sdk, class: 'Server' } } : kind,
    );
    const { error } = await stack.run(
      'up',
      { vm: { type: 'openstack:compute/instance:Instance', inputs: {} } },
      { kinds: broken },
    );
    expect(error).toMatchObject({
      code: 'stack-failed',
      message: expect.stringContaining('has no class Server'),
    });
  });

  it('says which plugin is missing', async () => {
    const kinds = [{ ...stack.options('up', {}).kinds[0]!, type: 'absent:index:Thing' }];
    const { error } = await stack.run('up', { x: { type: 'absent:index:Thing', inputs: {} } }, { kinds });
    expect(error).toMatchObject({ code: 'plugin-missing', message: expect.stringContaining('absent') });
  });

  it('leaves nothing at the signal, which a command gives to many updates', async () => {
    const { signal } = new AbortController();
    await stack.run('up', things(1, { delayMs: 1 }), { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  /** Aborts once this many resources are being made. */
  async function runAndStop(making: number, delayMs: number) {
    const abort = new AbortController();
    const run = stack.run('up', things(2, { delayMs }), { signal: abort.signal });
    await expect.poll(() => stack.made().length).toBeGreaterThanOrEqual(making);
    abort.abort();
    expect(await run).toMatchObject({ error: { code: 'stack-cancelled' } });
    expect(stack.processes()).toEqual([]);
  }

  it('stops when it is told to, and the next run completes it', async () => {
    await runAndStop(1, 1_000);
    const completed = await stack.run('up', things(2, { delayMs: 1 }));
    expect(completed.error).toBeUndefined();
    expect(namesIn(completed.checkpoint)).toEqual(['thing-0', 'thing-1']);
    expect(stack.made()).toHaveLength(2);
  });

  it('does not wait for a slow resource when it is told to stop', () => runAndStop(2, 60_000));

  it('is one run at a time, and says who is at work', async () => {
    const first = stack.run('up', things(1, { delayMs: 1_500 }));
    await expect.poll(() => stack.processes().length).toBeGreaterThan(0);
    await expect(stack.run('up', things(1))).rejects.toMatchObject({
      code: 'stack-busy',
      message: `Another process changes test: up of test (process ${process.pid}).`,
    });
    expect((await first).error).toBeUndefined();
  });

  it('runs beside others without failing them', async () => {
    const other = temporaryStack(engine!);
    try {
      const [good, bad] = await Promise.all([
        stack.run('up', things(3)),
        other.run('up', things(1, { fail: 'no space' })),
      ]);
      expect(good.error).toBeUndefined();
      expect(bad.error?.message).toBe('no space');
    } finally {
      await other.remove();
    }
  });
});
