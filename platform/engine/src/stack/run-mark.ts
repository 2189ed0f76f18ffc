import type { ProcessFamily } from '@dtaas/processes';

/** Marks every process of a run, or of an installation of Pulumi, with its folder. */
export function runMark(folder: string): { readonly DTAAS_ENGINE_RUN: string } {
  return { DTAAS_ENGINE_RUN: folder };
}

/** The processes with this mark, in any session. */
export function markedBy(mark: { readonly [name: string]: string }, session?: number): ProcessFamily {
  return { session, marks: Object.entries(mark).map(([name, value]) => `${name}=${value}`) };
}
