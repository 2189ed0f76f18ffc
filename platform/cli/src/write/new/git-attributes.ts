import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = '.gitattributes';

/** The attributes of a new repository. Without them, line ends would depend on the machine that clones it. */
const attributes = `# Text has the same line ends on every machine. Assets are never converted, so the bytes in the work tree are those that are verified and deployed.
* text=auto eol=lf
assets/** -text -filter -ident
`;

/** Writes the repository's `.gitattributes` if there is none. Returns the files that were made. */
export function ensureAttributes(root: string): readonly string[] {
  try {
    writeFileSync(join(root, file), attributes, { flag: 'wx' });
    return [file];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return [];
    throw error;
  }
}
