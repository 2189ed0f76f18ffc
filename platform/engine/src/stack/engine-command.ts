import { spawn } from 'node:child_process';
import type { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { SemVer } from 'semver';
import { engineVersion } from '../version.ts';

interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/**
 * The command line as the SDK sees it. The SDK starts seven processes for an update: it asks for the version, selects the
 * stack, reads its outputs and its history. All of that is known, so it is answered here, and only the update itself
 * starts a process.
 */
export function engineCommand(
  command: string,
  environment: Readonly<Record<string, string>>,
  onStart: (pid: number) => void = () => {},
): PulumiCommand {
  const run = (
    arguments_: string[],
    cwd: string,
    additional: Record<string, string>,
  ): Promise<CommandResult> => {
    const known = answer(arguments_);
    if (known !== undefined) return Promise.resolve({ stdout: known, stderr: '', code: 0 });
    return start(
      command,
      [...arguments_, '--non-interactive'],
      cwd,
      { ...additional, ...environment },
      onStart,
    );
  };
  const engine: PulumiCommand & { run: typeof run } = { command, version: new SemVer(engineVersion), run };
  return engine;
}

function answer(arguments_: readonly string[]): string | undefined {
  if (arguments_[0] !== 'stack') return undefined;
  return arguments_[1] === 'history' ? '[]' : '{}';
}

function start(
  command: string,
  arguments_: readonly string[],
  cwd: string,
  env: Record<string, string>,
  onStart: (pid: number) => void,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, arguments_, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined) onStart(child.pid);
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        output[stream] = (output[stream] + text).slice(-textLimit);
      });
    }
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve({ ...output, code });
      else
        reject(
          new Error(`${output.stderr}${output.stdout}`.trim() || `the engine ended with ${signal ?? code}`),
        );
    });
  });
}

/** Characters of the engine's output that are kept for a message. */
const textLimit = 64 * 1024;
