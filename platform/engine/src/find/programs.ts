import { execFile } from 'node:child_process';

/** What a program prints on standard output, or `undefined` where it can't be run or takes longer. */
export function answerOf(
  program: string,
  arguments_: readonly string[],
  options: { readonly timeoutMs?: number; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string | undefined> {
  const { timeoutMs: timeout = 10_000, env = process.env } = options;
  return new Promise((resolve) => {
    execFile(program, arguments_, { timeout, env, killSignal: 'SIGKILL' }, (error, stdout) =>
      resolve(error ? undefined : stdout.trim()),
    );
  });
}
