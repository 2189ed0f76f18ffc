import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformFile } from '@dtaas/engine';
import { cacheHome } from '@dtaas/processes';

/**
 * The folder in which the engine finds our plugin: an executable that starts the bundle with this very Node. Made
 * where it isn't there; another clone or another Node has another folder.
 */
export function ensurePluginsDir(environment: NodeJS.ProcessEnv = process.env): string {
  const script = `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(platformFile('places/dist/plugin.mjs'))} "$@"\n`;
  const digest = createHash('sha256').update(script).digest('hex').slice(0, 16);
  const folder = join(cacheHome(environment), 'plugins', digest);
  const executable = join(folder, 'pulumi-resource-dtaas');
  if (existsSync(executable)) return folder;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = `${executable}.${randomBytes(4).toString('hex')}`;
  writeFileSync(fresh, script, { mode: 0o700 });
  renameSync(fresh, executable);
  return folder;
}

/** For the shell, which takes what stands between single quotes as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
