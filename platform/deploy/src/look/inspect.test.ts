import { DtaasError } from '@dtaas/model';
import type { LogLine } from '@dtaas/runner';
import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../testing/memory-world.ts';
import { logs } from './inspect.ts';

const printed: LogLine[] = ['one', 'two'].map((text, second) => ({
  component: 'pump',
  at: `2026-11-22T12:00:0${second}.000Z`,
  text,
}));

function worldWith(alive: boolean): ReturnType<typeof memoryWorld> {
  const world = memoryWorld();
  world.workspaces.set('mill', { generation: 'g', alive, phase: 'running', ring: [], printed });
  return world;
}

describe('what a twin’s components printed', () => {
  it('is read from what its runner left, where that is gone', async () => {
    expect(await logs(worldWith(false), 'mill', { tail: 1 })).toEqual({ lines: [printed[1]], left: true });
  });

  it('is read there too where the runner dies while it is asked', async () => {
    const world = worldWith(true);
    const { runner } = world;
    const gone = new DtaasError({ code: 'runner-unreachable', message: 'gone', hint: '' });
    world.runner = (twin) => ({ ...runner(twin), logs: () => Promise.reject(gone) });
    expect(await logs(world, 'mill', { tail: 9 })).toEqual({ lines: printed, left: true });
  });

  it.each([true, false])('names the nearest component (its runner lives: %s)', async (alive) => {
    await expect(logs(worldWith(alive), 'mill', { component: 'pumb', tail: 9 })).rejects.toMatchObject({
      code: 'usage-component-unknown',
      hint: 'Did you mean pump?',
    });
  });

  it('isn’t there of a twin without a workspace', async () => {
    await expect(logs(memoryWorld(), 'mill', { tail: 9 })).rejects.toMatchObject({
      code: 'twin-not-deployed',
    });
  });
});
