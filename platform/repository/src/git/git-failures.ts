import { defineError } from '@dtaas/model';

interface Said {
  /** What happened, mostly in git's own words. */
  readonly said: string;
}

/** Defines an error whose message is what happened. */
function defineSaid(code: string, texts: { title: string; why: string; remedy: string }) {
  return defineError<Said>(code, { ...texts, message: ({ said }) => said });
}

export const gitMissing = defineError('git-missing', {
  title: 'git could not be started.',
  why: 'The repository is the database: nothing works without git.',
  remedy: 'Install git 2.31 or later (Debian: apt-get install git), and check that it is on PATH.',
});

export const gitRefused = defineSaid('git-failed', {
  title: 'git refused to do something.',
  why: "The message has git's own words.",
  remedy: 'Check that the repository is whole (git fsck) and that there is room on the disk.',
});

export const notARepository = defineSaid('not-a-repository', {
  title: 'The folder is in no clone.',
  why: 'Configuration is read from a git repository.',
  remedy: "Go to a clone of the platform's repository, or make one: git init, then git commit.",
});

export const repositoryBare = defineSaid('repository-bare', {
  title: 'The repository has no files checked out.',
  why: 'Commands read files.',
  remedy: 'Clone the repository, and run the command in the clone.',
});

export const repositoryOwnedByAnother = defineSaid('repository-owned-by-another', {
  title: 'The clone belongs to another user.',
  why: "git doesn't trust its settings, which could start programs.",
  remedy: 'Make a clone of your own, or run: git config --global --add safe.directory <clone>.',
});

export const remoteRefused = defineSaid('remote-refused', {
  title: 'The remote refused access.',
  why: 'Rights or credentials are missing.',
  remedy:
    'Check that `git fetch` works in a terminal without asking (a credential helper, or a key in ssh-agent).',
});

const checkAddress =
  'Check the address, and that this machine reaches it: git ls-remote <address>. Then run the command again. Local state is kept meanwhile.';

export const remoteUnreachable = defineError<Said & { hint?: string }>('remote-unreachable', {
  title: "The remote can't be reached.",
  why: 'The address is wrong, or the network is down.',
  remedy: checkAddress,
  message: ({ said }) => said,
  hint: ({ hint = checkAddress }) => hint,
});

export const filterFailed = defineSaid('filter-failed', {
  title: 'A filter of git failed.',
  why: 'The settings of git and `.gitattributes` name a program that changes files on their way into git. It is missing, or it failed.',
  remedy:
    'To see the filters: git config --get-regexp ^filter. Install the program (e.g. git-lfs), or remove `filter=` from .gitattributes.',
});

export const remoteInvalid = defineSaid('remote-invalid', {
  title: 'The text is not the address of a repository.',
  why: 'Options and helper programs are refused.',
  remedy:
    'Write https://…, ssh://…, git@host:path, file:///…, a path that begins with / or ./, or the name of a remote.',
});

export const stateBranchTaken = defineSaid('state-branch-taken', {
  title: 'A branch named `state` is in the way.',
  why: "git can't have a branch `state` beside `state/<twin>`.",
  remedy: 'Rename the branch: git branch -m state <other name>.',
});

export const repositoryLocked = defineSaid('repository-locked', {
  title: 'Another git holds a lock in the repository.',
  why: "Refs are changed by one writer at a time. The lock of a killed git is removed, if it is on one of the platform's refs.",
  remedy: 'Wait until the other git has ended. If no git runs, remove the file that the message names.',
});
