/** A commit's message in parts. */
export interface Message {
  /** One line. */
  readonly subject: string;
  /** Without the trailers; may be empty. */
  readonly body: string;
  /** Keys like `Source-Commit`; values are one line each. */
  readonly trailers: Readonly<Record<string, string>>;
}

const keyPattern = /^[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)*$/;

/**
 * A message that git and people read: subject, body, and a paragraph of trailers of its own at the end, so that
 * nothing in the body can pass for one. Trailers without a value are left out.
 */
export function printMessage({ subject, body, trailers }: Message): string {
  const lines = Object.entries(trailers).flatMap(([key, text]) => {
    if (!keyPattern.test(key)) throw new Error(`${key} is not the key of a trailer`);
    const value = oneLine(text);
    return value === '' ? [] : [`${key}: ${value}`];
  });
  const parts = [oneLine(subject), printable(body).trim(), lines.join('\n')];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

export function parseMessage(text: string): Message {
  const [subject = '', ...paragraphs] = text.trimEnd().split(/\n\n+/);
  const trailers = parseTrailers(paragraphs.at(-1) ?? '');
  const body = (trailers ? paragraphs.slice(0, -1) : paragraphs).join('\n\n');
  return { subject, body, trailers: trailers ?? {} };
}

/** The trailers of a paragraph, or `undefined` where a line of it is something else. */
function parseTrailers(paragraph: string): Record<string, string> | undefined {
  const found = paragraph.split('\n').map((line) => /^([^:]*): (.*)$/s.exec(line)?.slice(1) ?? ['']);
  return found.every(([key = '']) => keyPattern.test(key)) ? Object.fromEntries(found) : undefined;
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** Control characters other than a newline could rewrite what a terminal shows. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ');
}
