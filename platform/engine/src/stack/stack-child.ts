// The process of one stack update. The SDK handles uncaught errors for the whole process, so one failed update would
// also fail every other update in the same process.

import { endFamily } from '@dtaas/processes';
import { type EngineEvent, LocalWorkspace, Stack } from '@pulumi/pulumi/automation/index.js';
import { familyOf } from '../children.ts';
import { engineCommand } from './engine-command.ts';
import { makeResources } from './program.ts';
import { toStackEvents } from './stack-events.ts';
import type { StackMessage, StackRequest } from './stack-run.ts';

// Other users can't read the files of the engine, its plugins and this process, whatever the caller's umask is.
process.umask(0o077);

function tell(message: StackMessage): void {
  if (process.connected) process.send?.(message);
}

/** Pid of Pulumi's command line while it runs. */
let engine: number | undefined;

async function run(request: StackRequest): Promise<void> {
  const workspace = await LocalWorkspace.create({
    workDir: request.projectDir,
    pulumiCommand: engineCommand(request.command, request.environment, (pid) => {
      engine = pid;
    }),
    program: () => makeResources(request.resources),
  });
  const stack = await Stack.select(request.stack, workspace);
  const options = {
    color: 'never' as const,
    suppressProgress: true,
    suppressOutputs: true,
    userAgent: 'dtaas',
    ...(request.refresh ? { refresh: true } : {}),
    onEvent: (event: EngineEvent) => {
      for (const each of toStackEvents(event)) tell({ kind: 'event', event: each });
    },
  };
  if (request.operation === 'up') await stack.up(options);
  else await stack.preview(options);
}

// Now the caller has its answer or has died, so a further resource would not be recorded.
process.once('disconnect', () => {
  void endFamily(familyOf(process.env['DTAAS_ENGINE_RUN'] ?? '', process.pid)).finally(() => process.exit(1));
});

process.on('message', (message: StackRequest | 'cancel') => {
  if (message !== 'cancel') void answer(message);
  // On SIGINT, Pulumi finishes the steps that it has begun, records them and stops.
  else if (engine !== undefined) process.kill(engine, 'SIGINT');
});

function answer(request: StackRequest): Promise<void> {
  return run(request)
    .then(
      () => tell({ kind: 'finished' }),
      (error: unknown) =>
        tell({ kind: 'failed', text: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => process.disconnect());
}
