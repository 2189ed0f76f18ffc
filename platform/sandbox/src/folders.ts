import { lstatSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { sha256 } from '@dtaas/model';
import { folderRelative, socketFolderUnsafe } from './failures.ts';

/**
 * The folder of files that can be made again: the engine, environments, parsed files. `$DTAAS_CACHE` names another folder.
 *
 * @throws DtaasError `usage-folder-relative`
 */
export function cacheHome(environment: NodeJS.ProcessEnv = process.env): string {
  return named(environment, 'DTAAS_CACHE') ?? join(xdg(environment, 'XDG_CACHE_HOME', '.cache'), 'dtaas');
}

/**
 * The folder of files that outlive a clone: twins' workspaces and the store of assets. `$DTAAS_STATE_HOME` names another
 * folder.
 *
 * @throws DtaasError `usage-folder-relative`
 */
export function stateHome(environment: NodeJS.ProcessEnv = process.env): string {
  const otherwise = join('.local', 'state');
  return (
    named(environment, 'DTAAS_STATE_HOME') ?? join(xdg(environment, 'XDG_STATE_HOME', otherwise), 'dtaas')
  );
}

/** A relative path would mean another folder, with other twins, in each directory where dtaas is called. */
function named(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const folder = environment[name];
  if (!folder) return undefined;
  if (isAbsolute(folder)) return resolve(folder);
  throw folderRelative({ name, folder });
}

/**
 * A path for a Unix socket known by `name` (e.g. `<home>/<twin>`), short enough for the 108 bytes that the kernel
 * allows. The same name under another state home is another socket. Makes the folder, for this user alone.
 */
export function socketPath(name: string, environment: NodeJS.ProcessEnv = process.env): string {
  const digest = sha256(`${stateHome(environment)}\0${name}`);
  return join(socketFolder(environment), `${digest.slice(0, 24)}.sock`);
}

const longestFolder = 107 - '/'.length - 24 - '.sock'.length;

function socketFolder(environment: NodeJS.ProcessEnv): string {
  const runtime = environment['XDG_RUNTIME_DIR'];
  const own = runtime && isAbsolute(runtime) ? join(runtime, 'dtaas') : undefined;
  const fits = own !== undefined && Buffer.byteLength(own) <= longestFolder;
  return privateFolder(fits ? own : join('/tmp', `dtaas-${userInfo().uid}`));
}

/** In /tmp anyone could have made the folder first, and would then hold our sockets. */
function privateFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === userInfo().uid && (found.mode & 0o077) === 0) return folder;
  throw socketFolderUnsafe({ folder });
}

/** The XDG specification: a path that isn't absolute is to be ignored. */
function xdg(environment: NodeJS.ProcessEnv, name: string, otherwise: string): string {
  const folder = environment[name];
  if (folder && isAbsolute(folder)) return folder;
  return join(homeFolder(environment), otherwise);
}

function homeFolder(environment: NodeJS.ProcessEnv): string {
  const home = environment['HOME'] || homedir();
  return isAbsolute(home) ? home : tmpdir();
}
