import { finished } from 'node:stream/promises';
import { readWorkspaceFile } from '../workspace/workspace-file.ts';
import { openSocket } from './channel.ts';

/**
 * Joins standard input and output with the control socket of a workspace on this machine, until the runner has said all. The caller
 * may be at the other end of `docker exec`, which tells the end of an output only by the end of the process.
 */
export async function connectHere(directory: string): Promise<void> {
  const { socket } = await readWorkspaceFile(directory);
  const channel = await openSocket({ path: socket });
  process.stdin.pipe(channel).pipe(process.stdout, { end: false });
  // A runner that is killed cuts the channel, and the caller sees its end.
  await finished(channel, { writable: false }).catch(() => {});
}
