/**
 * Time on the wall goes on while nobody runs the emulator, and may be set back. Its incubator stands still meanwhile: the
 * first step after a start, or after such a jump, is where the last one was.
 *
 * @template {{start: number, time: number}} S times in s, of the wall
 * @template I, O
 * @param {(state: S | null, inputs: I, time: number) => {state: S, outputs: O}} act
 * @returns {typeof act}
 */
export function standingStill(act) {
  let isFirst = true;
  return (state, inputs, time) => {
    const stood = state !== null && (isFirst || time < state.time);
    isFirst = false;
    return act(stood ? { ...state, start: state.start + (time - state.time), time } : state, inputs, time);
  };
}
