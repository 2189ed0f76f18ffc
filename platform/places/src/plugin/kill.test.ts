import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformFile } from '@dtaas/engine';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeSpec } from '../../testing/temporary-place.ts';
import {
  engineForTests,
  namesIn,
  nops,
  type Resources,
  type TemporaryStack,
  temporaryStack,
  workspaceOf,
} from '../../testing/temporary-stack.ts';
import { workspaceFaultPoints } from '../fault-point.ts';

const engine = await engineForTests();
const id = { home: '0123456789abcdef', twin: 'incubator' };

describe.skipIf(!engine)('after a kill, one more run ends with exactly one of everything', () => {
  let stack: TemporaryStack;
  beforeEach(() => {
    stack = temporaryStack(engine!);
  });
  afterEach(() => stack.remove());

  const slow = workspaceOf(id, fakeSpec(id.twin, { startMs: 1_500 }));

  async function expectExactlyOne(resources: Resources): Promise<void> {
    expect(stack.processes()).toEqual([]);
    const completed = await stack.run('up', resources);
    expect(completed).toMatchObject({ outcome: 'succeeded' });
    expect(namesIn(completed.checkpoint)).toEqual(Object.keys(resources).sort());
    expect(stack.runners(id)).toHaveLength(1);
  }

  it('the runner, as a reboot does', async () => {
    await stack.run('up', slow);
    const untouched = await stack.run('up', slow, { refresh: true });
    expect(untouched).toMatchObject({ outcome: 'succeeded', changes: [] });
    const before = stack.runners(id);
    for (const pid of before) process.kill(pid, 'SIGKILL');
    const healed = await stack.run('up', slow, { refresh: true });
    expect(healed).toMatchObject({ outcome: 'succeeded', summary: { update: 1 } });
    expect(stack.runners(id)).toHaveLength(1);
    expect(stack.runners(id)).not.toEqual(before);
    const gone = await stack.run('destroy', {});
    expect(gone).toMatchObject({ outcome: 'succeeded', summary: { delete: 1 } });
    expect(stack.runners(id)).toEqual([]);
  });

  it.each(workspaceFaultPoints)('the plugin, at %s', async (point) => {
    const killed = await stack.run('up', slow, { env: { DTAAS_FAULT: point } });
    expect(killed).toMatchObject({ outcome: 'failed', error: { code: 'plugin-ended' } });
    await expectExactlyOne(slow);
  });

  it.each(['plugin.mjs', 'pulumi', 'stack-child.mjs'])(
    'the process of %j, in the middle of a create',
    async (victim) => {
      const run = stack.run('up', slow);
      await expect.poll(() => stack.runners(id).length, { timeout: 20_000 }).toBe(1);
      const pids = stack.processes(victim);
      expect(pids).toHaveLength(1);
      process.kill(pids[0]!, 'SIGKILL');
      expect((await run).outcome).toBe('failed');
      await expectExactlyOne(slow);
    },
  );

  it('the caller, which leaves a record that nobody got', async () => {
    const resources = {
      ...nops(1),
      workspace: { ...slow['workspace']!, dependsOn: ['nop-0'] },
    };
    const caller = await startCaller(stack, resources);
    await expect.poll(() => stack.runners(id).length, { timeout: 20_000 }).toBe(1);
    caller.kill('SIGKILL');
    await expect.poll(() => stack.processes(), { timeout: 30_000 }).toEqual([]);
    const planned = await stack.run('preview', resources);
    expect(planned).toMatchObject({ continued: true, summary: { create: 1 } });
    const completed = await stack.run('up', resources);
    expect(completed).toMatchObject({
      outcome: 'succeeded',
      continued: true,
      summary: { create: 1 },
      pending: [{ operation: 'creating', type: 'dtaas:process:Workspace', name: 'workspace' }],
    });
    expect(stack.runners(id)).toHaveLength(1);
  });

  it('the caller and its child at once: the next run first ends what they left', async () => {
    const slower = workspaceOf(id, fakeSpec(id.twin, { startMs: 6_000 }));
    const caller = await startCaller(stack, slower);
    await expect.poll(() => stack.runners(id).length, { timeout: 20_000 }).toBe(1);
    for (const pid of [caller.pid!, ...stack.processes('stack-child.mjs')]) process.kill(pid, 'SIGKILL');
    const plugin = stack.processes('plugin.mjs');
    expect(plugin).toHaveLength(1);
    let beside: number[] = [];
    const completed = await stack.run('up', slower, {
      onEvent() {
        beside = beside.concat(stack.processes().filter((pid) => plugin.includes(pid)));
      },
    });
    expect(beside).toEqual([]);
    expect(completed.outcome).toBe('succeeded');
    expect(stack.runners(id)).toHaveLength(1);
    expect(stack.processes()).toEqual([]);
  });
});

/** Another process that calls runStack, as the command line does, and waits for nothing else. */
async function startCaller(stack: TemporaryStack, resources: Resources): Promise<ReturnType<typeof fork>> {
  // A bundle finds the platform's files from where it lies.
  const platform = join(stack.root, 'platform');
  mkdirSync(join(platform, 'caller', 'dist'), { recursive: true });
  symlinkSync(platformFile('engine'), join(platform, 'engine'));
  const outfile = join(platform, 'caller', 'dist', 'caller.mjs');
  await build({
    stdin: {
      contents: `
        import { readFileSync } from 'node:fs';
        import { runStack } from './index.ts';
        await runStack(JSON.parse(readFileSync(process.argv[2], 'utf8')));`,
      resolveDir: platformFile('engine/src'),
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
  });
  const request = join(stack.root, 'request.json');
  writeFileSync(request, JSON.stringify(stack.options('up', resources)));
  expect(readFileSync(request, 'utf8')).toContain('workDir');
  return fork(outfile, [request]);
}
