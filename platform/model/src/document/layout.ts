import { directoryOf } from '../references/index.ts';
import { homeOf, platformFile } from '../tree/directories.ts';
import type { FormatName } from './schema/formats.ts';

/** What a file of one of the formats describes. */
export interface Place {
  readonly format: FormatName;
  /** `functions/kalman-filter`, `twins/incubator`; `platform` for `platform.yaml`. */
  readonly reference: string;
  readonly name: string;
  readonly directory: string;
}

/** The format that belongs at a path; undefined where any file may be. */
export function placeOf(path: string): Place | undefined {
  // Thousands of paths are asked for, and most have no format.
  if (!path.endsWith('.yaml') && !path.endsWith('.lock')) return undefined;
  if (path === platformFile)
    return { format: 'platform', reference: 'platform', name: 'platform', directory: '' };
  const reference = homeOf(path);
  if (reference === undefined) return undefined;
  const directory = directoryOf(reference);
  const format = formatOf(path.slice(directory.length + 1), reference.startsWith('twins/'));
  return format && { format, reference, name: reference.slice(reference.indexOf('/') + 1), directory };
}

function formatOf(file: string, isTwin: boolean): FormatName | undefined {
  if (!isTwin) return file === 'asset.yaml' ? 'asset' : undefined;
  return file === 'twin.yaml' ? 'twin' : file === 'twin.lock' ? 'lock' : undefined;
}

/** True if the path is that of a file with a `dtaas` format. */
export function isFormatFile(path: string): boolean {
  return placeOf(path) !== undefined;
}
