import type { Protection } from './forge.ts';

/** The status that sums up all others. */
export const summaryStatus = 'dtaas';

/**
 * What every repository of twins needs: main is changed by merges alone, and one key alone writes state and versions. GitHub, GitLab and Gitea
 * differ in whether `*` matches `/`, so the pattern with `**` is there, too.
 */
export function usualProtection(branch: string): Protection {
  return {
    main: { branch, statuses: [summaryStatus], approvals: 0 },
    state: ['state/*', 'state/**'],
    tags: ['*/*@*'],
  };
}
