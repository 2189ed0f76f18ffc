import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { collect } from '../collect.ts';
import { capabilitiesOf, detectIsolation } from '../detect.ts';
import { type IsolatedProcess, runIsolated } from '../run.ts';
import { type HeldWorkspace, holdWorkspace } from './workspace-group.ts';

const weak = detectIsolation('none');
const MiB = 2 ** 20;

function missing(): boolean {
  if (capabilitiesOf('none').groups !== undefined || process.env['DTAAS_REQUIRE_ALL'] === '1') return false;
  console.warn("workspace-group: no control group can be made here, so it isn't tested (run as root)");
  return true;
}

/** Fills so much memory, says so, and stays. */
function filling(mebibytes: number): string {
  return `const all = []; for (let i = 0; i < ${mebibytes}; i += 8) all.push(Buffer.alloc(8 << 20, 1));
    console.log('FILLED'); setInterval(() => all.length, 1000);`;
}

describe.skipIf(missing())('the commands of a workspace', () => {
  const held: HeldWorkspace[] = [];
  const directory = `/no/such/workspace-${process.pid}`;
  afterEach(async () => {
    for (const each of held.splice(0)) await each.release();
  });

  async function hold(memoryBytes: number, cpu?: number): Promise<HeldWorkspace> {
    const workspace = await holdWorkspace(weak, directory, { memoryBytes, cpu });
    held.push(workspace);
    return workspace;
  }

  function run({ group }: HeldWorkspace, script: string, memoryBytes: number): IsolatedProcess {
    return runIsolated(
      {
        command: [process.execPath, '-e', script],
        cwd: '/',
        mounts: [],
        env: {},
        network: 'none',
        limits: { memoryBytes, processes: 100, cpu: 0.1, timeoutMs: 40_000 },
        within: group,
      },
      weak,
    );
  }

  it('may use together what the workspace offers: the largest process is ended, and the reason names the workspace', async () => {
    const workspace = await hold(256 * MiB);
    const small = run(workspace, filling(24), 256 * MiB);
    await said(small);
    const large = await collect(run(workspace, filling(320), 512 * MiB));
    expect(large).toMatchObject({ exceeded: 'memory', together: true });
    expect(large.output).not.toContain('FILLED');
    const ended = await small.end('SIGKILL');
    expect(ended).toMatchObject({ signal: 'SIGKILL' });
    expect(ended.exceeded).toBeUndefined();
  });

  it('keep their own limits, and are told of those', async () => {
    const workspace = await hold(1024 * MiB);
    const ended = await collect(run(workspace, filling(320), 128 * MiB));
    expect(ended.exceeded).toBe('memory');
    expect(ended.together).toBeUndefined();
  });

  it('are ended with it, and its groups are removed', async () => {
    const workspace = await hold(256 * MiB);
    const command = run(workspace, filling(8), 128 * MiB);
    await said(command);
    expect(groupsOf(directory)).not.toEqual([]);
    await workspace.release();
    expect((await command.ended).signal).toBe('SIGKILL');
    expect(groupsOf(directory)).toEqual([]);
  });

  it('of an earlier holder are ended by the next one', async () => {
    const left = run(await hold(256 * MiB), filling(8), 128 * MiB);
    await said(left);
    const before = groupsOf(directory);
    expect(await hold(512 * MiB)).toMatchObject({ remarks: [] });
    expect(await left.ended).toEqual({ code: null, signal: 'SIGKILL' });
    expect(groupsOf(directory)).toHaveLength(before.length);
  });

  function said(command: IsolatedProcess): Promise<unknown> {
    return new Promise((resolve) => command.stdout.once('data', resolve));
  }
});

/** Folders of a workspace's groups, of each controller. */
function groupsOf(directory: string): readonly string[] {
  const key = createHash('sha256').update(directory).digest('hex').slice(0, 12);
  const search = ['/sys/fs/cgroup', '-type', 'd', '-name', `dtaas-*-${key}`];
  return execFileSync('find', search, { encoding: 'utf8' }).split('\n').filter(Boolean);
}
