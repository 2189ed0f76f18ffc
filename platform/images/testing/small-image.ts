import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import { buildImage } from '../src/build.ts';
import { type Recipe, workspaceRecipe } from '../src/recipe/recipe.ts';
import type { KeptImage } from '../src/store/kept-image.ts';

/** Two packages as dpkg lists them. */
export const status = `Package: python3
Status: install ok installed
Architecture: amd64
Source: python3-defaults (3.11.2-1)
Version: 3.11.2-1+b1

Package: tzdata
Status: install ok installed
Architecture: all
Version: 2026a-0+deb12u1
`;

/** In place of mmdebstrap: a root that has a status of dpkg and `content`. */
export function smallRoot(content: string) {
  return async (_recipe: Recipe, { folder }: { readonly folder: string }): Promise<string> => {
    const tar = join(folder, 'root.tar');
    const root = pack();
    const mtime = new Date(0);
    root.entry({ name: './var/lib/dpkg/status', mtime }, status);
    root.entry({ name: './content', mtime }, content);
    root.finalize();
    await pipeline(root, createWriteStream(tar));
    return tar;
  };
}

/** An image of a few hundred bytes in a store of its own. */
export function smallImage(folder: string, content = 'small'): Promise<KeptImage> {
  return buildImage(workspaceRecipe, { folder, root: smallRoot(content) });
}
