import { engineForTests, namesIn, testOwner } from '@dtaas/engine/testing/temporary-stack';
import type { JsonObject } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PlaceStack, placeStack, workspaceWith } from '../../testing/temporary-stack.ts';

const engine = await engineForTests();

describe.skipIf(!engine)("the platform's plugin", () => {
  let stack: PlaceStack;
  beforeEach(() => {
    stack = placeStack(engine!);
  });
  afterEach(() => stack.remove());

  it('makes, changes and removes nops', async () => {
    const nops = (inputs: JsonObject) => ({ nop: { type: 'dtaas:nop:Resource', inputs } });
    expect(await stack.run('up', nops({ speed: 1 }))).toMatchObject({
      changes: [{ op: 'create', state: 'done' }],
    });
    expect((await stack.run('up', nops({ speed: 1 }))).changes).toEqual([]);
    expect(await stack.run('up', nops({ speed: 2 }))).toMatchObject({
      changes: [{ op: 'update', state: 'done' }],
    });
    expect(await stack.run('up', nops({ fail: 'no space' }))).toMatchObject({
      error: { message: 'no space' },
    });
    expect(namesIn((await stack.run('up', {})).checkpoint)).toEqual([]);
  });

  it('gets the inputs of a workspace as the platform of ef04f87 gave them', async () => {
    const { resources, workspace } = workspaceWith({});
    const { checkpoint } = await stack.run('up', resources, { workspace });
    const made = checkpoint!.deployment.resources.find(({ type }) => type === 'dtaas:process:Workspace')!;
    expect(made.id).toBe(`${testOwner.home}/test`);
    expect(made.inputs).toEqual({
      home: testOwner.home,
      twin: 'test',
      spec: '{"components":{},"fake":{},"twin":"test"}',
    });
    expect(stack.runners()).toHaveLength(1);
  });

  it('refuses a recorded workspace whose removal would remove the workspace of another twin', async () => {
    const { resources, workspace } = workspaceWith({});
    const { checkpoint } = await stack.run('up', resources, { workspace });
    const { home } = testOwner;
    const text = JSON.stringify(checkpoint).replaceAll(`${home}/test`, `${home}/other`);
    await expect(stack.run('up', {}, { checkpoint: JSON.parse(text) })).rejects.toMatchObject({
      code: 'state-refused',
    });
  });
});
