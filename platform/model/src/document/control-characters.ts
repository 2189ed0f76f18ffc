/**
 * Invisible characters that can change how a text is shown: control characters except tabs and line ends, and characters
 * that change the direction of a text (bidirectional embeddings, overrides and isolates, UAX #9).
 */
export const controlCharacter =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** `U+001B` */
export function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
}
