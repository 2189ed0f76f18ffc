import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DesiredResources } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleCaller } from '../../testing/caller.ts';
import {
  engineForTests,
  namesIn,
  type TemporaryStack,
  temporaryStack,
} from '../../testing/temporary-stack.ts';

const engine = await engineForTests();

/** Kinds whose creation is repeated, whose leftovers are found by their mark, and that an SDK's class makes. */
const types = ['own:index:Thing', 'docker:index/container:Container', 'openstack:compute/instance:Instance'];

describe.skipIf(!engine)(
  'after a kill in the middle of a create, one more run ends with exactly one resource',
  () => {
    let stack: TemporaryStack;
    beforeEach(() => {
      stack = temporaryStack(engine!);
    });
    afterEach(() => stack.remove());

    const slow = (type: string, delayMs = 2_500): DesiredResources => ({
      box: { type, inputs: { delayMs } },
    });
    const created = () => expect.poll(() => stack.made().length).toBe(1);

    async function expectExactlyOne(resources: DesiredResources): Promise<void> {
      expect(stack.processes()).toEqual([]);
      const completed = await stack.run('up', resources);
      expect(completed.error).toBeUndefined();
      expect(namesIn(completed.checkpoint)).toEqual(['box']);
      expect(stack.made()).toHaveLength(1);
      const made = completed.checkpoint!.deployment.resources.find(({ urn }) => urn.endsWith('::box'))!;
      expect(stack.made()[0]!.id).toBe(made.id);
      // Nothing is left to do, and all of it goes.
      expect((await stack.run('up', resources)).changes).toEqual([]);
      await stack.run('up', {});
      expect(stack.made()).toEqual([]);
    }

    const cases = types.flatMap((type) =>
      ['fixture-provider.mjs', 'pulumi', 'stack-child'].map((victim) => [victim, type] as const),
    );
    it.each(cases)('of %s, with the type %s', async (victim, type) => {
      const run = stack.run('up', slow(type));
      await created();
      const pids = ['', '-sdk.mjs', '.mjs'].flatMap((end) => stack.processes(`${victim}${end}`));
      expect(pids).toHaveLength(1);
      process.kill(pids[0]!, 'SIGKILL');
      expect((await run).error).toBeDefined();
      await expectExactlyOne(slow(type));
    });

    it('of the caller, which leaves a record that it did not return', async () => {
      const resources = {
        before: { type: 'own:index:Thing', inputs: {} },
        box: { type: types[1]!, inputs: { delayMs: 2_500 }, dependsOn: ['before'] },
      };
      const caller = await startCaller(stack, resources);
      await expect.poll(() => stack.made().length).toBe(2);
      caller.kill('SIGKILL');
      await expect.poll(() => stack.processes()).toEqual([]);
      // Both are known: one from the record, the other by its mark. A plan finds them, too, and changes nothing.
      const planned = await stack.run('preview', resources);
      expect(planned.changes).toEqual([]);
      expect(stack.made()).toHaveLength(2);
      const completed = await stack.run('up', resources);
      expect(completed.changes.filter(({ op }) => op === 'create')).toEqual([]);
      expect(namesIn(completed.checkpoint)).toEqual(['before', 'box']);
      expect(stack.made()).toHaveLength(2);
    });

    it('of the caller and its child at once: the next run first ends what they left', async () => {
      const slower = slow('own:index:Thing', 8_000);
      const caller = await startCaller(stack, slower);
      await created();
      for (const pid of [caller.pid!, ...stack.processes('stack-child.mjs')]) process.kill(pid, 'SIGKILL');
      const plugin = stack.processes('fixture-provider.mjs');
      expect(plugin).toHaveLength(1);
      const next = stack.run('up', slow('own:index:Thing', 1_000));
      const begun = () => stack.processes('stack-child.mjs').length;
      await expect.poll(begun).toBe(1);
      expect(stack.processes('fixture-provider.mjs')).not.toContain(plugin[0]);
      const completed = await next;
      expect(completed.error).toBeUndefined();
      expect(stack.made()).toHaveLength(1);
      expect(stack.processes()).toEqual([]);
    });

    it('makes nothing while a place cannot say what is there', async () => {
      const run = stack.run('up', slow(types[1]!));
      await created();
      process.kill(stack.processes('pulumi')[0]!, 'SIGKILL');
      await run;
      const unreachable = stack.options('up', {}).kinds.map((kind) => ({
        ...kind,
        findAgain: async () => Promise.reject(new Error('no route to host')),
      }));
      await expect(stack.run('up', slow(types[1]!), { kinds: unreachable })).rejects.toMatchObject({
        code: 'stack-unswept',
        message: expect.stringContaining('no route to host'),
      });
      expect(stack.made()).toHaveLength(1);
      await expectExactlyOne(slow(types[1]!));
    });
  },
);

/** Another process that calls runStack, as the command line does, and waits for nothing else. */
async function startCaller(
  stack: TemporaryStack,
  resources: DesiredResources,
): Promise<ReturnType<typeof fork>> {
  const program = await bundleCaller(
    stack.root,
    `
    import { readFileSync } from 'node:fs';
    import { runStack } from './src/index.ts';
    import { fixtureKinds } from './testing/fixture-kinds.ts';
    const [request, made] = process.argv.slice(2);
    await runStack({ ...JSON.parse(readFileSync(request, 'utf8')), kinds: fixtureKinds(made) });`,
  );
  const request = join(stack.root, 'request.json');
  writeFileSync(request, JSON.stringify(stack.options('up', resources)));
  return fork(program, [request, join(stack.root, 'made')]);
}
