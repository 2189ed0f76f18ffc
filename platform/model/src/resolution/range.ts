import { Range } from 'semver';
import { memoised } from '../values/memoised.ts';

const answers = new Map<string, boolean>();

export function isRange(text: string): boolean {
  return rangeOf(text) !== undefined;
}

/** Whether a version is in a range; false if the text is not a range. */
export function satisfiesRange(version: string, range: string): boolean {
  const question = `${version} ${range}`;
  let answer = answers.get(question);
  if (answer === undefined) {
    answer = rangeOf(range)?.test(version) ?? false;
    answers.set(question, answer);
  }
  return answer;
}

/** There are few different ranges, and reading one costs more than asking it. */
const rangeOf = memoised((text: string): Range | undefined => {
  // The library reads a blank alternative as any version, which ` ` or `^1 ||` surely does not mean.
  if (text.split('||').some((alternative) => alternative.trim() === '')) return undefined;
  try {
    return new Range(text);
  } catch {
    return undefined;
  }
});
