import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads output of git with `-z` as a text. git's paths are bytes. In a path that isn't UTF-8, each invalid byte becomes U+FFFD
 * and two hex digits, so two such paths stay different and `onDisk` finds the file.
 */
export function decodePaths(output: Buffer): string {
  if (isUtf8(output)) return output.toString();
  const records: string[] = [];
  for (let start = 0, end = 0; end !== -1; start = end + 1) {
    end = output.indexOf(0, start);
    records.push(decoded(output.subarray(start, end === -1 ? output.length : end)));
  }
  return records.join('\0');
}

/** Sequences of bytes that may be a character in UTF-8, or else single bytes. */
const sequences = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;

function decoded(bytes: Buffer): string {
  return bytes.toString('latin1').replace(sequences, (sequence) => {
    const part = Buffer.from(sequence, 'latin1');
    if (isUtf8(part)) return part.toString();
    return Array.from(part, (byte) => `\ufffd${byte.toString(16).toUpperCase()}`).join('');
  });
}

/** Converts a path of the tree to a path on the disk. */
export function onDisk(root: string, path: string): string | Buffer {
  const file = join(root, path);
  // A name may really contain U+FFFD.
  if (!path.includes('\ufffd') || existsSync(file)) return file;
  return Buffer.concat([Buffer.from(`${root}/`), bytesOf(path)]);
}

/** The bytes of a path as git has it. */
export function bytesOf(path: string): Buffer {
  const parts = path.split(/\ufffd([0-9A-F]{2})/);
  return Buffer.concat(
    parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part) : Buffer.from(part, 'hex'))),
  );
}
