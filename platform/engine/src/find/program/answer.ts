import { execFile } from 'node:child_process';

/** The standard output of a program, or `undefined` if the program can't be run or takes longer. */
export function answerOf(
  program: string,
  arguments_: readonly string[],
  timeout: number,
  env = process.env,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, arguments_, { timeout, env, killSignal: 'SIGKILL' }, (error, stdout) =>
      resolve(error ? undefined : stdout.trim()),
    );
  });
}
