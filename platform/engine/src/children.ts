import { fileURLToPath } from 'node:url';
import type { ProcessFamily } from '@dtaas/processes';

/**
 * A file of one of the platform's packages, given from `platform/`: `engine/dist/stack-child.mjs`. This module runs
 * from its source in tests and from the command line's bundle otherwise; both lie in a package of `platform/`.
 */
export function platformFile(path: string): string {
  const own = fileURLToPath(import.meta.url);
  const platform = /^.*[\\/]platform(?=[\\/][^\\/]+[\\/](?:src|dist)[\\/])/.exec(own)?.[0];
  if (!platform) throw new Error(`not in a package of platform/: ${own}`);
  return `${platform}/${path}`;
}

/** The variable that marks every process of a run, or of an installation of Pulumi, with its folder. */
export function runMark(folder: string): { readonly DTAAS_ENGINE_RUN: string } {
  return { DTAAS_ENGINE_RUN: folder };
}

/** The processes with the folder's mark, in any session, and those of the session. */
export function familyOf(folder: string, session?: number): ProcessFamily {
  return { session, marks: [`DTAAS_ENGINE_RUN=${folder}`] };
}
