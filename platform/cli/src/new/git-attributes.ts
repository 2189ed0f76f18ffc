import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = '.gitattributes';

/** What git is told about a repository of twins: without it, line ends would depend on the machine that clones it. */
const attributes = `# The same lines on every machine, and the very bytes of assets: what is verified and deployed is what git stores.
* text=auto eol=lf
assets/** -text -filter -ident
`;

/** Writes the repository's `.gitattributes` where there is none; answers what was made. */
export function ensureAttributes(root: string): readonly string[] {
  try {
    writeFileSync(join(root, file), attributes, { flag: 'wx' });
    return [file];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return [];
    throw error;
  }
}
