import { defineError } from '@dtaas/model';

export const stateOfAnotherHome = defineError<{ twin: string; theirs: string; ours: string }>(
  'state-of-another-home',
  {
    title: 'The recorded state belongs to another home.',
    why: 'The twin runs elsewhere, and commands here do not touch it.',
    remedy: 'Work in the clone that the twin belongs to. To take the twin over, see docs/operations.md.',
    message: ({ twin, theirs, ours }) =>
      `The recorded state of ${twin} belongs to the home ${theirs}, and this home is ${ours}.`,
    hint: ({ twin }) =>
      `The state came from another clone. Name its home as state.remote or state.url in platform.yaml. Or leave that twin alone and begin a new one here: git branch -D state/${twin}`,
  },
);

export const stateUnreadable = defineError<{
  twin: string;
  file: 'desired.json' | 'status.json';
  why: string;
}>('state-unreadable', {
  title: "The recorded state can't be used.",
  why: 'Somebody wrote to the branch by hand, or a newer version of dtaas did.',
  remedy: 'See who wrote to it: `git log state/<twin>`. Bring back the commit before.',
  message: ({ twin, file, why }) => `The recorded state of ${twin} can't be used: ${file}: ${why}.`,
  hint: ({ twin, file }) =>
    `Look at it with: git show state/${twin}:${file}. A newer dtaas may have written it.`,
});

export const twinNotDeployed = defineError<{ twin: string }>('twin-not-deployed', {
  title: 'The twin was never deployed from here.',
  why: 'The twin has no biography yet.',
  remedy: 'Deploy it: `dtaas deploy <twin>`. `dtaas status` lists the twins.',
  message: ({ twin }) => `${twin} was never deployed from here.`,
  hint: ({ twin }) => `Deploy it with: dtaas deploy ${twin}. List the twins with: dtaas status`,
});

export const twinNotRunning = defineError<{ twin: string; why: string; remedy: string }>('twin-not-running', {
  title: 'The twin does not run.',
  why: 'The command needs a running twin.',
  remedy: 'Run `dtaas deploy`, or `dtaas resume <twin>` where an operator suspended the twin.',
  message: ({ twin, why }) => `${twin} ${why}.`,
  hint: ({ remedy }) => remedy,
});

export const twinNotSuspended = defineError<{ twin: string }>('twin-not-suspended', {
  title: 'No operator has suspended or terminated the twin.',
  why: 'There is nothing to resume.',
  remedy: 'Look at the twin with: `dtaas status <twin>`.',
  message: ({ twin }) => `No operator has suspended or terminated ${twin}.`,
  hint: ({ twin }) =>
    `Look at it with: dtaas status ${twin}. If its twin.yaml says that it should not run, change twin.yaml and deploy.`,
});

export const twinAlwaysRuns = defineError<{ twin: string }>('usage-resume-until', {
  title: 'Only a twin with a schedule or an idle time can be kept running until a time.',
  why: 'Nothing suspends other twins by itself.',
  remedy: 'Leave out --until. To suspend the twin later, write `lifecycle.schedule` in its twin.yaml.',
  message: ({ twin }) =>
    `${twin} has neither lifecycle.schedule nor lifecycle.idle, so nothing suspends it by itself.`,
  hint: ({ twin }) => `Leave out --until: dtaas resume ${twin}`,
});

export const untilInvalid = defineError<{ text: string }>('usage-until', {
  title: 'The text is not a time in the future.',
  why: 'An override ends at a time in the future.',
  remedy: 'Write the time in ISO 8601: 2026-12-24T18:00:00Z.',
  message: ({ text }) => `${JSON.stringify(text)} is not a time in the future.`,
});
