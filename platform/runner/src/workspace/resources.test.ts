import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectIsolation } from '@dtaas/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../testing/bundle.ts';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import {
  eventually,
  makeWorkspace,
  type TestComponent,
  type TestWorkspace,
} from '../../testing/workspace.ts';

const MiB = 2 ** 20;

const { limits } = detectIsolation('none');

function isHeld(): boolean {
  if (process.env['DTAAS_REQUIRE_ALL'] === '1' || limits !== 'none') return true;
  console.warn("runner: nothing limits memory here, so a workspace's own limit is not tested (run as root)");
  return false;
}

/** Counts by the wall's time, and takes memory meanwhile, up to a bound. */
function taking(mebibytes: number, limitMebibytes: number): TestComponent {
  const text = `
    const all = []; let count = 0;
    setInterval(() => {
      if (all.length < ${mebibytes / 8}) all.push(Buffer.alloc(8 << 20, 1));
      process.stdout.write(JSON.stringify({ n: 'count', v: ++count }) + '\\n');
    }, 20);
    process.stdin.on('end', () => process.exit(0)).resume();`;
  return {
    program: { name: 'taking.mjs', text },
    outputs: { count: { type: 'integer' } },
    limits: { memoryBytes: limitMebibytes * MiB, cpu: 0.1 },
  };
}

const modes = hasBubblewrap() ? (['bubblewrap', 'none'] as const) : (['none'] as const);

describe.skipIf(!isHeld()).each(modes)('what a workspace offers (isolation: %s)', (isolation) => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-bundle-'));
    writeFileSync(join(folder, 'runner.mjs'), await bundle('../src/main.ts'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let workspace: TestWorkspace;
  let runner: ChildProcess;
  afterEach(async () => {
    await end('SIGTERM');
    await workspace.remove();
  });

  async function start(): Promise<void> {
    runner = spawn(process.execPath, [join(folder, 'runner.mjs'), workspace.directory], {
      env: { ...sessionOf(process.env), HOME: folder, DTAAS_CACHE: join(folder, 'cache') },
      detached: true,
      stdio: 'inherit',
    });
    const { client } = workspace;
    // Of a runner that was killed, the half inside may still answer while it leaves.
    await eventually(
      () =>
        client.status().then(
          ({ phase }) => phase === 'prepared',
          () => false,
        ),
      30_000,
    );
    await client.start();
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ended = new Promise((resolve) => runner.once('exit', resolve));
    if (runner.exitCode !== null || runner.signalCode !== null) return;
    runner.kill(signal);
    await ended;
  }

  function offering(mebibytes: number, components: { readonly [id: string]: TestComponent }): void {
    const resources = { memoryBytes: mebibytes * MiB, cpu: 1 };
    workspace = makeWorkspace(components, [], { clock: { mode: 'wall' }, resources }, { isolation });
  }

  test('is a limit for all components together: the largest is ended, the twin says why, the others go on', async () => {
    offering(256, { small: taking(24, 256), large: taking(320, 512) });
    await start();
    const { isolation: status } = await workspace.client.status();
    expect(status.remarks.filter((remark) => /memory|offers/.test(remark))).toEqual([]);
    const degraded = await eventually(async () => {
      const now = await workspace.client.status();
      return (now.components['large']?.restarts ?? 0) > 0 && now.health === 'Degraded' ? now : undefined;
    }, 30_000);
    expect(degraded.reasons.join('\n')).toMatch(
      /large was ended by the machine: all components together used the memory that their workspace offers \(infrastructure\.resources\.memory\); it is started again in [\d.]+ s/,
    );
    const counted = Number(degraded.values['small.count']?.value);
    await eventually(
      async () => Number((await workspace.client.status()).values['small.count']?.value) > counted,
    );
    expect((await workspace.client.status()).components['small']).toMatchObject({
      state: 'running',
      restarts: 0,
    });
  });

  test("keeps a component's own limit, and the twin's reason names that limit", async () => {
    offering(1024, { small: taking(24, 256), large: taking(320, 128) });
    await start();
    await eventually(async () => {
      const { reasons } = await workspace.client.status();
      return reasons.some((reason) => /^large was ended .*: it used more memory than it may;/.test(reason));
    }, 30_000);
  });

  // A slice keeps its name, whoever makes it.
  test.skipIf(limits === 'systemd')(
    'is held by one group, which ends with the runner, or with the next one where it was killed',
    async () => {
      offering(512, { small: taking(24, 256) });
      await start();
      const first = groupsOf(workspace.directory);
      expect(first).not.toEqual([]);
      await end('SIGKILL');
      await start();
      const second = groupsOf(workspace.directory);
      expect(second).toHaveLength(first.length);
      expect(second.filter((group) => first.includes(group))).toEqual([]);
      await end('SIGTERM');
      expect(groupsOf(workspace.directory)).toEqual([]);
    },
  );
});

/** What finds programs, and systemd where that is who limits. */
function sessionOf({ PATH, XDG_RUNTIME_DIR }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { PATH, ...(XDG_RUNTIME_DIR === undefined ? {} : { XDG_RUNTIME_DIR }) };
}

/** Folders of a workspace's groups, of each controller. */
function groupsOf(directory: string): readonly string[] {
  const key = createHash('sha256').update(directory).digest('hex').slice(0, 12);
  const search = ['/sys/fs/cgroup', '-type', 'd', '-name', `dtaas-*-${key}`];
  return execFileSync('find', search, { encoding: 'utf8' }).split('\n').filter(Boolean);
}
