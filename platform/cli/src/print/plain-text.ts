const steering = /\p{Cc}|\p{Bidi_Control}/gu;

/** Text of a file, a component or another program, safe on a terminal and in a log: one line, nothing that steers. */
export function plainText(text: string): string {
  return text.replaceAll(/\s/g, ' ').replaceAll(steering, '\ufffd');
}

/** The same of a text that may have several lines. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}
