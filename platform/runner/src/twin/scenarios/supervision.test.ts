import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { familyMembers } from '@dtaas/processes';
import { describe, expect, test } from 'vitest';
import {
  eventually,
  makeWorkspace,
  number,
  type TestComponent,
  type TestWorkspace,
} from '../../../testing/workspace.ts';
import type { Times } from '../../times.ts';

const impatient: Partial<Times> = { leaveMs: 1200, answerMs: 700, startMs: 4000, lateMs: 300, hungMs: 900 };

/** Beside a component that behaves badly, one that counts its steps. */
async function beside(bad: TestComponent, clock: 'lockstep' | 'wall' = 'lockstep'): Promise<TestWorkspace> {
  const workspace = makeWorkspace(
    {
      bad: { outputs: { y: number }, ...bad },
      good: {
        program: clock === 'wall' ? 'ticker.mjs' : 'count.sh',
        control: ['save'],
        outputs: { count: { type: 'integer' } },
      },
    },
    [],
    {
      clock:
        clock === 'wall'
          ? { mode: 'wall' }
          : { mode: 'lockstep', stepSeconds: 1, speed: 100, epoch: 1_600_000_000 },
    },
  );
  await workspace.start({ times: impatient });
  return workspace;
}

function program(text: string): { readonly name: string; readonly text: string } {
  return { name: 'bad.mjs', text };
}

const answerSteps = `
import { createInterface } from 'node:readline';
const lines = createInterface({ input: process.stdin });
const say = (text) => process.stdout.write(text + '\\n');
`;

async function countOf({ client }: TestWorkspace): Promise<number> {
  return Number((await client.status()).values['good.count']?.value ?? 0);
}

async function expectDegraded(workspace: TestWorkspace, reason: RegExp): Promise<void> {
  await eventually(async () => {
    const { health, phase, reasons } = await workspace.client.status();
    return health === 'Degraded' && phase === 'degraded' && reasons.some((text) => reason.test(text));
  });
}

async function expectGoingOn(workspace: TestWorkspace): Promise<void> {
  const before = await countOf(workspace);
  await eventually(async () => (await countOf(workspace)) > before + 3);
}

