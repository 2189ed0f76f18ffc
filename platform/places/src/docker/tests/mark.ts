import { ownMark } from '@dtaas/processes';
import type { Owner } from '../resources/mark.ts';

/** Tests belong to no home. What they make has the marks of twins, with this in place of a home's id. */
export const testHome = 'verify';

/** How long it may take to bring files and images to an engine, beside the test itself. */
const preparationMs = 3600_000;

let count = 0;

/**
 * The owner of what one test makes: the mark of this process, by which a later call on this machine knows that the process was killed, and the
 * time at which the test must be over, for calls on other machines.
 */
export function ownerOfTest(timeoutMs: number): Owner {
  count += 1;
  const seconds = Math.ceil((Date.now() + timeoutMs + preparationMs) / 1000);
  return { home: testHome, instance: `${ownMark()}-${seconds}-${count}` };
}

/** When a test must be over, in milliseconds since 1970. */
export function endsAt(instance: string): number {
  return Number(instance.split('-')[2]) * 1000;
}
