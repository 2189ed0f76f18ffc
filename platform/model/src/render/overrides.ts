import type { Twin } from '../generated/types.ts';

/** What an operator chooses instead of what `twin.yaml` says. */
export interface Overrides {
  /** The emulator takes the place of the physical twin. */
  readonly emulate?: boolean;
  /** With the emulator: the wall clock instead of lockstep. */
  readonly clock?: 'wall';
  readonly desired?: 'running' | 'suspended' | 'terminated';
}

/** The clock of a twin whose emulator takes the place of the physical twin; `false` without an emulator. */
export type Emulation = false | 'lockstep' | 'wall';

/** An emulator runs if an operator asks for it and the twin names one. */
export function emulationOf(twin: Twin, { emulate, clock }: Overrides): Emulation {
  return emulate === true && twin.spec.physicalTwin?.emulator !== undefined && (clock ?? 'lockstep');
}
