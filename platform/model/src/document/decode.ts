import type { Fault } from './file-problem.ts';

/** The largest file that is read. A configuration of a thousand components has a tenth of it. */
export const largestFile = 512 * 1024;

export type Decoded = { readonly text: string } | { readonly fault: Fault; readonly text: '' };

/** Bytes as UTF-8 text without a byte order mark and without control characters, or why not. */
export function decode(bytes: Uint8Array): Decoded {
  const wrong = encodingFault(bytes);
  if (wrong !== undefined) return { fault: wrong, text: '' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { fault: notUtf8(bytes), text: '' };
  }
}

export function tooLarge(size: number): Fault {
  return {
    code: 'file-too-large',
    offset: 0,
    message: `The file has ${size} bytes; at most ${largestFile} are read`,
    hint: 'Move data to a file of its own and name that file here.',
  };
}

function encodingFault(bytes: Uint8Array): Fault | undefined {
  const [a, b, c] = bytes;
  if (
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff) ||
    (a === 0 && b !== 0) ||
    (b === 0 && a !== 0)
  ) {
    return encoding(0, 'The file is UTF-16, not UTF-8');
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return encoding(0, 'The file begins with a byte order mark');
  const control = bytes.findIndex(
    (byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f,
  );
  if (control === -1) return undefined;
  const digits = (bytes[control] ?? 0).toString(16).padStart(2, '0').toUpperCase();
  return {
    code: 'file-characters',
    offset: control,
    message: `The control character U+00${digits} stands in the text`,
    hint: 'Remove it. In a double-quoted value it can be written as an escape, e.g. "\\u0007".',
  };
}

function encoding(offset: number, message: string): Fault {
  return {
    code: 'file-encoding',
    offset,
    message,
    hint: 'Save the file as UTF-8 without a byte order mark.',
  };
}

/** The first byte that no UTF-8 text has there, found by decoding ever shorter pieces. */
function notUtf8(bytes: Uint8Array): Fault {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (startsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return encoding(good, `The byte 0x${(bytes[good] ?? 0).toString(16).toUpperCase()} isn't UTF-8`);
}

function startsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
