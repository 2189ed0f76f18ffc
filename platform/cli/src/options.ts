import type { Options } from './context.ts';
import { clockWrong } from './failures.ts';

/** The value of an option, if it was given. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * What `--emulate` and `--clock` say together; `undefined` without an emulator.
 *
 * @throws DtaasError `usage-clock`
 */
export function emulationOf(options: Options): { readonly clock?: 'wall' | 'lockstep' } | undefined {
  const clock = textOption(options, 'clock');
  if (options['emulate'] !== true) {
    if (clock === undefined) return undefined;
    throw clockWrong({ message: '--clock chooses the clock of an emulator, but --emulate was not given.' });
  }
  if (clock === undefined) return {};
  if (clock === 'wall' || clock === 'lockstep') return { clock };
  throw clockWrong({ message: `--clock takes wall or lockstep, not ${JSON.stringify(clock)}.` });
}
