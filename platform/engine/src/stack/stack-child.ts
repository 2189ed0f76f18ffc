// The process of one stack update. The SDK handles uncaught errors for the whole process, so one failed update would
// also fail every other update in the same process.

import { endFamily } from '@dtaas/processes';
import { LocalWorkspace, Stack } from '@pulumi/pulumi/automation/index.js';
import { familyOf } from '../children.ts';
import { engineCommand } from './engine-command.ts';
import { makeResources } from './program.ts';
import { messageOf } from './stack-events.ts';
import type { StackMessage, StackRequest } from './stack-run.ts';

// Other users can't read the files of the engine, its plugins and this process, whatever the caller's umask is.
process.umask(0o077);

/** Pid of Pulumi's command line while it runs. */
let engine: number | undefined;

process.on('message', (message: StackRequest | 'cancel') => {
  if (message !== 'cancel') void answer(message);
  // On SIGINT, Pulumi finishes the steps that it has begun, records them and stops.
  else if (engine !== undefined) process.kill(engine, 'SIGINT');
});

// Now the caller has its answer or has died, so a further resource would not be recorded.
process.once('disconnect', () => {
  void endFamily(familyOf(process.env['DTAAS_ENGINE_RUN'] ?? '', process.pid)).finally(() => process.exit(1));
});

async function answer(request: StackRequest): Promise<void> {
  try {
    await run(request);
    tell({ kind: 'ended' });
  } catch (error) {
    tell({ kind: 'ended', failure: error instanceof Error ? error.message : String(error) });
  } finally {
    process.disconnect();
  }
}

async function run({ operation, engine: command, ...request }: StackRequest): Promise<void> {
  const workspace = await LocalWorkspace.create({
    workDir: request.projectDir,
    pulumiCommand: engineCommand(command, (pid) => {
      engine = pid;
    }),
    program: () => makeResources(request.resources),
  });
  const stack = await Stack.select(request.stack, workspace);
  await stack[operation]({
    color: 'never',
    suppressProgress: true,
    suppressOutputs: true,
    userAgent: 'dtaas',
    ...(request.refresh ? { refresh: true } : {}),
    onEvent(event) {
      const message = messageOf(event);
      if (message) tell(message);
    },
  });
}

function tell(message: StackMessage): void {
  if (process.connected) process.send?.(message);
}
