import { DtaasError } from '@dtaas/model';
import type { Options } from './context.ts';

/** An option with a value, where it was given. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * What `--emulate` and `--clock` say together; `undefined` where there is to be no emulator.
 *
 * @throws DtaasError `usage-clock`
 */
export function emulationOf(options: Options): { readonly clock?: 'wall' | 'lockstep' } | undefined {
  const clock = textOption(options, 'clock');
  if (options['emulate'] !== true) {
    if (clock === undefined) return undefined;
    throw usageClock('--clock says what an emulator’s time is, and there is no --emulate here.');
  }
  if (clock === undefined) return {};
  if (clock === 'wall' || clock === 'lockstep') return { clock };
  throw usageClock(`There is no clock ${JSON.stringify(clock)}.`);
}

function usageClock(message: string): DtaasError {
  const hint =
    'Write --emulate --clock wall, or --emulate --clock lockstep. Without an emulator, lifecycle.clock in twin.yaml says it.';
  return new DtaasError({ code: 'usage-clock', message, hint });
}
