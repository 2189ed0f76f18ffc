/** The output for an input, given the model's parameters. */
export function output({ gain }, input) {
  return gain * input;
}
