import type { ProcessFamily } from '@dtaas/processes';

/** Marks every process of a run of the engine, or of an installation, with its folder. */
export function runMark(folder: string): { readonly DTAAS_ENGINE_RUN: string } {
  return { DTAAS_ENGINE_RUN: folder };
}

/** The family of those that were marked so, in whichever session. */
export function markedBy(mark: { readonly [name: string]: string }, session?: number): ProcessFamily {
  return { session, marks: Object.entries(mark).map(([name, value]) => `${name}=${value}`) };
}
