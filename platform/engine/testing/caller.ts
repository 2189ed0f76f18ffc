import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { platformFile } from '@dtaas/processes';
import { build } from 'esbuild';

/**
 * Bundles a program for tests that kill the process that calls the engine. Its imports are relative to this package. Returns its path,
 * in the folder `root`.
 */
export async function bundleCaller(root: string, contents: string): Promise<string> {
  // A bundle finds the platform's files from where it lies.
  const platform = join(root, 'platform');
  mkdirSync(join(platform, 'caller', 'dist'), { recursive: true });
  symlinkSync(platformFile('engine'), join(platform, 'engine'));
  const outfile = join(platform, 'caller', 'dist', 'caller.mjs');
  await build({
    stdin: { contents, resolveDir: platformFile('engine') },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
  });
  return outfile;
}
