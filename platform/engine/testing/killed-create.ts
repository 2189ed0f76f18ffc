import type { DesiredResources } from '@dtaas/model';
import { expect } from 'vitest';
import { namesIn, type TemporaryStack } from './temporary-stack.ts';

/** Kinds whose creation is repeated, whose leftovers are found by their mark, and that an SDK's class makes. */
export const killedTypes = [
  'own:index:Thing',
  'docker:index/container:Container',
  'openstack:compute/instance:Instance',
] as const;

/** The processes of a run that may be killed. */
export const victims = ['fixture-provider.mjs', 'pulumi', 'stack-child'] as const;

/** One resource whose creation takes a while. */
export function slowBox(type: string, delayMs = 2_500): DesiredResources {
  return { box: { type, inputs: { delayMs } } };
}

/** Kills a process of a run while its resource is being created, and expects that one more run ends with exactly one. */
export async function killInCreate(
  stack: TemporaryStack,
  victim: (typeof victims)[number],
  type: string,
): Promise<void> {
  const run = stack.run('up', slowBox(type));
  await expect.poll(() => stack.made().length).toBe(1);
  const pids = ['', '-sdk.mjs', '.mjs'].flatMap((end) => stack.processes(`${victim}${end}`));
  expect(pids).toHaveLength(1);
  process.kill(pids[0]!, 'SIGKILL');
  expect((await run).error).toBeDefined();
  await expectExactlyOne(stack, slowBox(type));
}

/** Runs once more: the box is there once, recorded with the id that it has, and goes when nothing is wanted. */
export async function expectExactlyOne(stack: TemporaryStack, resources: DesiredResources): Promise<void> {
  expect(stack.processes()).toEqual([]);
  const completed = await stack.run('up', resources);
  expect(completed.error).toBeUndefined();
  expect(namesIn(completed.checkpoint)).toEqual(['box']);
  expect(stack.made()).toHaveLength(1);
  const made = completed.checkpoint!.deployment.resources.find(({ urn }) => urn.endsWith('::box'))!;
  expect(stack.made()[0]!.id).toBe(made.id);
  expect((await stack.run('up', resources)).changes).toEqual([]);
  await stack.run('up', {});
  expect(stack.made()).toEqual([]);
}
