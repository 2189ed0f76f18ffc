import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
export function engineCommand(command: string, onStart: (pid: number) => void): PulumiCommand {
  const run = async (
    arguments_: string[],
    cwd: string,
    additional: Record<string, string>,
  ): Promise<CommandResult> => {
    const [name, what] = arguments_;
    if (name === 'stack') return { stdout: what === 'history' ? '[]' : '{}', stderr: '', code: 0 };
    const env = { ...additional, ...process.env };
    const words = [...arguments_, '--non-interactive'];
    const child = spawn(command, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined) onStart(child.pid);
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        output[stream] = (output[stream] + text).slice(-textLimit);
      });
    }
    const [code, signal] = await once(child, 'close');
    if (code === 0) return { ...output, code };
    throw new Error(`${output.stderr}${output.stdout}`.trim() || `Pulumi ended with ${signal ?? code}`);
  };
  const engine: PulumiCommand & { run: typeof run } = { command, version: new SemVer(engineVersion), run };
  return engine;
}
