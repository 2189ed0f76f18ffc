import { type ExecFileException, execFile, spawn, spawnSync } from 'node:child_process';
import { gitEnvironment } from './git-environment.ts';
import { gitFailed } from './git-errors.ts';
import { gitMissing } from './git-failures.ts';

interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

type GitInput = string | Uint8Array;

export type Git = ReturnType<typeof gitIn>;

/** git in one directory: always an array of arguments, never a shell, never the caller's `GIT_*` or hooks. */
export function gitIn(directory: string) {
  const options = () => ({
    cwd: directory,
    env: gitEnvironment(),
    encoding: 'buffer' as const,
    maxBuffer: Number.POSITIVE_INFINITY,
  });

  /** Like `run`, and returns also if git fails. */
  function attempt(args: readonly string[], input?: GitInput): Promise<GitResult> {
    return new Promise((resolve, reject) => {
      const end = (error: ExecFileException | null, stdout: Buffer, stderr: Buffer) => {
        // A code in letters is the system's, e.g. ENOENT. After a signal there is none.
        if (typeof error?.code === 'string') reject(cannotStart(error));
        else resolve({ code: error ? (error.code ?? -1) : 0, stdout, stderr: stderr.toString() });
      };
      const { stdin } = execFile('git', args, options(), end);
      // git may end before it has read all input. Its exit code says more than the broken pipe.
      stdin?.on('error', () => {}).end(input);
    });
  }

  /** Standard output, or a `DtaasError` with git's words. */
  async function run(args: readonly string[], input?: GitInput): Promise<Buffer> {
    const { code, stdout, stderr } = await attempt(args, input);
    if (code !== 0) throw gitFailed(args, code, stderr);
    return stdout;
  }

  return {
    attempt,
    run,
    /** Like `run`, as text without the last newline. */
    async text(args: readonly string[], input?: GitInput): Promise<string> {
      return (await run(args, input)).toString().replace(/\n$/, '');
    },
    runSync(args: readonly string[], input: GitInput = ''): Buffer {
      const { error, status, stdout, stderr } = spawnSync('git', args, {
        ...options(),
        input: Buffer.from(input),
      });
      // As above: a git that ended early, e.g. by Ctrl-C, says more than the broken pipe.
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') throw cannotStart(error);
      if (status !== 0) throw gitFailed(args, status ?? -1, stderr.toString());
      return stdout;
    },
    /** For streams: `cat-file --batch`. */
    spawn: (args: readonly string[]) => spawn('git', args, { cwd: directory, env: gitEnvironment() }),
  };
}

function cannotStart(cause: ExecFileException | NodeJS.ErrnoException): Error {
  // A missing working directory and a missing program are both ENOENT; `openRepository` has checked the former.
  if (cause.code !== 'ENOENT') return cause;
  return gitMissing({ cause });
}