describe.each(['lockstep', 'wall'] as const)('a component that (%s)', (clock) => {
  test('dies at once is started again, later each time, and the twin says so', async () => {
    const workspace = await beside({ program: program('process.exit(3)') }, clock);
    const {
      components,
      reasons,
      health,
      phase,
      clock: stands,
    } = await eventually(async () => {
      const status = await workspace.client.status();
      const { state, restarts } = status.components['bad']!;
      return state === 'backoff' && restarts > 0 ? status : undefined;
    });
    expect({ health, phase }).toEqual({ health: 'Degraded', phase: 'degraded' });
    const { restarts } = components['bad']!;
    const wait = `${0.5 * 2 ** restarts} s (${restarts + 1} in a row)`;
    expect(reasons).toContain(`bad exited with 3; it is started again in ${wait}`);
    if (clock === 'wall') return await expectGoingOn(workspace);
    expect(reasons).toContain('the clock stands at step 0: it waits for bad');
    expect(stands.step).toBe(0);
    expect(await countOf(workspace)).toBeLessThanOrEqual(1);
  });

  test('can not be started is failed', async () => {
    const workspace = await beside({ program: 'count.sh', run: run(['no-such-program']) }, clock);
    await expectDegraded(workspace, /bad (can't be started|exited with 127)/);
    if (clock === 'wall') await expectGoingOn(workspace);
    else expect((await workspace.client.status()).clock.step).toBe(0);
  });

  test('writes garbage is counted, logged and heard no less', async () => {
    const text = `${answerSteps}
      const nonsense = () => { say('hello'); say('{"n":"nowhere","v":1}'); say('{"n":"y","v":"text"}'); say('x'.repeat(2 ** 20 + 1)); say('[1]'); say('{"done":99}'); };
      for await (const line of lines) {
        const { step, t } = JSON.parse(line);
        if (step === undefined) continue;
        if (step < 3) nonsense();
        say(JSON.stringify({ n: 'y', v: step, t })); say(JSON.stringify({ done: step }));
      }`;
    const onWall = `${answerSteps} say('hello'); setInterval(() => { say('{"n":"nowhere","v":1}'); say('{"n":"y","v":1}'); }, 20);`;
    const workspace = await beside({ program: program(clock === 'wall' ? onWall : text) }, clock);
    await expectDegraded(workspace, /bad sent \d+ messages? that the contract/);
    await expectGoingOn(workspace);
    const status = await eventually(async () => {
      const found = await workspace.client.status();
      return Number(found.values['bad.y']?.value ?? -1) >= (clock === 'wall' ? 1 : 3) ? found : undefined;
    });
    expect(status.components['bad']).toMatchObject({ state: 'running', restarts: 0 });
    const logged = (await workspace.client.logs({ component: 'bad' })).map(({ text }) => text);
    expect(logged[0]).toBe('[runner] not a record: not JSON: hello');
  });

  test('ignores SIGTERM and the end of its input is killed with all it started', async () => {
    const text = `
      import { spawn } from 'node:child_process';
      import { writeFileSync } from 'node:fs';
      process.on('SIGTERM', () => {});
      const child = spawn(process.execPath, ['-e', "process.on('SIGTERM',()=>{});setInterval(()=>{},1000)"], { stdio: 'ignore' });
      writeFileSync(process.env.DTAAS_STATE_DIR + '/child', String(child.pid));
      setInterval(() => {}, 1000);`;
    const workspace = await beside({ program: program(text) }, clock);
    const state = join(workspace.directory, 'state', 'bad');
    await eventually(() => existsSync(join(state, 'child')));
    const { components } = await workspace.client.status();
    await workspace.client.stop();
    expect(processesWith(state)).toEqual([]);
    expect(existsSync(`/proc/${components['bad']!.pid}`)).toBe(false);
  });

  test('floods is slowed down, and its log stays within its size', async () => {
    const text = `
      import { writeSync } from 'node:fs';
      const block = '{"n":"y","v":1}\\n'.repeat(1000);
      for (;;) { writeSync(2, 'x'.repeat(2000) + '\\n'); writeSync(1, block); }`;
    const workspace = await beside({ program: program(text) }, clock);
    await expectDegraded(workspace, /bad floods: it is read no faster than/);
    if (clock === 'wall') await expectGoingOn(workspace);
    const logs = join(workspace.directory, 'logs');
    const bytes = readdirSync(logs).reduce((sum, name) => sum + statSync(join(logs, name)).size, 0);
    expect(bytes).toBeLessThan(5 * 2 ** 20);
  });
});

describe('a component that, in lockstep,', () => {
  test('hangs makes the twin Degraded, then is ended and started again, and holds the clock when it hangs again', async () => {
    const text = `${answerSteps}
      for await (const line of lines) {
        const { step } = JSON.parse(line);
        if (step === undefined) continue;
        if (step === 5) await new Promise(() => setInterval(() => {}, 1000));
        say(JSON.stringify({ done: step }));
      }`;
    const workspace = await beside({ program: program(text) });
    await eventually(async () => {
      const { reasons } = await workspace.client.status();
      return reasons.some((reason) => reason === "bad isn't done with step 5: the clock waits for it");
    });
    await expectDegraded(workspace, /bad hung for 0.9 s in a step and was ended; it is started again/);
    await expectDegraded(
      workspace,
      /bad ended at step 5 again \(it hung for 0.9 s in a step and was ended\), so it isn't started again/,
    );
    expect(await countOf(workspace)).toBe(6);
  });

  test('answers no step is reported as silent, and no other component is', async () => {
    const text = `${answerSteps}
      process.stderr.write('it runs\\n');
      for await (const line of lines) JSON.parse(line);`;
    const workspace = await beside({ program: program(text) });
    await expectDegraded(
      workspace,
      /^bad has sent nothing since its first step. Check that it reads its input/,
    );
    await eventually(async () => {
      const { reasons } = await workspace.client.status();
      const silent = reasons.filter((reason) => /has sent nothing/.test(reason));
      return silent.length === 1 && silent[0]?.startsWith('bad ');
    });
  });

  test('is slow makes the clock report how far it is behind', async () => {
    const text = `${answerSteps}
      for await (const line of lines) {
        const { step } = JSON.parse(line);
        if (step === undefined) continue;
        await new Promise((resolve) => setTimeout(resolve, 100));
        say(JSON.stringify({ done: step }));
      }`;
    const workspace = await beside({ program: program(text) });
    await expectDegraded(workspace, /the clock is \d+\.\d s behind its speed of 100/);
    await expectGoingOn(workspace);
  });

  test('ends with 0 is done, which is not a fault', async () => {
    const text = `${answerSteps}
      for await (const line of lines) { const { step } = JSON.parse(line); say(JSON.stringify({ done: step })); if (step === 4) process.exit(0); }`;
    const workspace = await beside({ program: program(text) });
    await workspace.when(({ components }) => components['bad']!.state === 'done');
    const before = await countOf(workspace);
    await eventually(async () => (await countOf(workspace)) > before + 3);
    // A step may have been late, which the status reports until the step is done.
    await workspace.when(({ health }) => health === 'Healthy');
    expect((await workspace.client.status()).components['bad']).toMatchObject({ restarts: 0 });
  });
});

function run(command: readonly string[]): NonNullable<TestComponent['run']> {
  return { command, transport: 'stdio', control: [] };
}

/** Processes that were given this folder for their state. */
function processesWith(state: string): readonly number[] {
  return familyMembers({ marks: [`DTAAS_STATE_DIR=${state}`] });
}
