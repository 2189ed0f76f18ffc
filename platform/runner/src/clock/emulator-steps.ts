import { every, type Timer } from '@dtaas/processes';
import type { ClockParts, Driven } from './clock.ts';

export type EmulatorSteps = ReturnType<typeof emulatorSteps>;

/**
 * Tells an emulator on the wall clock the time, in steps. While the emulator works on a step it gets no other step, and missed
 * steps are not made up for.
 */
export function emulatorSteps(id: string, stepSeconds: number, { components, times }: ClockParts) {
  const emulator: Driven = components.get(id)!;
  let next = 0;
  /** The step on which the emulator works. */
  let open: { readonly step: number; readonly sinceMs: number } | undefined;
  let timer: Timer | undefined;
  const workedMs = (): number => (open === undefined ? 0 : performance.now() - open.sinceMs);
  const tell = (): void => {
    if (workedMs() > times.hungMs) emulator.hung();
    if (open !== undefined || !emulator.isPresent) return;
    open = { step: next++, sinceMs: performance.now() };
    emulator.deliver([], { step: open.step, t: Date.now() / 1000 });
  };
  return {
    run(): void {
      if (timer !== undefined) return;
      timer = every(stepSeconds * 1000, tell);
      tell();
    },
    hold(): void {
      timer?.cancel();
      timer = undefined;
    },
    /** Returns false if the component doesn't work on that step. */
    done(component: string, step: number): boolean {
      if (component !== id || step !== open?.step) return false;
      open = undefined;
      return true;
    },
    leave(component: string): void {
      if (component === id) open = undefined;
    },
    reasons(): readonly string[] {
      if (workedMs() <= times.lateMs) return [];
      return [`${id} isn't done with step ${open?.step}: the others go on without it`];
    },
  };
}
