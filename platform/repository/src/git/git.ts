import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { gitEnvironment } from './git-environment.ts';
import { gitFailed } from './git-errors.ts';
import { gitMissing } from './git-failures.ts';

export interface RunOptions {
  /** Written to git's standard input. */
  readonly input?: string | Uint8Array;
  /** Variables on top of the clean environment, e.g. `GIT_INDEX_FILE`. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** git in one directory: always an array of arguments, never a shell, never the caller's `GIT_*` or hooks. */
export interface Git {
  readonly directory: string;
  /** Standard output, or a `DtaasError` with git's words. */
  run(args: readonly string[], options?: RunOptions): Promise<Buffer>;
  /** Like `run`, as text without the last newline. */
  text(args: readonly string[], options?: RunOptions): Promise<string>;
  /** Like `run`, and returns also if git fails. */
  attempt(args: readonly string[], options?: RunOptions): Promise<GitResult>;
  runSync(args: readonly string[], options?: RunOptions): Buffer;
  /** For streams: `cat-file --batch`, `unpack-objects`. */
  spawn(args: readonly string[]): ChildProcessWithoutNullStreams;
}

export function gitIn(directory: string): Git {
  const optionsOf = (options: RunOptions) => ({
    cwd: directory,
    env: { ...gitEnvironment(), ...options.env },
  });

  async function attempt(args: readonly string[], options: RunOptions = {}): Promise<GitResult> {
    const child = spawn('git', args, optionsOf(options));
    // git may end before it has read all input. Its exit code says more than the broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    return new Promise((resolve, reject) => {
      child.on('error', (error) => reject(cannotStart(error)));
      child.on('close', (code) =>
        resolve({
          code: code ?? -1,
          stdout: Buffer.concat(stdout),
          stderr: Buffer.concat(stderr).toString(),
        }),
      );
    });
  }

  async function run(args: readonly string[], options?: RunOptions): Promise<Buffer> {
    const { code, stdout, stderr } = await attempt(args, options);
    if (code !== 0) throw gitFailed(args, code, stderr);
    return stdout;
  }

  return {
    directory,
    attempt,
    run,
    text: async (args, options) => (await run(args, options)).toString().replace(/\n$/, ''),
    runSync(args, options = {}) {
      const result = spawnSync('git', args, {
        ...optionsOf(options),
        ...(options.input === undefined ? {} : { input: options.input }),
        maxBuffer: Number.POSITIVE_INFINITY,
      });
      if (result.error) throw cannotStart(result.error);
      if (result.status !== 0) throw gitFailed(args, result.status ?? -1, result.stderr.toString());
      return result.stdout;
    },
    spawn: (args) => spawn('git', args, optionsOf({})),
  };
}

function cannotStart(cause: NodeJS.ErrnoException): Error {
  // A missing working directory and a missing program are both ENOENT; `openRepository` has checked the former.
  if (cause.code !== 'ENOENT') return cause;
  return gitMissing({ cause });
}
