import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderExists } from '../../failures.ts';
import type { NewFiles } from './templates.ts';

/** Makes a directory with these files, or changes nothing. Errors: `usage-exists`. */
export function writeNew(root: string, directory: string, files: NewFiles): void {
  const target = join(root, directory);
  if (existsSync(target)) {
    throw folderExists({ folder: directory });
  }
  mkdirSync(dirname(target), { recursive: true });
  const draft = mkdtempSync(join(dirname(target), '.new-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(draft, path)), { recursive: true });
      writeFileSync(join(draft, path), text, { mode: path.endsWith('.sh') ? 0o777 : 0o666 });
    }
    // The directory that `mkdtemp` makes is readable by its owner only.
    mkdirSync(target);
    for (const name of new Set(Object.keys(files).map((path) => path.split('/')[0]!))) {
      renameSync(join(draft, name), join(target, name));
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
