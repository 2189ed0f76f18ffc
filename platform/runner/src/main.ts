import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DtaasError } from '@dtaas/model';
import { detectIsolation } from '@dtaas/sandbox';
import { isolatedLauncher } from './component/launcher.ts';
import { lockWorkspace } from './lock.ts';
import { runWorkspace } from './run-workspace.ts';
import { identifyProcess, type RunnerFile } from './runner-file.ts';
import { resolveSecrets, Secrets } from './secrets/secrets.ts';
import { readWorkspaceFile, type WorkspaceFile } from './workspace-file.ts';

/** `node runner.mjs <workspace>`: runs the workspace until it is told to stop. */
async function main([directory]: readonly string[]): Promise<void> {
  if (directory === undefined) throw new Error('usage: node runner.mjs <workspace directory>');
  const lock = await lockWorkspace(directory);
  if (lock === undefined) {
    console.error(`Another runner has ${directory} already.`);
    return;
  }
  const file = await readWorkspaceFile(directory);
  const { values } = resolveSecrets(file.spec.secrets, directory, process.env);
  const running = await runWorkspace({
    directory,
    file,
    secrets: new Secrets(values),
    isolation: { mode: 'none', network: 'open', remarks: [] },
    launcher: isolatedLauncher(detectIsolation('none')),
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void running.close());
  writeRunnerFile(directory, file);
  await running.closed;
}

function writeRunnerFile(directory: string, { generation }: WorkspaceFile): void {
  const identity = identifyProcess(process.pid)!;
  const runner: RunnerFile = { ...identity, generation, startedAt: new Date().toISOString() };
  writeFileSync(join(directory, 'runner.json'), `${JSON.stringify(runner)}\n`, { mode: 0o600 });
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof DtaasError) console.error(`${error.code}: ${error.message}\n${error.hint}`);
    else console.error(error);
    process.exit(1);
  },
);
