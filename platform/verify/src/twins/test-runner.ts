import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkspaceSpec } from '@dtaas/model';
import { endFamily, removeTree, variables } from '@dtaas/processes';
import {
  connectRunner,
  type RunnerClient,
  removeSocketsOf,
  runnerProgram,
  type WorkspaceFile,
} from '@dtaas/runner';

/** Where the test of a twin runs. */
export interface TestWorkspace extends Pick<WorkspaceFile, 'store' | 'environments' | 'socket'> {
  /** A folder that is made for the test. */
  readonly folder: string;
  readonly spec: WorkspaceSpec;
  readonly isolation: 'bubblewrap' | 'none';
}

/** How long a runner may take to end its components. It waits for one that hangs, and nothing of a test is saved. */
const leaveMs = 2000;

/**
 * Starts the runner in a workspace of its own, which no deployed twin shares, and ends it afterwards. The runner ends by itself
 * when this process is gone, however it went.
 *
 * @param work gets `gone`, which rejects when the runner ends by itself
 */
export async function withTestRunner<T>(
  { folder, spec, ...workspace }: TestWorkspace,
  work: (client: RunnerClient, gone: Promise<never>) => Promise<T>,
): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file: WorkspaceFile = {
    ...workspace,
    home: '0'.repeat(16),
    twin: spec.twin,
    generation: '0'.repeat(16),
    spec,
    recorded: Object.entries(spec.components).flatMap(([id, { outputs }]) =>
      Object.keys(outputs).map((port) => `${id}.${port}`),
    ),
    endsWithInput: true,
  };
  writeFileSync(join(folder, 'workspace.json'), JSON.stringify(file), { mode: 0o600 });
  const log = join(folder, 'runner.log');
  const output = openSync(log, 'a', 0o600);
  const child = spawn(process.execPath, [runnerProgram(), folder], {
    cwd: folder,
    env: { ...variables(['user', 'folders']), DTAAS_WORKSPACE: folder },
    // A signal to the group of this process, such as Ctrl-C in a terminal, shall not end the runner before it is told to leave.
    detached: true,
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  child.stdin?.on('error', () => {});
  const exited = once(child, 'exit').catch((error: unknown) => [error]);
  const gone = exited.then(([how]): never => {
    const lines = readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n');
    throw new Error(`the runner ended with ${how}${lines === '' ? '' : `: ${lines}`}`);
  });
  gone.catch(() => {});
  try {
    const client = connectRunner(workspace.socket, { workspace: folder });
    await Promise.race([answered(client), gone]);
    return await work(client, gone);
  } finally {
    child.stdin?.end();
    await Promise.race([exited, sleep(leaveMs, undefined, { ref: false })]);
    await endTest(folder, workspace.socket);
  }
}

async function answered(client: RunnerClient): Promise<void> {
  for (;;) {
    if (await client.status().catch(() => undefined)) return;
    await sleep(10);
  }
}

/** Ends what is left of a test, and removes its folder and sockets. */
export async function endTest(folder: string, socket: string): Promise<void> {
  const names = ['DTAAS_WORKSPACE', 'DTAAS_INSIDE', 'DTAAS_STATE_DIR'];
  await endFamily({ marks: names.map((name) => `${name}=${folder}`) });
  removeSocketsOf(socket);
  removeTree(folder);
}
