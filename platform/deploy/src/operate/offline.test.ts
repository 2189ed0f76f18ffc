import { DtaasError } from '@dtaas/model';
import { beforeEach, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { deploy } from './deploy.ts';
import { save } from './save.ts';

const source = sourceOf({ a: {} });
const options = { twins: ['a'], head: async () => source, push: true };
const deploying = { requests: [], yes: false, announce: () => {}, report: () => {} };
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

test('a save is committed here though its home is gone, and says so', async () => {
  failWith('remote-unreachable');
  const [outcome] = await save(world, options);
  const message = expect.stringMatching(/not pushed, because the remote can't be reached: No route/);
  expect(outcome).toMatchObject({ outcome: 'done', unpushed: { code: 'remote-unreachable', message } });
  expect(world.stored.get('a')).toEqual(outcome?.saved);
  expect(world.workspaces.get('a')?.ring).toEqual([]);
});

test('a save is committed here before its home has answered', async () => {
  const stored: unknown[] = [];
  const asks = async (): Promise<Map<string, Error>> => {
    stored.push(world.stored.get('a'));
    return new Map();
  };
  Object.assign(world.remote, { fetch: asks, push: asks });
  const [outcome] = await save(world, options);
  expect(outcome?.saved).toHaveLength(1);
  expect(stored).toEqual([outcome?.saved]);
});

test('a save asks its home first about a twin that this clone has never heard of', async () => {
  const other = memoryWorld();
  await deploy(other, sourceOf({ b: {} }), { ...deploying, twins: [], push: false });
  const tips = other.biographies;
  let asked = 0;
  Object.assign(other, {
    biographies: { ...tips, twins: async () => [] },
  });
  Object.assign(other.remote, {
    async fetch() {
      asked += 1;
      Object.assign(other, { biographies: tips });
      return new Map();
    },
  });
  const head = async () => sourceOf({ b: {} });
  expect(await save(other, { twins: ['b'], head, push: false })).toMatchObject([{ outcome: 'done' }]);
  expect(asked).toBe(1);
});

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

test('a home that refuses gets nothing, and what was saved stays here', async () => {
  failWith('remote-refused');
  const [outcome] = await save(world, options);
  expect(outcome).toMatchObject({ outcome: 'done', unpushed: { code: 'remote-refused' } });
  expect(world.stored.get('a')).toEqual(outcome?.saved);
});

test('a deployment needs the home’s word', async () => {
  failWith('remote-unreachable');
  const changed = sourceOf({ a: { setpoint: 36 } });
  await expect(deploy(world, changed, { ...deploying, twins: [], push: true })).rejects.toMatchObject({
    code: 'remote-unreachable',
  });
  expect(world.updates).toBe(1);
});
