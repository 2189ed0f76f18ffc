import { buffer } from 'node:stream/consumers';
import type { PageTwin } from './page-twin.ts';

/** One entry of the state of a component. */
export interface StateFile {
  /** From the folder of the state. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly bytes: number;
  /** ISO 8601. */
  readonly changedAt: string;
}

type Runs = Pick<PageTwin, 'run'>;

const mostEntries = 5_000;
const longestBytes = 8 * 2 ** 20;

/**
 * Both scripts run beside the component, with its rights: a file that the component can't read can't be read here either, whatever
 * the component does to its folder meanwhile. No script follows a link.
 */
const inState = 'cd -P -- "$DTAAS_STATE_DIR" || exit 1';
const list = `${inState}
find . -mindepth 1 -maxdepth 12 -printf '%y %s %T@ %P\\0' | head -z -n ${mostEntries}`;
// The path has no link in it if its real path is the same. The x keeps line ends at the end of a name.
const read = `${inState}
real=$(readlink -f -- "./$1" && echo x) || exit 3
[ "$real" = "$PWD/$1
x" ] && [ -f "./$1" ] || exit 3
[ "$(stat -c %s -- "./$1")" -le ${longestBytes} ] || exit 4
exec cat -- "./$1"`;

/** Lists the state of a component, at most 5000 entries. Links are entries of their own. */
export async function listState(twin: Runs, component: string): Promise<readonly StateFile[]> {
  const { output } = await run(twin, component, ['sh', '-c', list]);
  const entries = output.toString().split('\0').filter(Boolean);
  return entries.map(entryOf).sort((a, b) => (a.path < b.path ? -1 : 1));
}

const kinds: { readonly [letter: string]: StateFile['kind'] } = { f: 'file', d: 'folder', l: 'link' };

function entryOf(line: string): StateFile {
  const [letter = '', bytes, seconds, ...path] = line.split(' ');
  const changedAt = new Date(Number(seconds) * 1000).toISOString();
  return { path: path.join(' '), kind: kinds[letter] ?? 'other', bytes: Number(bytes), changedAt };
}

/** Reads a file of the state of a component. */
export async function readState(
  twin: Runs,
  component: string,
  path: string,
): Promise<Buffer | 'none' | 'long'> {
  // No file has such a name, and no program takes it as an argument.
  if (path.includes('\0')) return 'none';
  const { output, code } = await run(twin, component, ['sh', '-c', read, 'sh', path]);
  if (code === 0) return output;
  const isLong = code === 4;
  return isLong ? 'long' : 'none';
}

async function run({ run }: Runs, component: string, command: readonly string[]) {
  const { stdin, stdout, stderr, ended } = await run({ component, command });
  stdin.end();
  stderr.resume();
  return { output: await buffer(stdout), code: (await ended).code };
}
