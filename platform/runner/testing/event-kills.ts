import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attempt } from '@dtaas/processes';
import { onTestFinished } from 'vitest';
import { brokers } from './brokers.ts';
import { bundle } from './bundle.ts';
import { type Entry, entriesOf, event, ledger } from './ledger.ts';
import { eventually, makeWorkspace, type TestWorkspace } from './workspace.ts';

export const victims = ['component', 'runner'] as const;
export const acts = ['deliver', 'save', 'restore', 'start'] as const;
export const transports = ['stdio', 'mqtt'] as const;

export interface Kills {
  readonly transport: (typeof transports)[number];
  readonly victim: (typeof victims)[number];
  /** What goes on when it is killed. */
  readonly act: (typeof acts)[number];
  /** So long after the begin of the act it is killed; a round each. */
  readonly afterMs: readonly number[];
}

export interface Outcome {
  readonly entries: readonly Entry[];
  readonly told: readonly number[];
  /** Those that a restore may have taken back. */
  readonly takenBack: ReadonlySet<number>;
}

/**
 * A twin on the wall clock whose physical twin tells numbers, as events, to a ledger. In each round a part of it is killed in the
 * middle of something, when the runner has read all events. Answers what the ledger has at the end.
 */
export async function killedWhile({ transport, victim, act, afterMs }: Kills): Promise<Outcome> {
  const plant = await brokers['a broker in this process, MQTT 3.1.1']();
  onTestFinished(() => plant.close());
  const parts = { ledger: await ledger({ event }, { transport, parameters: { tells: true } }) };
  const workspace = makeWorkspace(parts, ['physical.event -> ledger.event'], {
    clock: { mode: 'wall' },
    physicalTwin: {
      protocol: 'mqtt',
      url: `mqtt://127.0.0.1:${plant.port}`,
      telemetry: { event: { topic: 'event', port: event } },
      commands: {},
    },
  });
  const { client } = workspace;
  const runner = await spawnerOf(workspace);
  const told: number[] = [];
  const takenBack = new Set<number>();
  const tell = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) {
      told.push(told.length + 1);
      await plant.tell('event', String(told.length));
    }
    await workspace.when(({ values }) => values['physical.event']?.value === told.length);
  };
  const isWhole = (killed?: number) =>
    workspace.when(
      ({ health, components: { ledger } }) =>
        health !== 'Progressing' && ledger!.state === 'running' && ledger!.pid !== killed,
    );
  await runner.start();
  await isWhole();
  for (const delay of afterMs) {
    await tell(5);
    const doing = await begin(act);
    await sleep(delay);
    const killed = victim === 'runner' ? await runner.kill() : await killComponent(workspace);
    await doing;
    if (victim === 'runner') await runner.start();
    await isWhole(killed);
  }
  await tell(3);
  const state = join(workspace.directory, 'state', 'ledger');
  await eventually(async () => {
    await client.save();
    return attempt(() => entriesOf(state))?.at(-1)?.[2] === told.length;
  });
  await client.stop();
  await runner.exited();
  return { entries: entriesOf(state), told, takenBack };

  /** Begins an act. Resolves with the rest of it, which may fail because of the kill. */
  async function begin(act: Kills['act']): Promise<Promise<unknown>> {
    if (act === 'deliver') return Promise.resolve();
    if (act === 'start') {
      await runner.kill();
      await runner.start();
      return Promise.resolve();
    }
    if (act === 'save') return client.save().catch(() => {});
    const { name } = await client.save();
    const before = told.length;
    await tell(2);
    for (let n = before + 1; n <= told.length; n += 1) takenBack.add(n);
    return client.restore({ directory: join(workspace.directory, 'ring', name), from: name }).catch(() => {});
  }
}

