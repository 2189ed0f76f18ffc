import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DesiredResources } from '@dtaas/model';
import { chosenByCommit } from '@dtaas/processes/testing/chosen-by-commit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleCaller } from '../../testing/caller.ts';
import {
  expectExactlyOne,
  killedTypes,
  killInCreate,
  slowBox,
  victims,
} from '../../testing/killed-create.ts';
import {
  engineForTests,
  namesIn,
  type TemporaryStack,
  temporaryStack,
} from '../../testing/temporary-stack.ts';

const engine = await engineForTests();
const [, found] = killedTypes;

describe.skipIf(!engine)(
  'after a kill in the middle of a create, one more run ends with exactly one resource',
  () => {
    let stack: TemporaryStack;
    beforeEach(() => {
      stack = temporaryStack(engine!);
    });
    afterEach(() => stack.remove());

    // `npm run acceptance engine-kills` tries each process with each type.
    it.each(victims.map((victim) => [victim, chosenByCommit(killedTypes, victim)] as const))(
      'of %s, with the type %s',
      (victim, type) => killInCreate(stack, victim, type),
    );

    it('of the caller, which leaves a record that it did not return', async () => {
      const resources = {
        before: { type: 'own:index:Thing', inputs: {} },
        box: { type: found, inputs: { delayMs: 2_500 }, dependsOn: ['before'] },
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
      const slower = slowBox('own:index:Thing', 8_000);
      const caller = await startCaller(stack, slower);
      await expect.poll(() => stack.made().length).toBe(1);
      for (const pid of [caller.pid!, ...stack.processes('stack-child.mjs')]) process.kill(pid, 'SIGKILL');
      const plugin = stack.processes('fixture-provider.mjs');
      expect(plugin).toHaveLength(1);
      const next = stack.run('up', slowBox('own:index:Thing', 1_000));
      const begun = () => stack.processes('stack-child.mjs').length;
      await expect.poll(begun).toBe(1);
      expect(stack.processes('fixture-provider.mjs')).not.toContain(plugin[0]);
      const completed = await next;
      expect(completed.error).toBeUndefined();
      expect(stack.made()).toHaveLength(1);
      expect(stack.processes()).toEqual([]);
    });

    it('makes nothing while a place cannot say what is there', async () => {
      const run = stack.run('up', slowBox(found));
      await expect.poll(() => stack.made().length).toBe(1);
      process.kill(stack.processes('pulumi')[0]!, 'SIGKILL');
      await run;
      const unreachable = stack.options('up', {}).kinds.map((kind) => ({
        ...kind,
        findAgain: async () => Promise.reject(new Error('no route to host')),
      }));
      await expect(stack.run('up', slowBox(found), { kinds: unreachable })).rejects.toMatchObject({
        code: 'stack-unswept',
        message: expect.stringContaining('no route to host'),
      });
      expect(stack.made()).toHaveLength(1);
      await expectExactlyOne(stack, slowBox(found));
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
