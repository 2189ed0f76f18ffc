import { parameterValues } from '../../parameters/index.ts';
import type { Resolution, ResolvedTwin } from '../../resolution/index.ts';
import { conversion, convert, isConversion, type Units } from '../../units/index.ts';
import type { ClockSpec } from '../../workspace.ts';

/** The clock of a twin whose emulator takes the place of the physical twin; `false` without an emulator. */
export type Emulation = false | 'lockstep' | 'wall';

/** 2020-01-01T00:00:00Z: simulated time begins there if the twin has no `epoch`. */
export const defaultEpoch = 1577836800;

/** The parameter of an emulator that says how often it gives telemetry, by convention. */
const periodName = 'period';

/**
 * The clock of a twin. With an emulator, the clock is lockstep unless an operator chose the wall clock. The `step`,
 * `speed` and `epoch` beside `mode: wall` are for that lockstep clock.
 */
export function renderClock({ units }: Resolution, twin: ResolvedTwin, emulation: Emulation): ClockSpec {
  const { mode, speed = 1, epoch = defaultEpoch } = twin.twin.value.spec.lifecycle.clock;
  if (mode === 'wall' && emulation === false) return { mode };
  const step = stepSeconds(units, twin, emulation !== false);
  if (emulation === 'wall') return { mode: 'wall', stepSeconds: step };
  const steps = stepsOf(units, twin, step);
  return { mode: 'lockstep', stepSeconds: step, speed, epoch, ...(steps === undefined ? {} : { steps }) };
}

function stepsOf(units: Units, twin: ResolvedTwin, step: number): number | undefined {
  const { until } = twin.twin.value.spec.lifecycle.clock;
  const seconds = until && inSeconds(units, until.value, until.unit);
  return seconds === undefined ? undefined : stepsIn(seconds, step);
}

/**
 * The smallest number of steps that covers the time. A quotient that differs from a whole number only by rounding
 * counts as whole.
 */
export function stepsIn(seconds: number, step: number): number {
  const steps = seconds / step;
  const whole = Math.round(steps);
  return Math.abs(steps - whole) <= 1e-9 * whole ? whole : Math.ceil(steps);
}

/** The step of `twin.yaml`, else the emulator's period, else a second. */
function stepSeconds(units: Units, twin: ResolvedTwin, emulated: boolean): number {
  const { step } = twin.twin.value.spec.lifecycle.clock;
  if (step) return inSeconds(units, step.value, step.unit) ?? 1;
  return (emulated ? emulatorPeriod(units, twin) : undefined) ?? 1;
}

function emulatorPeriod(units: Units, { emulator }: ResolvedTwin): number | undefined {
  const asset = emulator?.asset?.value;
  const unit = asset?.spec.parameters[periodName]?.unit;
  if (!emulator || !asset || unit === undefined) return undefined;
  const period = parameterValues(units, asset, emulator.component.with)[periodName];
  return typeof period === 'number' ? inSeconds(units, period, unit) : undefined;
}

function inSeconds(units: Units, value: number, unit: string): number | undefined {
  const by = conversion(units, { unit }, { unit: 's' });
  return isConversion(by) && value > 0 ? convert(value, by) : undefined;
}