/** What is wrong with what a ledger has; empty if it has each event once and in order. */
export function wrongIn({ entries, told, takenBack }: Outcome): readonly string[] {
  const values = entries.map(([, , value]) => Number(value));
  return [
    ...values
      .filter((value, index) => index > 0 && value <= values[index - 1]!)
      .map((n) => `${n} again or late`),
    ...told.filter((n) => !takenBack.has(n) && !values.includes(n)).map((n) => `${n} is missing`),
    ...entries
      .filter(([, seq], index) => seq !== index + 1)
      .map(([, seq]) => `number ${seq} is out of order`),
  ];
}

let program: Promise<string> | undefined;

/** The runner as it is shipped, in a process of its own. */
async function spawnerOf({ directory, client }: TestWorkspace) {
  program ??= bundle('../src/main.ts');
  const home = mkdtempSync(join(tmpdir(), 'dtaas-bundle-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  writeFileSync(join(home, 'runner.mjs'), await program);
  let child: ChildProcess | undefined;
  const exited = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((resolve) => child!.once('exit', resolve));
  };
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<undefined> => {
    child?.kill(signal);
    await exited();
  };
  onTestFinished(() => kill('SIGTERM'));
  return {
    kill,
    exited,
    async start(): Promise<void> {
      child = spawn(process.execPath, [join(home, 'runner.mjs'), directory], {
        env: { PATH: process.env['PATH'], HOME: home, DTAAS_CACHE: join(home, 'cache') },
        detached: true,
        stdio: 'ignore',
      });
      await eventually(() => client.status().catch(() => undefined));
      await client.start();
    },
  };
}

async function killComponent({ client }: TestWorkspace): Promise<number | undefined> {
  const pid = (await client.status()).components['ledger']?.pid;
  // A restore may have just ended it.
  if (pid !== undefined) attempt(() => process.kill(pid, 'SIGKILL'));
  return pid;
}

/**
 * A lockstep twin with a source that sends `n % 4` events at step n. A part of it is killed at each of the steps. Answers what the
 * ledger has when the twin is saved at the end, and how many events were sent until then.
 */
export async function killedInLockstep(
  transport: Kills['transport'],
  victim: 'burst' | 'ledger' | 'runner',
  steps: readonly number[],
): Promise<{ readonly entries: readonly Entry[]; readonly sent: number }> {
  const parts = {
    burst: { program: 'burst.mjs', control: ['save', 'report'], outputs: { event } },
    ledger: await ledger({ event: { ...event, delay: 1 } }, { transport }),
  } as const;
  const clock = { mode: 'lockstep', stepSeconds: 3, speed: 300, epoch: 1_600_000_000 } as const;
  const workspace = makeWorkspace(parts, ['burst.event -> ledger.event'], { clock });
  const { client } = workspace;
  const runner = await spawnerOf(workspace);
  await runner.start();
  let killed: number | undefined;
  for (const [index, step] of steps.entries()) {
    const isThere = () =>
      workspace.when(({ clock, components }) => {
        const { state, pid } = components[victim] ?? { state: 'running' };
        const isBack =
          clock.again === undefined && state === 'running' && (pid === undefined || pid !== killed);
        return isBack && clock.step! > step;
      });
    await isThere();
    // Half of the kills go back to a snapshot of the middle of the run.
    if (index % 2 === 1) await client.save();
    if (victim === 'runner') {
      await runner.kill();
      await runner.start();
    } else {
      // A restore may have just ended the process that the status named.
      const isKilled = async () => {
        const { components } = await isThere();
        killed = components[victim]!.pid!;
        return attempt(() => process.kill(killed!, 'SIGKILL'));
      };
      while (!(await isKilled()));
    }
  }
  const last = steps.at(-1)! + 20;
  await workspace.when(({ clock }) => clock.again === undefined && clock.step! > last);
  const { name } = await client.save();
  const saved = join(workspace.directory, 'ring', name);
  const { step } = JSON.parse(readFileSync(join(saved, 'manifest.json'), 'utf8')).clock;
  // The events of the last step wait for the next one.
  const counts = Array.from({ length: step - 1 }, (_, n) => n % 4);
  await client.stop();
  await runner.exited();
  return { entries: entriesOf(join(saved, 'components', 'ledger')), sent: counts.reduce((a, b) => a + b, 0) };
}
