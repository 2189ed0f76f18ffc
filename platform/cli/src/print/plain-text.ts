// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const steering = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text that came from a file, safe on a terminal and in a log: one line, nothing that steers. */
export function plainText(text: string): string {
  return text.replaceAll(/\s/g, ' ').replaceAll(steering, '\ufffd');
}
