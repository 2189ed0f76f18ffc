import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fillBeside } from '@dtaas/processes';
import { folderExists } from '../../failures.ts';
import type { NewFiles } from './templates.ts';

/** Makes a directory with these files, or changes nothing. Errors: `usage-exists`. */
export async function writeNew(root: string, directory: string, files: NewFiles): Promise<void> {
  const target = join(root, directory);
  if (existsSync(target)) throw folderExists({ folder: directory });
  mkdirSync(dirname(target), { recursive: true });
  const isOurs = await fillBeside(target, 0o777 & ~process.umask(), async (draft) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(draft, path)), { recursive: true });
      writeFileSync(join(draft, path), text, { mode: path.endsWith('.sh') ? 0o777 : 0o666 });
    }
  });
  if (!isOurs) throw folderExists({ folder: directory });
}

/** The attributes of a new repository. Without them, line ends would depend on the machine that clones it. */
const attributes = `# Text has the same line ends on every machine. Assets are never converted, so the bytes in the work tree are those that are verified and deployed.
* text=auto eol=lf
assets/** -text -filter -ident
`;

/** Writes the repository's `.gitattributes` if there is none. Returns the files that were made. */
export function ensureAttributes(root: string): readonly string[] {
  try {
    writeFileSync(join(root, '.gitattributes'), attributes, { flag: 'wx' });
    return ['.gitattributes'];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return [];
    throw error;
  }
}
