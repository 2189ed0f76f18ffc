import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { modelErrors } from '@dtaas/model';
import { endFamily } from '@dtaas/processes';
import { imageBuildFailed } from '../failures.ts';

export interface Tool {
  /** The image that is built. */
  readonly name: string;
  readonly command: readonly [program: string, ...arguments_: string[]];
  /** What a failure names, for people; the program unless given. */
  readonly step?: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Called with each line that the program writes to standard error. */
  readonly onLine?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How many lines of a failed program a person is shown. */
const shownLines = 12;

/**
 * Runs one program of a build in a session of its own, so that it can be ended with all that it started.
 *
 * @returns its standard output
 * @throws DtaasError `image-build-failed`, `disk-full`
 */
export async function runTool({ name, command, step, cwd, env, onLine, signal }: Tool): Promise<string> {
  signal?.throwIfAborted();
  const [program, ...arguments_] = command;
  const child = spawn(program, arguments_, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => void endFamily({ session: child.pid, marks: [] });
  signal?.addEventListener('abort', stop, { once: true });
  let output = '';
  let rest = '';
  const last: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
    last.push(...lines);
    last.splice(0, last.length - shownLines);
  });
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, by) => resolve(status ?? by ?? 'unknown'));
  }).finally(() => signal?.removeEventListener('abort', stop));
  signal?.throwIfAborted();
  if (code === 0) return output;
  const reason = [...last, rest].map(shortened).join('\n').trim() || `It ended with ${code}.`;
  if (/No space left on device|ENOSPC/.test(reason)) throw modelErrors.diskFull({ path: cwd });
  throw imageBuildFailed({ name, step: step ?? basename(program), reason });
}

/** mmdebstrap quotes whole command lines. */
function shortened(line: string): string {
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
