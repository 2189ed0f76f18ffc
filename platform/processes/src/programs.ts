import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { attempt } from './family/proc.ts';

/** The paths of all programs of that name on PATH, in its order. */
export function programsOnPath(name: string, path: string = process.env['PATH'] ?? ''): string[] {
  const folders = new Set(path.split(':').filter(isAbsolute));
  return [...folders].map((folder) => join(folder, name)).filter(isExecutable);
}

/** The path of a program on PATH. */
export function programOnPath(name: string): string | undefined {
  return programsOnPath(name)[0];
}

/** A program of the system, also if the caller's PATH lacks the system's folders. */
export function systemProgram(name: string): string | undefined {
  return programOnPath(name) ?? programsOnPath(name, '/usr/bin:/bin:/usr/sbin:/sbin')[0];
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
