import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { attempt } from '@dtaas/processes';

/** The path of a program on PATH. */
export function programOnPath(name: string, path: string = process.env['PATH'] ?? ''): string | undefined {
  const candidates = path.split(':').filter(isAbsolute);
  return candidates.map((folder) => join(folder, name)).find(isExecutable);
}

/** The file behind a path's symbolic links; `undefined` if there is none. */
export function realFile(path: string): string | undefined {
  return attempt(() => realpathSync(path));
}

function isExecutable(path: string): boolean {
  const isProgram = () => {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  };
  return attempt(isProgram) ?? false;
}

/** A program of the system, also if the caller's PATH lacks the system's folders. */
export function systemProgram(name: string): string | undefined {
  return programOnPath(name) ?? programOnPath(name, '/usr/bin:/bin:/usr/sbin:/sbin');
}
