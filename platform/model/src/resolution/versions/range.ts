import { Range } from 'semver';
import { memoised } from '../../values/memoised.ts';

export function isRange(text: string): boolean {
  return rangeOf(text) !== undefined;
}

/** Whether a version is in a range; false if the text is not a range. */
export function satisfiesRange(version: string, range: string): boolean {
  return rangeOf(range)?.(version) ?? false;
}

/** Tells which versions are in a range. There are few different ranges and versions, and reading one costs more than asking it. */
const rangeOf = memoised((text: string): ((version: string) => boolean) | undefined => {
  // The library reads a blank alternative as any version, which ` ` or `^1 ||` surely does not mean.
  if (text.split('||').some((alternative) => alternative.trim() === '')) return undefined;
  try {
    const range = new Range(text);
    return memoised((version: string) => range.test(version));
  } catch {
    return undefined;
  }
});
