import type { FormatName } from './schema/formats.ts';

/** What a file of one of the formats describes. */
export interface Place {
  readonly format: FormatName;
  /** `functions/kalman-filter`, `twins/incubator`; `platform` for `platform.yaml`. */
  readonly reference: string;
  readonly name: string;
  readonly directory: string;
}

const assetFile = /^(assets\/((?:data|models|functions|tools)\/([^/]+)))\/asset\.yaml$/;
const twinFile = /^(twins\/([^/]+))\/twin\.(yaml|lock)$/;

/** The format that belongs at a path; undefined where any file may be. */
export function placeOf(path: string): Place | undefined {
  // Thousands of paths are asked for, and most have no format.
  if (!path.endsWith('.yaml') && !path.endsWith('.lock')) return undefined;
  if (path === 'platform.yaml')
    return { format: 'platform', reference: 'platform', name: 'platform', directory: '' };
  const asset = assetFile.exec(path);
  if (asset !== null) return { format: 'asset', directory: asset[1]!, reference: asset[2]!, name: asset[3]! };
  const twin = twinFile.exec(path);
  if (twin === null) return undefined;
  const format = twin[3] === 'lock' ? 'lock' : 'twin';
  return { format, directory: twin[1]!, reference: twin[1]!, name: twin[2]! };
}

/** True if the path is that of a file with a `dtaas` format. */
export function isFormatFile(path: string): boolean {
  return placeOf(path) !== undefined;
}
