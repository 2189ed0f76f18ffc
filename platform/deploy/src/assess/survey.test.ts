import { expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { memoryWorld } from '../../testing/memory-world.ts';
import { logs, snapshots } from '../look/inspect.ts';
import { plan } from '../look/plan.ts';
import { status } from '../look/status.ts';
import { deploy } from '../operate/deploy.ts';
import { operate } from '../operate/operate.ts';
import { save } from '../operate/save.ts';
import { expectTwins } from './survey.ts';

const source = sourceOf({ mill: {}, oven: {} });
const head = async () => source;
const world = memoryWorld();
const told = { push: false, yes: false, requests: [], announce: () => {}, report: () => {} };

test.each([
  ['plan', () => plan(world, source, { twins: ['mil'], preview: false })],
  ['deploy', () => deploy(world, source, { twins: ['mil'], ...told })],
  ['status', () => status(world, source, ['mil'])],
  ['save', () => save(world, { twins: ['oven', 'mil'], head, push: false })],
  [
    'suspend',
    () =>
      operate(
        world,
        'mil',
        { kind: 'suspend' },
        { head, sourceDeployed: head, push: false, report: () => {} },
      ),
  ],
  ['a look', () => expectTwins(world, head, ['mil'])],
])('a name that no twin has is wrong use of %s, and the nearest is named', async (_, act) => {
  await expect(act()).rejects.toMatchObject({
    code: 'usage-twin-unknown',
    hint: expect.stringContaining('Did you mean mill?') as string,
  });
});

test("a twin that isn't deployed, or has left the tree, is known", async () => {
  world.workspaces.set('left', { generation: 'g', alive: true, phase: 'running', ring: [] });
  await expectTwins(world, head, ['mill', 'left']);
});

const never = { code: 'twin-not-deployed' };

test('every command says that a twin was never deployed', async () => {
  const empty = memoryWorld();
  await expect(logs(empty, 'x', { tail: 1 })).rejects.toMatchObject(never);
  await expect(snapshots(empty, 'x')).rejects.toMatchObject(never);
  expect(
    await save(empty, { twins: ['x'], head: async () => sourceOf({ x: {} }), push: false }),
  ).toMatchObject([{ outcome: 'refused', error: never }]);
});

test('a command that names twins asks for no others', async () => {
  const named = memoryWorld();
  const asked: unknown[] = [];
  const { places } = named;
  const observe: typeof places.observe = (more, only) => {
    asked.push(only);
    return places.observe(more, only);
  };
  const watched = { ...named, places: { ...places, observe } };
  await status(watched, source, ['oven']);
  await plan(watched, source, { twins: ['mill'], preview: false });
  await status(watched, source, []);
  expect(asked).toEqual([['oven'], ['mill'], undefined]);
});
