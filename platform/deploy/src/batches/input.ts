import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathUnreadable } from './failures.ts';

/** Why the machine refuses a path, in words. */
const reasons: { readonly [code: string]: string } = {
  ENOENT: 'there is nothing at that path',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
  ELOOP: 'its links lead in a circle',
};

/** @throws DtaasError `run-path-unreadable` */
export function readTextFile(what: string, path: string): string {
  return refusing(what, path, () => readFileSync(path, 'utf8'));
}

/** Expects a folder that can be listed. @throws DtaasError `run-path-unreadable` */
export function expectFolder(what: string, path: string): void {
  refusing(what, path, () => {
    if (!statSync(path).isDirectory()) throw pathUnreadable({ what, path, why: 'it is not a folder' });
    accessSync(path, constants.R_OK | constants.X_OK);
  });
}

/** The folder of a case is looked for in the input folder. */
export function expectCaseFolder(input: string, folder: string): void {
  expectFolder('input folder', join(input, folder));
}

function refusing<T>(what: string, path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const why = reasons[(cause as NodeJS.ErrnoException).code ?? ''];
    if (why === undefined) throw cause;
    throw pathUnreadable({ what, path, why, cause });
  }
}
