/** The beginning of a text, for a message. By the `…` after a cut, `masker` knows that a secret may have been cut, too. */
export function excerpt(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
