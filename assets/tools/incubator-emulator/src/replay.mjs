/** The physical incubator, replayed from a recording. */
import { at } from '@dtaas/component';

/**
 * On by `lived` seconds. The state counts the seconds since the recording's start, and the rows that were passed.
 *
 * @param {import('./recording.mjs').Row[]} rows
 * @param {{times: 'grid' | 'recording', atEnd: 'hold' | 'finish'}} parameters
 * @param {{elapsed?: number, passed?: number}} state changed in place
 * @param {number} lived s since the last step
 * @param {number} time of this step, s
 * @returns {{outputs: object, isOver: boolean}} `grid`: the row that holds at the step. `recording`: the newest row since the
 *   last step, with its own time; nothing where there is none
 */
export function replayed(rows, { times, atEnd }, state, lived, time) {
  const before = state.passed ?? 0;
  state.elapsed = (state.elapsed ?? 0) + lived;
  let passed = before;
  while (passed < rows.length && rows[passed].time <= state.elapsed) passed += 1;
  state.passed = passed;
  const isOver = atEnd === 'finish' && passed === rows.length;
  const { time: recorded, ...values } = rows[passed - 1];
  if (times === 'grid') return { outputs: values, isOver };
  if (passed === before) return { outputs: {}, isOver };
  const then = time - (state.elapsed - recorded);
  const outputs = Object.entries(values).map(([output, value]) => [output, at(value, then)]);
  return { outputs: Object.fromEntries(outputs), isOver };
}
