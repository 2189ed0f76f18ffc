import { defineError } from '@dtaas/model';

export const platformMissing = defineError('init-platform-missing', {
  title: 'The clone has no readable platform.yaml.',
  why: '`dtaas init` makes a repository of your own from a clone of the platform.',
  remedy: 'Run it in a clone of the platform. If platform.yaml has problems: dtaas check.',
});

export const remoteEmpty = defineError<{ remote: string; branch: string }>('init-remote-empty', {
  title: 'The repository on the forge has no main branch yet.',
  why: 'Rules and keys belong to a branch that exists.',
  remedy: 'Push main first, and run `dtaas init` again.',
  message: ({ remote, branch }) => `The remote ${remote} has no branch ${branch}.`,
  hint: ({ remote, branch }) => `To push it: git push ${remote} HEAD:${branch}`,
});
