import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { cacheHome, platformFile, shellWord, writeBeside } from '@dtaas/processes';

/**
 * The folder in which the engine finds the platform's plugin: an executable that starts the bundle with the Node of this process.
 * The folder is made if it is missing; another clone or another Node has another one.
 */
export function ensurePluginsDir(environment: NodeJS.ProcessEnv = process.env): string {
  const script = `#!/bin/sh\nexec ${shellWord(process.execPath)} ${shellWord(platformFile('places/dist/plugin.mjs'))} "$@"\n`;
  const folder = join(cacheHome(environment), 'plugins', sha256(script).slice(0, 16));
  const executable = join(folder, 'pulumi-resource-dtaas');
  if (existsSync(executable)) return folder;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeBeside(executable, script, { mode: 0o700 });
  return folder;
}
