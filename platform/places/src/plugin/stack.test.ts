import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  engineForTests,
  namesIn,
  nops,
  type TemporaryStack,
  temporaryStack,
} from '../../testing/temporary-stack.ts';

const engine = await engineForTests();

describe.skipIf(!engine)('a stack of nops', () => {
  let stack: TemporaryStack;
  beforeEach(() => {
    stack = temporaryStack(engine!);
  });
  afterEach(() => stack.remove());

  it('is made, left alone, changed, and destroyed', async () => {
    const made = await stack.run('up', nops(2));
    expect(made).toMatchObject({
      outcome: 'succeeded',
      summary: { create: 2 },
      diagnostics: [],
      pending: [],
    });
    expect(namesIn(made.checkpoint)).toEqual(['nop-0', 'nop-1']);

    const again = await stack.run('up', nops(2));
    expect(again).toMatchObject({ outcome: 'succeeded', summary: {}, changes: [] });
    expect(JSON.stringify(again.checkpoint)).toBe(JSON.stringify(made.checkpoint));

    const planned = await stack.run('preview', nops(1, { speed: 2 }));
    const changes = [
      { op: 'update', name: 'nop-0', state: 'planned', detailedDiff: { speed: { kind: 'add', new: 2 } } },
      { op: 'delete', name: 'nop-1', state: 'planned' },
    ];
    expect(planned).toMatchObject({ outcome: 'succeeded', changes });
    expect(planned.checkpoint).toEqual(again.checkpoint);

    const changed = await stack.run('up', nops(1, { speed: 2 }));
    expect(changed.summary).toEqual({ update: 1, delete: 1 });
    expect(namesIn(changed.checkpoint)).toEqual(['nop-0']);

    const refreshed = await stack.run('refresh', {});
    expect(namesIn(refreshed.checkpoint)).toEqual(['nop-0']);

    const destroyed = await stack.run('destroy', {});
    expect(destroyed.summary).toEqual({ delete: 1 });
    expect(namesIn(destroyed.checkpoint)).toEqual([]);
  });

  it('records what was made before something failed, and goes on from there', async () => {
    const resources = {
      first: { type: 'dtaas:nop:Resource', inputs: {} },
      second: { type: 'dtaas:nop:Resource', inputs: { fail: 'no room' }, dependsOn: ['first'] },
    };
    const failed = await stack.run('up', resources);
    expect(failed).toMatchObject({ outcome: 'failed', error: { code: 'stack-failed', message: 'no room' } });
    expect(failed.changes).toMatchObject([
      { name: 'first', state: 'done' },
      { name: 'second', state: 'failed' },
    ]);
    expect(namesIn(failed.checkpoint)).toEqual(['first']);
    const mended = await stack.run('up', { ...resources, second: { ...resources.second, inputs: {} } });
    expect(mended).toMatchObject({ outcome: 'succeeded', summary: { create: 1 } });
  });

  it('holds no secret, no provider of secrets and no path of this machine', async () => {
    const { checkpoint } = await stack.run('up', nops(1, { note: 'plain' }));
    const text = JSON.stringify(checkpoint);
    expect(text).not.toMatch(/secrets_providers|ciphertext|sourcePosition|stackTrace/);
    expect(text).not.toContain(stack.root);
    expect(text).not.toContain('node_modules');
  });

  it('stops when it is told to, and the next run completes it', async () => {
    const abort = new AbortController();
    const onEvent = () => setTimeout(() => abort.abort(), 100);
    const stopped = await stack.run('up', nops(2, { delayMs: 1_000 }), { signal: abort.signal, onEvent });
    expect(stopped).toMatchObject({ outcome: 'cancelled', error: { code: 'stack-cancelled' } });
    expect(stack.processes()).toEqual([]);
    const completed = await stack.run('up', nops(2, { delayMs: 1 }));
    expect(completed.outcome).toBe('succeeded');
    expect(namesIn(completed.checkpoint)).toEqual(['nop-0', 'nop-1']);
  });

  it('gives up after its time', async () => {
    const late = await stack.run('up', nops(1, { delayMs: 60_000 }), { timeoutMs: 3_000 });
    expect(late).toMatchObject({ outcome: 'cancelled', error: { code: 'stack-timeout' } });
    expect(stack.processes()).toEqual([]);
  });

  it('is one run at a time, and says who is at work', async () => {
    const first = stack.run('up', nops(1, { delayMs: 1_500 }));
    await expect.poll(() => stack.processes().length, { timeout: 30_000 }).toBeGreaterThan(0);
    await expect(stack.run('up', nops(1))).rejects.toMatchObject({
      code: 'stack-busy',
      message: `Another process is at work on test: up of test (process ${process.pid}).`,
    });
    expect((await first).outcome).toBe('succeeded');
  });

  it('runs beside others without failing them', async () => {
    const other = temporaryStack(engine!);
    try {
      const [good, bad] = await Promise.all([
        stack.run('up', nops(3)),
        other.run('up', nops(1, { fail: 'no room' })),
      ]);
      expect(good.outcome).toBe('succeeded');
      expect(bad.outcome).toBe('failed');
      expect(bad.error?.message).toBe('no room');
    } finally {
      await other.remove();
    }
  });

  it('refuses a type that twins are not made of, in what is desired and in what is recorded', async () => {
    const dynamic = { evil: { type: 'pulumi-nodejs:dynamic:Resource', inputs: {} } };
    await expect(stack.run('up', dynamic)).rejects.toMatchObject({ code: 'resource-type-refused' });
    const { checkpoint } = await stack.run('up', nops(1));
    const text = JSON.stringify(checkpoint).replaceAll(
      'dtaas:nop:Resource',
      'pulumi-nodejs:dynamic:Resource',
    );
    await expect(stack.run('up', nops(1), { checkpoint: JSON.parse(text) })).rejects.toMatchObject({
      code: 'resource-type-refused',
    });
    expect(stack.processes()).toEqual([]);
  });
});
