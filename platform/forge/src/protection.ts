import type { Protection } from './forge.ts';
import type { ForgeKind } from './kind.ts';

/** The status that sums up all others. */
export const summaryStatus = 'dtaas';

/** Where `local` keeps pull requests. No pull request and no change of files goes there. */
const branchOfLocal = 'dtaas-forge';

/**
 * What every repository of twins needs: main is changed by merges alone, and one key alone writes state and versions. GitHub, GitLab and Gitea
 * differ in whether `*` matches `/`, so the pattern with `**` is there, too.
 */
export function usualProtection(branch: string, kind: ForgeKind): Protection {
  return {
    main: { branch, statuses: [summaryStatus], approvals: 0 },
    state: ['state/*', 'state/**', ...(kind === 'local' ? [branchOfLocal] : [])],
    tags: ['*/*@*'],
  };
}

/** Whether the usual protection keeps a branch for merges or for the key of the state, so that no command writes files there. */
export function isUsuallyProtected(branch: string, defaultBranch: string, kind: ForgeKind): boolean {
  const { main, state } = usualProtection(defaultBranch, kind);
  return branch === main.branch || state.some((pattern) => matchesBranch(pattern, branch));
}

/** `*` stands for all characters but `/`, `**` for all. */
export function matchesBranch(pattern: string, branch: string): boolean {
  const parts = pattern.split(/(\*+)/).map((part) => {
    if (part === '*') return '[^/]*';
    return part.startsWith('**') ? '.*' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`).test(branch);
}
