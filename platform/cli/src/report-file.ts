import { mkdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Mask, writeBeside } from '@dtaas/processes';
import { reportFileUnusable } from './failures.ts';

/**
 * The file of `--report`. One that is there is removed at once: if the command is killed, nobody takes the report of an earlier
 * call for its own.
 *
 * @param path relative to the folder in which the command was called
 * @param mask hides secrets
 * @throws DtaasError `report-file-unusable`, here and from `write`
 */
export function reportFile(path: string, mask: Mask) {
  const file = resolve(path);
  usable(path, () => rmSync(file, { force: true }));
  return {
    /** The file appears with the whole report, as `--format json` prints it, or not at all. */
    write: (report: object) =>
      usable(path, () => {
        mkdirSync(dirname(file), { recursive: true });
        writeBeside(file, mask(`${JSON.stringify(report, null, 2)}\n`));
      }),
  };
}

function usable(path: string, act: () => void): void {
  try {
    act();
  } catch (cause) {
    throw reportFileUnusable({ path, cause });
  }
}
