import type { ProcessFamily } from '@dtaas/processes';

/** The variable that marks every process of a run, or of an installation of Pulumi, with its folder. */
export function runMark(folder: string): { readonly DTAAS_ENGINE_RUN: string } {
  return { DTAAS_ENGINE_RUN: folder };
}

/** The processes with the folder's mark, in any session, and those of the session. */
export function familyOf(folder: string, session?: number): ProcessFamily {
  return { session, marks: [`DTAAS_ENGINE_RUN=${folder}`] };
}
