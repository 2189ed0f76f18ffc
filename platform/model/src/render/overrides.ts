import type { Twin } from '../generated/types.ts';

/** What operators say, on top of what is written. */
export interface Overrides {
  /** The emulator stands in for the physical twin. */
  readonly emulate?: boolean;
  readonly desired?: 'running' | 'suspended' | 'terminated';
}

/** Whether an emulator takes the place of the physical twin: it is asked for, and the twin names one. */
export function isEmulated(twin: Twin, overrides: Overrides): boolean {
  return overrides.emulate === true && twin.spec.physicalTwin?.emulator !== undefined;
}
