import { type ChildProcess, fork } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { DtaasError } from '@dtaas/model';
import { endFamily, platformFile, variables } from '@dtaas/processes';
import { familyOf, runMark } from '../children.ts';
import { engineKilled, stackCancelled } from '../failures.ts';
import { foldersOf, stackName } from './private-copy.ts';
import { toStackError } from './stack-error.ts';
import type { Change, StackMessage, StackRequest, StackRun } from './stack-run.ts';

/** After a cancel, how long Pulumi may take to finish and record what is under way. */
const graceMs = 15_000;

interface ChildEnd {
  /** What Pulumi did or would do, as it said so. */
  readonly steps: readonly Change[];
  /** Why the update failed, was stopped or was killed. */
  readonly error?: DtaasError | undefined;
}

/** Runs the child process of one update in a session of its own. Returns when every process of the session is gone. */
export async function runChild(
  run: StackRun,
  request: Pick<StackRequest, 'resources' | 'refresh'>,
  folder: string,
): Promise<ChildEnd> {
  const { operation, instance, engine } = run;
  const hasSdk = request.resources.some(({ sdk }) => sdk !== undefined);
  const child = fork(platformFile(`engine/dist/stack-child${hasSdk ? '-sdk' : ''}.mjs`), [], {
    detached: true,
    env: environmentOf(run, folder),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const stack = stackName(instance);
  try {
    const { project: projectDir } = foldersOf(folder);
    child.send({ ...request, operation, engine, stack, projectDir } satisfies StackRequest);
    return await follow(child, run);
  } finally {
    await endFamily(familyOf(folder, child.pid));
  }
}

function follow(child: ChildProcess, { operation, instance, signal }: StackRun): Promise<ChildEnd> {
  const steps: Change[] = [];
  const reported: string[] = [];
  return new Promise((resolve, reject) => {
    const end = (how: ChildEnd): void => {
      signal?.removeEventListener('abort', cancel);
      resolve(how);
    };
    const fail = (error: DtaasError): void =>
      end({ steps, error: signal?.aborted ? stackCancelled({ operation, instance }) : error });
    const killed = (how: string): void => fail(engineKilled({ operation, instance, how }));
    let lastWords = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-4096);
    });
    child.on('message', (message: StackMessage) => {
      if (message.kind === 'step') steps.push(message.step);
      else if (message.kind === 'error') reported.push(message.message);
      else if (message.failure === undefined) end({ steps });
      else fail(toStackError(message.failure, reported, instance));
    });
    child.once('error', reject);
    child.once('exit', (code, by) => killed(lastWords.trim() || String(by ?? code)));
    const cancel = (): void => {
      if (child.connected) child.send('cancel');
      void sleep(graceMs, undefined, { ref: false }).then(() => killed('cancelled'));
    };
    if (signal?.aborted) cancel();
    else signal?.addEventListener('abort', cancel, { once: true });
  });
}

function environmentOf(run: StackRun, folder: string): Record<string, string> {
  const { state, home } = foldersOf(folder);
  const path = [...run.pluginFolders, dirname(run.engine), process.env['PATH'] ?? ''].join(delimiter);
  return {
    ...variables(['user', 'folders', 'dtaas']),
    ...run.env,
    PATH: path,
    ...runMark(folder),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    // Nothing in a state is secret, so the key may be empty.
    PULUMI_CONFIG_PASSPHRASE: '',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: 'true',
    // The version is known; see engine-command.ts.
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: 'true',
  };
}
