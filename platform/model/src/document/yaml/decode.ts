import type { Finding } from '../../explain/explanations.ts';

/** A fault in a text, with its offset. */
export interface Fault extends Finding {
  readonly offset: number;
}

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

/** The largest file that is read. A configuration of a thousand components has half of it. */
export const largestFile = 512 * 1024;

/** With a fault, `text` is what stands before it, as far as that can be read. */
export type Decoded = { readonly text: string; readonly fault?: Fault };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as UTF-8 text without a byte order mark and without control characters, or why not. */
export function decode(bytes: Uint8Array): Decoded {
  const mark = wrongMark(bytes);
  if (mark !== undefined) return { text: '', fault: encoding(0, mark) };
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return notUtf8(bytes);
  }
  const found = controlCharacter.exec(text);
  if (!found) return { text };
  const fault: Fault = {
    code: 'file-characters',
    offset: found.index,
    message: `The text has the control character ${codePoint(found[0])}`,
    hint: 'Remove it. A value for a component may have it as an escape in double quotes, e.g. "\\u0007".',
  };
  return { text, fault };
}

export function tooLarge(size: number): Fault {
  return {
    code: 'file-too-large',
    offset: 0,
    message: `The file has ${size} bytes, and at most ${largestFile} are allowed`,
    hint: 'Move data to another file, and name that file here.',
  };
}

/** UTF-16 has a NUL in the first or second byte, since these files begin with an ASCII letter or `#`. */
function wrongMark([a, b, c]: Uint8Array): string | undefined {
  const utf16 =
    (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0 && b !== 0) || (a !== 0 && b === 0);
  if (utf16) return 'The file is UTF-16, not UTF-8';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'The file begins with a byte order mark' : undefined;
}

function encoding(offset: number, message: string): Fault {
  return {
    code: 'file-encoding',
    offset,
    message,
    hint: 'Save the file as UTF-8 without a byte order mark.',
  };
}

/** The first byte that no UTF-8 text has there: a replacement character of the decoder, not of the file. */
function notUtf8(bytes: Uint8Array): Decoded {
  const text = lenient.decode(bytes);
  let at = -1;
  let offset = 0;
  do {
    const from = at + 1;
    at = text.indexOf(replacement, from);
    offset += Buffer.byteLength(text.slice(from, at)) + (from === 0 ? 0 : replacementBytes.length);
  } while (replacementBytes.equals(bytes.subarray(offset, offset + replacementBytes.length)));
  const digits = bytes[offset]!.toString(16).toUpperCase();
  return { text: text.slice(0, at), fault: encoding(at, `The byte 0x${digits} is not UTF-8`) };
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const replacement = '\ufffd';
const replacementBytes = Buffer.from(replacement);
