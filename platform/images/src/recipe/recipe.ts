import { readFileSync } from 'node:fs';
import { sha256 } from '@dtaas/model';
import { finishScript } from './finish.ts';

/** What an image is made of. Two builds of a recipe from the same versions of its packages give the same digest. */
export interface Recipe {
  /** The image's name in lists and in an engine. */
  readonly name: string;
  /** Debian's release. Its package lists say which version of each package is installed. */
  readonly suite: 'bookworm';
  readonly packages: readonly string[];
  /** Files of packages that are left out, as patterns of dpkg's `path-exclude`. */
  readonly excluded: readonly string[];
  /** Exceptions from `excluded`, as patterns of dpkg's `path-include`. */
  readonly kept: readonly string[];
  /** Files and folders that are removed when all packages are installed: paths from the image's root, without links. */
  readonly removed: readonly string[];
  /** Node from npm. Debian 12 has only Node 18. */
  readonly node: { readonly version: string; readonly integrity: string };
  /** Seconds since 1970: no file of the image is younger, and the image says that it was created then. */
  readonly epoch: number;
  readonly user: number;
}

/** The image that a twin's components run in. */
export const workspaceRecipe: Recipe = {
  name: 'workspace',
  suite: 'bookworm',
  // libatomic1 is for Node. python3-minimal lacks json, which the SDK imports.
  packages: ['libatomic1', 'libstdc++6', 'python3', 'git', 'ca-certificates', 'bubblewrap'],
  excluded: [
    '/usr/share/man/*',
    '/usr/share/info/*',
    '/usr/share/doc/*',
    '/usr/share/locale/*',
    '/usr/share/bash-completion/*',
    '/usr/share/lintian/*',
  ],
  kept: ['/usr/share/doc/*/copyright'],
  // git's package depends on Perl for send-email, svn and the like, and the installation of packages needs it. dpkg and debconf use
  // perl-base, which stays.
  removed: [
    'usr/lib/x86_64-linux-gnu/perl',
    'usr/lib/x86_64-linux-gnu/libperl.so.5.36',
    'usr/lib/x86_64-linux-gnu/libperl.so.5.36.0',
    'usr/share/perl',
    'usr/include',
  ],
  node: {
    version: '22.23.5',
    integrity:
      'sha512-3jhC+wcoWxKZxcRqF2sUSl0c9HEXFnur/nuIPx6O6CWKV0jOUWQm7Htw5SuXqqlMCEhi0cJqybFPEb5hhcBiMw==',
  },
  epoch: Date.UTC(2026, 0, 1) / 1000,
  user: 1000,
};

/** Names a recipe by its content and by the script that runs last. */
export function recipeKey(recipe: Recipe, finish = finishScript): string {
  return sha256(JSON.stringify([recipe, readFileSync(finish, 'utf8')])).slice(0, 16);
}
