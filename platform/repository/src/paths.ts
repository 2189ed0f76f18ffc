import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What git prints with `-z`, as a text. Git's paths are bytes: one that isn't UTF-8 has U+FFFD and two hex digits for each
 * byte that no character has, so that two such paths stay two, and `onDisk` finds the file.
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

/** A path in the tree as the file system has it. */
export function onDisk(root: string, path: string): string | Buffer {
  const file = join(root, path);
  // A name may have U+FFFD itself.
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
