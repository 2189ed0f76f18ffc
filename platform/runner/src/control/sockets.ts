import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { attempt } from '@dtaas/processes';

/** A control socket, and the sockets of its twin's network exits in the same folder. */
const ours = /^([0-9a-f]{24})\.(?:sock|pt\d*|internet|\d+)$/;

/** A socket that is younger than this may belong to a runner that doesn't listen yet. */
const youngMs = 60_000;

/** Removes the sockets of a workspace whose runner is gone. */
export function removeSocketsOf(controlSocket: string): void {
  for (const path of [...siblingsOf(controlSocket), controlSocket]) rmSync(path, { force: true });
}

/**
 * Removes the sockets on which no process listens. A killed runner leaves its sockets, and they would stay for ever if its
 * twin doesn't come back.
 */
export async function removeDeadSockets(folder: string): Promise<void> {
  const bases = new Set(namesIn(folder).flatMap((name) => baseOf(name) ?? []));
  await Promise.all([...bases].map((base) => removeIfDead(join(folder, `${base}.sock`))));
}

async function removeIfDead(controlSocket: string): Promise<void> {
  const before = markOf(controlSocket);
  const isYoung = siblingsOf(controlSocket).some((path) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found !== undefined && Date.now() - found.mtimeMs < youngMs;
  });
  if (isYoung || (await isAnswered(controlSocket))) return;
  // Another runner may have taken the name in the meantime.
  if (markOf(controlSocket) === before) removeSocketsOf(controlSocket);
}

/** Only a refused connection shows that no process listens. A stopped or busy runner is not dead. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'),
    );
  });
}

function markOf(path: string): string | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.mtimeMs}`;
}

/** The sockets of the same workspace. */
function siblingsOf(controlSocket: string): readonly string[] {
  const folder = dirname(controlSocket);
  const base = baseOf(basename(controlSocket));
  const names = base === undefined ? [] : namesIn(folder).filter((name) => baseOf(name) === base);
  return names.map((name) => join(folder, name));
}

function namesIn(folder: string): readonly string[] {
  return attempt(() => readdirSync(folder)) ?? [];
}

/** The part that the names of a workspace's sockets have in common. */
function baseOf(name: string): string | undefined {
  return ours.exec(name)?.[1];
}
