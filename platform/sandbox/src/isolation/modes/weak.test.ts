import { existsSync } from 'node:fs';
import { commandLineOf, processIds } from '@dtaas/processes';
import { expect, it } from 'vitest';
import { collect } from '../collect.ts';
import { detectIsolation } from '../detect.ts';
import { runIsolated } from '../run.ts';

const weak = detectIsolation('none');

function run(script: string, timeoutMs = 10_000) {
  return runIsolated(
    { command: ['sh', '-c', script], cwd: '/', mounts: [], env: {}, network: 'none', limits: { timeoutMs } },
    weak,
  );
}

function running(mark: string): boolean {
  return processIds().some((pid) => commandLineOf(pid).join(' ').includes(`sleep ${mark}`));
}

it('says which protection is missing', () => {
  expect(weak).toMatchObject({ mode: 'weak', strong: false });
  expect(weak.remarks.join(' ')).toMatch(/files and the network/);
});

it("passes none of the caller's variables, and removes the temporary folder afterwards", async () => {
  process.env['DTAAS_TEST_TOKEN'] = 'the secret';
  const result = await collect(run('env; touch "$TMPDIR/x"; echo "scratch $TMPDIR"'));
  delete process.env['DTAAS_TEST_TOKEN'];
  expect(result.output).not.toContain('the secret');
  const scratch = /scratch (.+)/.exec(result.output)?.[1] ?? '';
  expect(scratch).not.toBe('');
  expect(existsSync(scratch)).toBe(false);
});

it('leaves no process behind, not even one that went into the background', async () => {
  const mark = `4${process.pid}`;
  const started = run(`setsid sleep ${mark} & sleep ${mark} & sleep 0.3; echo ready; wait`);
  await new Promise((resolve) => started.stdout.once('data', resolve));
  expect(running(mark)).toBe(true);
  await started.end('SIGTERM', 300);
  await expect.poll(() => running(mark)).toBe(false);
});

it('ends in time', async () => {
  expect(await collect(run("trap '' TERM; while :; do sleep 0.1; done", 500))).toMatchObject({
    exceeded: 'time',
  });
});

it("reports that a missing program couldn't start", async () => {
  const command = { cwd: '/', mounts: [], env: {}, network: 'none', limits: {} } as const;
  expect((await collect(runIsolated({ ...command, command: ['no-such-program'] }, weak))).code).toBe(127);
});
