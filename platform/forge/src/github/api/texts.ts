/** Whether a text is on GitHub as it should be. GitHub may change the ends of lines and spaces around it. */
export function isSameText(found: string | null | undefined, wanted: string): boolean {
  return canonical(found ?? '') === canonical(wanted);
}

function canonical(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** The beginning of a text that is longer than GitHub takes, with `…`. Counted in UTF-16 units, and no pair of them is torn. */
export function atMost(length: number, text: string): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A text on one line, without control characters. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
