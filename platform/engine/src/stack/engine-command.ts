import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { SemVer } from 'semver';
import { engineVersion } from '../version.ts';

interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Characters of Pulumi's output that are kept for a message. */
const textLimit = 64 * 1024;

/**
 * Pulumi's command line as the SDK sees it. For an update, the SDK starts seven processes: it asks for the version, selects
 * the stack, reads its outputs and its history. The answers are known, so they are given here, and only the update itself
 * starts a process.
 */
export function engineCommand(
  command: string,
  environment: Readonly<Record<string, string>>,
  onStart: (pid: number) => void,
): PulumiCommand {
  const run = (
    arguments_: string[],
    cwd: string,
    additional: Record<string, string>,
  ): Promise<CommandResult> => {
    const [name, what] = arguments_;
    if (name === 'stack')
      return Promise.resolve({ stdout: what === 'history' ? '[]' : '{}', stderr: '', code: 0 });
    const env = { ...additional, ...environment };
    const child = spawn(command, [...arguments_, '--non-interactive'], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid !== undefined) onStart(child.pid);
    return resultOf(child);
  };
  const engine: PulumiCommand & { run: typeof run } = { command, version: new SemVer(engineVersion), run };
  return engine;
}

function resultOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<CommandResult> {
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] = (output[stream] + text).slice(-textLimit);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve({ ...output, code });
      const text = `${output.stderr}${output.stdout}`.trim();
      reject(new Error(text || `Pulumi ended with ${signal ?? code}`));
    });
  });
}
