/**
 * The references that a person may mean by a word: `functions/pump`, `assets/functions/pump/`, or `pump` for each that has
 * this name. Several are for the caller to refuse.
 *
 * @returns `path`: the word without the folder `assets/` and without slashes at its end
 */
export function meantBy(
  word: string,
  references: readonly string[],
): { readonly path: string; readonly meant: readonly string[] } {
  const path = word.replace(/^(\.\/)?(assets\/)?/, '').replace(/\/+$/, '');
  return {
    path,
    meant: references.filter((reference) => reference === path || reference.endsWith(`/${path}`)),
  };
}
