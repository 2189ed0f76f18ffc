import { fileURLToPath } from 'node:url';

/**
 * A file of one of the platform's packages, given from `platform/`: `engine/dist/stack-child.mjs`. This module runs
 * from its source in tests and from the command line's bundle otherwise; both lie in a package of `platform/`.
 */
export function platformFile(path: string): string {
  const own = fileURLToPath(import.meta.url);
  const platform = /^.*[\\/]platform(?=[\\/][^\\/]+[\\/](?:src|dist)[\\/])/.exec(own)?.[0];
  if (!platform) throw new Error(`not in a package of platform/: ${own}`);
  return `${platform}/${path}`;
}
