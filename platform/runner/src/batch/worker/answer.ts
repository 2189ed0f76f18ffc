import { isJsonObject, type Json } from '@dtaas/model';

/** A line of a batch's standard output that is addressed to the platform. */
export type Answer =
  | { readonly progress: number; readonly case?: number }
  | { readonly case: number; readonly done: true }
  | { readonly case: number; readonly failed: string };

/** Reads a line; `undefined` for a line of the program's own, which belongs to its log. */
export function readAnswer(line: string): Answer | undefined {
  if (!line.startsWith('{')) return undefined;
  const value = parsed(line);
  if (!isJsonObject(value)) return undefined;
  const { case: number, done, failed, progress } = value;
  if (number !== undefined && !Number.isInteger(number)) return undefined;
  if (typeof progress === 'number' && progress >= 0 && progress <= 1)
    return { progress, ...(number === undefined ? {} : { case: number as number }) };
  if (number === undefined) return undefined;
  if (done === true) return { case: number as number, done };
  if (failed === undefined) return undefined;
  return { case: number as number, failed: typeof failed === 'string' ? failed : JSON.stringify(failed) };
}

function parsed(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}
