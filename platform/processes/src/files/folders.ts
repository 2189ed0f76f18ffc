import { lstatSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { sha256 } from '@dtaas/model';
import { folderRelative, socketFolderUnsafe } from '../failures.ts';

/**
 * The folder of files that can be made again: the engine, environments, parsed files. `$DTAAS_CACHE` names another folder.
 *
 * @throws DtaasError `usage-folder-relative`
 */
export function cacheHome(environment: NodeJS.ProcessEnv = process.env): string {
  return named('DTAAS_CACHE', environment) ?? xdg('XDG_CACHE_HOME', '.cache', environment);
}

/**
 * The folder of files that outlive a clone: the store and the workspaces of twins. `$DTAAS_STATE_HOME` names another folder.
 *
 * @throws DtaasError `usage-folder-relative`
 */
export function stateHome(environment: NodeJS.ProcessEnv = process.env): string {
  return named('DTAAS_STATE_HOME', environment) ?? xdg('XDG_STATE_HOME', '.local/state', environment);
}

/** The folder of assets and runners by their digests. */
export function storeFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(stateHome(environment), 'store');
}

/** A relative path would mean another folder, with other twins, in each directory where dtaas is called. */
function named(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const folder = environment[name];
  if (!folder) return undefined;
  if (isAbsolute(folder)) return resolve(folder);
  throw folderRelative({ name, folder });
}

/** The XDG specification: a path that isn't absolute is to be ignored. */
function xdg(name: string, otherwise: string, environment: NodeJS.ProcessEnv): string {
  const folder = environment[name];
  if (folder && isAbsolute(folder)) return join(folder, 'dtaas');
  const home = environment['HOME'] || homedir();
  return join(isAbsolute(home) ? home : tmpdir(), otherwise, 'dtaas');
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

/** In /tmp another user could have made the folder first, and would then hold our sockets. */
function socketFolder(environment: NodeJS.ProcessEnv): string {
  const runtime = environment['XDG_RUNTIME_DIR'];
  const own = runtime && isAbsolute(runtime) ? join(runtime, 'dtaas') : undefined;
  const fits = own !== undefined && Buffer.byteLength(own) <= longestFolder;
  const folder = fits ? own : join('/tmp', `dtaas-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === userInfo().uid && (found.mode & 0o077) === 0) return folder;
  throw socketFolderUnsafe({ folder });
}
