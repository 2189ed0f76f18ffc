import { defineError } from '@dtaas/model';

export const branchNone = defineError('usage-branch', {
  title: 'No branch is checked out.',
  why: 'A pull request is of a branch.',
  remedy: 'Name a branch, or make one: git switch -c <branch>.',
});

export const branchUnknown = defineError<{ branch: string }>('usage-branch-unknown', {
  title: 'The clone has no such branch.',
  why: 'A branch of this clone is pushed and proposed.',
  remedy: 'List the branches: git branch.',
  message: ({ branch }) => `This clone has no branch ${branch}.`,
});

export const branchIsBase = defineError<{ branch: string }>('usage-branch-base', {
  title: 'The branch is the one that pull requests go into.',
  why: 'It changes by merges.',
  remedy: 'Make a branch of the commits: git switch -c <branch>.',
  message: ({ branch }) => `${branch} cannot be proposed to itself.`,
});

export const branchEmpty = defineError<{ branch: string; base: string }>('branch-empty', {
  title: 'The branch has no commit of its own.',
  why: 'A pull request is of commits that the other branch does not have.',
  remedy: 'Commit your changes on the branch, and propose it again.',
  message: ({ branch, base }) => `${base} has all commits of ${branch} already.`,
  hint: () => "Commit your changes first: git add -A && git commit -m '<what changes>'",
});

export const pushRefused = defineError<{ branch: string; said: string }>('branch-push-refused', {
  title: 'The remote refused the branch.',
  why: 'Somebody else pushed to it, or a rule of the remote forbids it.',
  remedy: 'Get what is there, and try again: git pull --rebase.',
  message: ({ branch, said }) => `The remote refused ${branch}: ${said}`,
});

export const pullRequestNone = defineError<{ branch: string }>('pull-request-none', {
  title: 'The branch has no open pull request.',
  why: 'A merge is of a pull request.',
  remedy: 'Open one: dtaas propose.',
  message: ({ branch }) => `There is no open pull request of ${branch}.`,
  hint: () =>
    'To list the open ones: dtaas list pull-requests. To open one of a branch of this clone: dtaas propose <branch>',
});

export const pullRequestsSeveral = defineError<{ branch: string; numbers: readonly number[] }>(
  'usage-pull-request',
  {
    title: 'The branch has several open pull requests.',
    why: 'They go into different branches.',
    remedy: 'Name the number of the pull request.',
    message: ({ branch, numbers }) => `${branch} has the pull requests ${numbers.join(', ')}.`,
    hint: ({ numbers }) => `Name one: dtaas merge ${numbers[0]}`,
  },
);

export const eventMissing = defineError('event-missing', {
  title: 'The command was not started by a job of a forge.',
  why: 'It acts on what the job was started for, such as a comment.',
  remedy: "Run it in a job, or name the forge's event file: --event <file>.",
});

export const eventOther = defineError<{ kind: string; wanted: string }>('event-other', {
  title: 'The job was started for something else.',
  why: 'The command acts on events of one kind.',
  remedy: 'Start the job for that kind of event only.',
  message: ({ kind, wanted }) => `The job was started for the event ${kind}, not for ${wanted}.`,
});

export const stateNotShared = defineError('state-not-shared', {
  title: 'The state of the twins would end with the job.',
  why: '`platform.yaml` names no home of the state outside of the clone, and the clone of a job is deleted. The next job would make every twin again, beside the ones that run.',
  remedy: 'Set `state: {url: …, push: true}` in platform.yaml, which `dtaas init` does, and merge it.',
});

export const numberWrong = defineError<{ text: string }>('usage-number', {
  title: 'The argument is not the number of a pull request.',
  why: 'A forge numbers its pull requests from 1.',
  remedy: 'Give the number alone, e.g. 7. To list the open pull requests: dtaas list pull-requests.',
  message: ({ text }) => `${JSON.stringify(text)} is not the number of a pull request.`,
});

export const commentEmpty = defineError<{ number: number }>('usage-comment', {
  title: 'The comment has no text.',
  why: 'A comment says something to people, or commands something.',
  remedy: "Give the text after the number: dtaas comment 7 '/dtaas approve'.",
  message: ({ number }) => `The comment on pull request ${number} has no text.`,
});

export const commentCommand = defineError<{ text: string; usages: readonly string[] }>(
  'usage-comment-command',
  {
    title: 'The comment begins with /dtaas and is not a command.',
    why: 'Nothing was written, because the platform would only answer with the list of commands.',
    remedy: 'Write one of the commands that docs/forges.md lists, with the names that it needs.',
    message: ({ text }) => `${JSON.stringify(text)} is not a command.`,
    hint: ({ usages }) => `The commands are: ${usages.join(', ')}.`,
  },
);

export const revertNotMerged = defineError<{ number: number; state: string }>('revert-not-merged', {
  title: 'The pull request was not merged.',
  why: 'Only what was merged can be taken back.',
  remedy: 'Close an open pull request on its page, or name a merged one.',
  message: ({ number, state }) => `Pull request ${number} is ${state}, not merged.`,
});

export const revertNothing = defineError<{ number: number }>('revert-nothing', {
  title: 'The pull request has nothing left that could be taken back.',
  why: 'A later commit has taken its changes back already.',
  remedy: 'Look at the history of the branch: git log.',
  message: ({ number }) => `Nothing of pull request ${number} is left.`,
});

export const revertBranchTaken = defineError<{ branch: string }>('revert-branch-taken', {
  title: 'The branch of the revert has other commits.',
  why: 'Somebody else made or changed it. What it has is not what the revert would be.',
  remedy: 'Look at the branch. Merge it by hand if it is right, or delete it and try again.',
  message: ({ branch }) => `The remote has a branch ${branch} that is not the revert.`,
  hint: ({ branch }) => `If nobody needs it: git push origin --delete ${branch}`,
});
