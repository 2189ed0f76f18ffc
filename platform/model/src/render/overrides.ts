import type { Twin } from '../generated/types.ts';

/** What operators say, on top of what is written. */
export interface Overrides {
  /** The emulator stands in for the physical twin. */
  readonly emulate?: boolean;
  /** With the emulator: the wall's time instead of lockstep. */
  readonly clock?: 'wall';
  readonly desired?: 'running' | 'suspended' | 'terminated';
}

/** The clock of a twin whose emulator takes the place of the physical twin; `false` where none does. */
export type Emulation = false | 'lockstep' | 'wall';

/** An emulator runs where it is asked for and the twin names one; in lockstep, unless an operator says otherwise. */
export function emulationOf(twin: Twin, { emulate, clock }: Overrides): Emulation {
  return emulate === true && twin.spec.physicalTwin?.emulator !== undefined && (clock ?? 'lockstep');
}
