import { DtaasError } from '@dtaas/model';
import { beforeEach, expect, test } from 'vitest';
import { deploy } from './deploy.ts';
import { save } from './save.ts';
import { sourceOf } from './testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from './testing/memory-world.ts';

const source = sourceOf({ a: {} });
const options = { twins: ['a'], head: async () => source, push: true };
const deploying = { words: [], yes: false, announce: () => {}, report: () => {} };
let world: MemoryWorld;

beforeEach(async () => {
  world = memoryWorld();
  await deploy(world, source, { ...deploying, twins: [], push: false });
});

function failWith(code: string): void {
  const fail = async (): Promise<never> => {
    throw new DtaasError({ code, message: 'No route to the forge.', hint: '' });
  };
  Object.assign(world.remote, { fetch: fail, push: fail });
}

test.each([true, false])(
  'a save is committed here though its home is gone, and says so: push %s',
  async (push) => {
    failWith('remote-unreachable');
    const [outcome] = await save(world, { ...options, push });
    const message = expect.stringMatching(/not pushed, since the remote can’t be reached: No route/);
    expect(outcome).toMatchObject({ outcome: 'done', unpushed: { code: 'remote-unreachable', message } });
    expect(world.stored.get('a')).toEqual(outcome?.saved);
    expect(world.lodgers.get('a')?.ring).toEqual([]);
  },
);

test('what waits here is pushed by the next save that reaches the home', async () => {
  const { remote } = memoryWorld();
  const sent: string[] = [];
  failWith('remote-unreachable');
  await save(world, options);
  Object.assign(world.remote, remote, {
    push: async (twins: readonly string[]) => {
      sent.push(...twins);
      return new Map();
    },
  });
  const [outcome] = await save(world, options);
  expect(outcome).not.toHaveProperty('unpushed');
  expect(sent).toEqual(['a']);
});

test('a home that refuses is no home that is gone', async () => {
  failWith('remote-refused');
  await expect(save(world, options)).rejects.toMatchObject({ code: 'remote-refused' });
  expect(world.stored.get('a')).toBeUndefined();
});

test('a deployment needs the home’s word', async () => {
  failWith('remote-unreachable');
  const changed = sourceOf({ a: { setpoint: 36 } });
  await expect(deploy(world, changed, { ...deploying, twins: [], push: true })).rejects.toMatchObject({
    code: 'remote-unreachable',
  });
  expect(world.updates).toBe(1);
});
