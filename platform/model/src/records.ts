import type { Checkpoint } from './generated/types.ts';
import { validateCheckpoint } from './generated/validators.js';

/** Whether a value has the form of a `stack.json`. What it may list is for the engine to decide. */
export function isCheckpoint(value: unknown): value is Checkpoint {
  return validateCheckpoint(value);
}
