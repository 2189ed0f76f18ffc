import { shellWord } from '@dtaas/processes';
import type { Recipe } from './recipe.ts';

/** Files and addresses of one build. */
export interface BuildPaths {
  /** The tar file that mmdebstrap writes. */
  readonly tar: string;
  /** The executable of Node. */
  readonly node: string;
  /** The script that runs last. */
  readonly finish: string;
  /** The server of Debian's packages. */
  readonly mirror: string;
  /** The server of Debian's security updates. */
  readonly securityMirror: string;
}

/** The arguments of mmdebstrap for a recipe. As root it needs no user namespace; otherwise it makes one. */
export function mmdebstrapArguments(recipe: Recipe, paths: BuildPaths): readonly string[] {
  const { suite, packages, excluded, kept, removed } = recipe;
  const source = (mirror: string, name: string) => `deb ${mirror} ${name} main`;
  return [
    '--mode=auto',
    '--variant=minbase',
    '--format=tar',
    '--aptopt=Apt::Install-Recommends "false"',
    '--aptopt=Acquire::Retries "3"',
    // As root, apt would give folders to its own user, which it can't in a user namespace. So both builds are the same.
    '--aptopt=APT::Sandbox::User "root"',
    ...excluded.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
    ...kept.map((pattern) => `--dpkgopt=path-include=${pattern}`),
    `--include=${packages.join(',')}`,
    `--customize-hook=upload ${shellWord(paths.node)} /usr/bin/node`,
    '--customize-hook=chmod 0755 "$1/usr/bin/node"',
    `--customize-hook=cd "$1" && rm -rf -- ${removed.map(shellWord).join(' ')}`,
    // By upload, because a user's hooks run as another user, who may not be able to read the user's files.
    `--customize-hook=upload ${shellWord(paths.finish)} /finish.sh`,
    '--customize-hook=sh "$1/finish.sh" "$1"',
    suite,
    paths.tar,
    source(paths.mirror, suite),
    source(paths.mirror, `${suite}-updates`),
    source(paths.securityMirror, `${suite}-security`),
  ];
}
