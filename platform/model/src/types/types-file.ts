import { posix } from 'node:path';
import type { Asset } from '../generated/types.ts';
import { nodeTypes } from './node-types.ts';
import { pythonTypes } from './python-types.ts';

export type TypedLanguage = 'node' | 'python';

/** A file of an asset with the types of its ports, parameters and uses, which `dtaas types` writes. */
export interface TypesFile {
  /** Within the asset. */
  readonly path: string;
  /** Is made when asked for. */
  readonly text: string;
}

/**
 * The types of an asset for the language of its command; `undefined` if that is neither Node nor Python. The same
 * `asset.yaml` gives the same bytes.
 */
export function typesFileOf(reference: string, asset: Asset): TypesFile | undefined {
  const command = (asset.spec.run ?? asset.spec.batch ?? asset.spec.test)?.command ?? [];
  const language = languageOf(command);
  const fileOf = (path: string, types: typeof nodeTypes): TypesFile => ({
    path,
    get text() {
      return types(reference, asset.spec);
    },
  });
  if (language === 'node') return fileOf('component.d.ts', nodeTypes);
  if (language === undefined) return undefined;
  // Python finds a module beside the script that it runs, and for `-m` in the working directory.
  const folder = command[1]?.endsWith('.py') ? posix.dirname(posix.normalize(command[1])) : '.';
  return fileOf(posix.join(folder, 'component_types.py'), pythonTypes);
}

function languageOf([program = '']: readonly string[]): TypedLanguage | undefined {
  if (program === 'node') return 'node';
  return /^python(?:3(?:\.[0-9]+)?)?$/.test(program) ? 'python' : undefined;
}
