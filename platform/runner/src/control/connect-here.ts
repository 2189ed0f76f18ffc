import { once } from 'node:events';
import { readWorkspaceFile } from '../workspace/workspace-file.ts';
import { openSocket } from './channel.ts';

/** Joins standard input and output with the control socket of a workspace on this machine, until both directions have ended. */
export async function connectHere(directory: string): Promise<void> {
  const { socket } = await readWorkspaceFile(directory);
  const channel = await openSocket({ path: socket });
  process.stdin.pipe(channel).pipe(process.stdout, { end: false });
  // A stop of the runner cuts the channel; the caller sees its end.
  channel.on('error', () => channel.destroy());
  if (!channel.closed) await once(channel, 'close');
}
