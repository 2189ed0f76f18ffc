import { defineError } from '@dtaas/model';

export const restoreFailed = defineError<{ twin: string; from: string; details: readonly string[] }>(
  'restore-failed',
  {
    title: 'The twin runs, but not with the state that was saved.',
    why: 'The values that components reported after the restore differ from those of the snapshot.',
    remedy: 'See the details with `dtaas status`; restore another snapshot.',
    message: ({ twin, from, details }) =>
      details.join('; ') || `${twin} does not report the state of ${from}.`,
    hint: ({ twin }) => `Look at what its components printed: dtaas logs ${twin}`,
  },
);

/** The twin stays as it is, unless somebody agrees to lose its state. */
export const saveFailed = defineError<{ twin: string; cause: unknown }>('save-failed', {
  title: "The twin can't be saved, so it was left as it is.",
  why: 'Replacing or releasing the twin would lose its state.',
  remedy:
    'Mend the cause. Or lose what happened since the last snapshot: run the command again with --no-save.',
  message: ({ twin, cause }) =>
    `${twin} can't be saved, so it was left as it is: ${cause instanceof Error ? cause.message : String(cause)}`,
});

export const workspaceNotStarted = defineError<{ twin: string }>('workspace-not-started', {
  title: "The runner didn't start the twin.",
  why: 'The runner was stopped or replaced in between.',
  remedy: 'Run `dtaas deploy` again.',
  message: ({ twin }) => `The runner of ${twin} went back to waiting after it was told to start.`,
  hint: ({ twin }) => `Look at what it printed with: dtaas logs ${twin}. Then deploy again.`,
});
