import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { cacheHome, platformFile, programOnPath, shellWord, writeBeside } from '@dtaas/processes';
import { sshOptions } from '../ssh/target.ts';

/**
 * The folder in which the engine finds the platform's plugin: an executable that starts the bundle with the Node of this process. Beside
 * it, `ssh` is the user's with the platform's options, for plugins that call it. The folder is made if it is missing; another clone or
 * another Node has another one.
 */
export function ensurePluginsDir(environment: NodeJS.ProcessEnv = process.env): string {
  const ssh = programOnPath('ssh');
  const scripts = {
    ...(ssh === undefined ? {} : { ssh: sshScript(ssh) }),
    'pulumi-resource-dtaas': script(process.execPath, platformFile('places/dist/plugin.mjs')),
  };
  const folder = join(cacheHome(environment), 'plugins', sha256(JSON.stringify(scripts)).slice(0, 16));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(scripts)) {
    const executable = join(folder, name);
    if (!existsSync(executable)) writeBeside(executable, text, { mode: 0o700 });
  }
  return folder;
}

function script(...words: readonly string[]): string {
  return `#!/bin/sh\nexec ${words.map(shellWord).join(' ')} "$@"\n`;
}

/** ssh takes the first of two values of an option. */
function sshScript(program: string): string {
  const options = sshOptions.map((option) => `-o ${option}`).join(' ');
  return `#!/bin/sh\nexec ${shellWord(program)} \${DTAAS_SSH_CONFIG:+-F "$DTAAS_SSH_CONFIG"} ${options} "$@"\n`;
}
