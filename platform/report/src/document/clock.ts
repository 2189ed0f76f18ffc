import type { RunnerStatus } from '@dtaas/runner';
import { timeText } from './values.ts';
import { type Line, ours, say } from './words.ts';

/** A clock's time; in lockstep with the step, and how fast the steps follow each other. */
export function clockLine({ mode, t, step, speed, behind = 0 }: RunnerStatus['clock']): Line {
  if (mode === 'wall') return say`${ours(timeText(t))}`;
  const pace = speed === undefined ? [] : speed === 'max' ? say`, at full speed` : say`, ${speed}× real time`;
  const late = behind >= 1 ? say`, ${Math.round(behind)} s behind` : [];
  return say`step ${step ?? 0} at ${ours(timeText(t))}${pace}${late}`;
}
