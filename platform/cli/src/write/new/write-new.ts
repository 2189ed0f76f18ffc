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
