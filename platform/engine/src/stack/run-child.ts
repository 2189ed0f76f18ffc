import { type ChildProcess, fork } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { endFamily, variables } from '@dtaas/processes';
import { familyOf, platformFile, runMark } from '../children.ts';
import { foldersOf, stackName } from './private-copy.ts';
import type { StackEvent, StackMessage, StackRequest, StackRun } from './stack-run.ts';

export type ChildEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'killed'; readonly how: string };

/** After a cancel, how long Pulumi may take to finish and record what is under way. */
const graceMs = 15_000;

/** Runs the child process of one update in a session of its own. Returns when every process of the session is gone. */
export async function runChild(
  run: StackRun,
  request: Pick<StackRequest, 'resources' | 'refresh'>,
  folder: string,
  onEvent: (event: StackEvent) => void,
): Promise<ChildEnd> {
  const environment = environmentOf(run, folder);
  const hasSdk = request.resources.some(({ sdk }) => sdk !== undefined);
  const child = fork(platformFile(`engine/dist/stack-child${hasSdk ? '-sdk' : ''}.mjs`), [], {
    detached: true,
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const sent: StackRequest = {
    ...request,
    operation: run.operation,
    stack: stackName(run.instance),
    command: run.engine,
    projectDir: foldersOf(folder).project,
    environment,
  };
  try {
    const end = await follow(child, sent, run.signal, onEvent);
    return run.signal?.aborted && end.kind !== 'finished' ? { kind: 'cancelled' } : end;
  } finally {
    await endFamily(familyOf(folder, child.pid));
  }
}

function follow(
  child: ChildProcess,
  request: StackRequest,
  stop: AbortSignal | undefined,
  onEvent: (event: StackEvent) => void,
): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    let lastWords = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-4096);
    });
    child.on('message', (message: StackMessage) => {
      if (message.kind === 'event') onEvent(message.event);
      else resolve(message);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve({ kind: 'killed', how: lastWords.trim() || String(signal ?? code) }),
    );
    const cancel = () => {
      if (child.connected) child.send('cancel');
      void sleep(graceMs, undefined, { ref: false }).then(() =>
        resolve({ kind: 'killed', how: 'cancelled' }),
      );
    };
    child.send(request);
    if (stop?.aborted) cancel();
    else stop?.addEventListener('abort', cancel, { once: true });
  });
}

function environmentOf(run: StackRun, folder: string): Record<string, string> {
  const { state, home } = foldersOf(folder);
  const path = [run.pluginsDir, dirname(run.engine), process.env['PATH'] ?? ''].join(delimiter);
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
