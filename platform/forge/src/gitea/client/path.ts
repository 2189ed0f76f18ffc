/**
 * A path below the API's address: each value is encoded as one segment, slashes included. A value that a URL would resolve (`.`, `..`) or drop (empty) would
 * lead to another resource, and answers undefined.
 */
export type Path = string | undefined;

export function path(texts: TemplateStringsArray, ...values: readonly (string | number)[]): Path {
  const segments = values.map(String);
  if (segments.some((segment) => ['', '.', '..'].includes(segment) || /\p{Surrogate}/u.test(segment)))
    return undefined;
  return texts.reduce((whole, text, index) => whole + encodeURIComponent(segments[index - 1] ?? '') + text);
}
