/**
 * GitLab carries out a line that begins with `/`, such as `/close`, in a comment and in the description of an issue or a merge request, and drops
 * carriage returns on the way. So a text is written in another form: a space before each such line, and a visible sign in place of a lone carriage
 * return. What was written can be read back exactly.
 */
export function withoutCommands(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('␍', '␍.')
    .replaceAll('\r', '␍,')
    .replaceAll(/(^|\n)(?= *\/)/g, '$1 ');
}

/** A person's comment: a command of the platform stays one, and GitLab's own become text, as elsewhere. */
export function withOurCommands(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/(^|\n)(?= *\/(?!dtaas(?:\s|$)))/g, '$1 ');
}

/** The text of which `withoutCommands` made this one. */
export function asWritten(stored: string): string {
  return stored
    .replaceAll('\r\n', '\n')
    .replaceAll(/(^|\n) (?= *\/)/g, '$1')
    .replaceAll('␍,', '\r')
    .replaceAll('␍.', '␍');
}

/** The form of a comment that `mark.ts` reads: only the platform's own are written in another one. */
export function readBody(stored: string): string {
  return stored.startsWith('<!-- dtaas ') ? asWritten(stored) : stored;
}

/** One line of at most so many characters; a longer one ends in `…`. */
export function oneLine(text: string, most: number): string {
  const line = text.replaceAll(/[\r\n\0]+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
