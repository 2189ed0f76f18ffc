import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type SdkLanguage, sdkNames } from './sdk.ts';

/** No larger file is searched: it holds data. */
export const largestProgram = 4 * 1024 * 1024;

/** The SDKs whose names stand in one of the files. */
export function sdksNamedIn(files: Iterable<Uint8Array>): readonly SdkLanguage[] {
  const wanted = new Set(Object.keys(sdkNames) as SdkLanguage[]);
  const named: SdkLanguage[] = [];
  for (const bytes of files) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const language of wanted) {
      if (!text.includes(sdkNames[language])) continue;
      named.push(language);
      wanted.delete(language);
    }
    if (wanted.size === 0) break;
  }
  return named.sort();
}

/** The files of a folder, links aside. */
export function* programsIn(folder: string): Iterable<Uint8Array> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* programsIn(path);
    else if (isProgram(entry, path)) yield readFileSync(path);
  }
}

function isProgram(entry: Dirent, path: string): boolean {
  return entry.isFile() && statSync(path).size <= largestProgram;
}
