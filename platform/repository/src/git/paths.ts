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

function decoded(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((size) => isCharacter(bytes.subarray(at, at + size)));
    if (length === undefined) text += `\ufffd${bytes[at]!.toString(16).toUpperCase().padStart(2, '0')}`;
    else text += bytes.toString('utf8', at, at + length);
    at += length ?? 1;
  }
  return text;
}

function isCharacter(bytes: Buffer): boolean {
  return isUtf8(bytes) && [...bytes.toString()].length === 1;
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
