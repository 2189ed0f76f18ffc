import { engineForTests, namesIn } from '@dtaas/engine/testing/temporary-stack';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workspaceFaultPoints } from '../../testing/fault-points.ts';
import { type PlaceStack, placeStack, workspaceWith } from '../../testing/temporary-stack.ts';

const engine = await engineForTests();

describe.skipIf(!engine)('after a kill, one more run ends with exactly one workspace', () => {
  let stack: PlaceStack;
  beforeEach(() => {
    stack = placeStack(engine!);
  });
  afterEach(() => stack.remove());

  const { resources, workspace } = workspaceWith({ startMs: 1_500 });

  it('of the runner, as in a reboot', async () => {
    await stack.run('up', resources, { workspace });
    expect((await stack.run('up', resources, { workspace, refresh: true })).changes).toEqual([]);
    const before = stack.runners();
    for (const pid of before) process.kill(pid, 'SIGKILL');
    const healed = await stack.run('up', resources, { workspace, refresh: true });
    expect(healed.error).toBeUndefined();
    expect(healed.changes).toMatchObject([{ op: 'update', state: 'done' }]);
    expect(stack.runners()).toHaveLength(1);
    expect(stack.runners()).not.toEqual(before);
    expect((await stack.run('up', {})).changes).toMatchObject([{ op: 'delete', state: 'done' }]);
    expect(stack.runners()).toEqual([]);
  });

  it.each(workspaceFaultPoints)('of the plugin, at %s', async (point) => {
    const killed = await stack.run('up', resources, { workspace, env: { DTAAS_FAULT: point } });
    expect(killed).toMatchObject({ error: { code: 'plugin-ended' } });
    expect(stack.processes()).toEqual([]);
    const completed = await stack.run('up', resources, { workspace });
    expect(completed.error).toBeUndefined();
    expect(namesIn(completed.checkpoint)).toEqual(['workspace']);
    expect(stack.runners()).toHaveLength(1);
  });
});
