import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The digest of a Go module of ours: its code, and the versions and checksums of everything else. 12 hex digits. */
export function sourceDigest(module: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(module, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.go$|(^|\/)go\.(mod|sum)$/.test(name)).sort()) {
    const text = readFileSync(join(module, file));
    hash.update(`${file}\0${text.length}\0`).update(text);
  }
  return hash.digest('hex').slice(0, 12);
}
