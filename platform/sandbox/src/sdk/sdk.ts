import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { memoised } from '@dtaas/model';
import { attempt, platformFile, writeBeside } from '@dtaas/processes';

export type SdkLanguage = 'node' | 'python';

/** The name by which an asset imports each SDK. */
export const sdkNames: { readonly [language in SdkLanguage]: string } = {
  node: '@dtaas/component',
  python: 'dtaas_component',
};

/** The SDKs as `scripts/sdk.mjs` packs them into the runner's bundle; undefined everywhere else. */
declare const PACKED_SDK: string | undefined;
const packed = typeof PACKED_SDK === 'string' ? PACKED_SDK : undefined;

/** The folder of this platform's SDKs, `node` and `python`: beside the bundle of the runner, in its copies, too. */
export function sdkFolder(): string {
  return packed === undefined ? platformFile('runner/dist/sdk') : besideRunner();
}

const besideRunner = () => join(dirname(fileURLToPath(import.meta.url)), 'sdk');

/**
 * Writes the SDKs that the runner's bundle carries beside it, so that one file is all that reaches another machine. A file
 * that is there already stays, unless somebody has altered it.
 */
export function unpackSdk(): void {
  if (packed === undefined) return;
  const files = JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as {
    readonly [path: string]: string;
  };
  for (const [path, content] of Object.entries(files)) {
    const [file, bytes] = [join(besideRunner(), path), Buffer.from(content, 'base64')];
    if (attempt(() => readFileSync(file))?.equals(bytes)) continue;
    // Components may run as another user, who has to read it.
    mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
    chmodSync(dirname(file), 0o755);
    writeBeside(file, bytes, { mode: 0o444 });
  }
}

/** sha256 of the files of each SDK. */
export const sdkDigests = memoised((folder: string): { readonly [language in SdkLanguage]: string } =>
  JSON.parse(readFileSync(join(folder, 'digests.json'), 'utf8')),
);
