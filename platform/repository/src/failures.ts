import { failures } from '@dtaas/model';

/** What `dtaas explain` says of this package's errors. */
export const repositoryFailures = failures({
  'git-missing': [
    'git could not be started.',
    'The repository is the database: nothing works without it.',
    'Install git, e.g. `apt-get install git`.',
  ],
  'git-too-old': [
    'This git is too old.',
    'Older ones lack what state in refs needs.',
    'Install the version that the message names, or a later one.',
  ],
  'git-failed': [
    'git refused to do something.',
    'The message has git’s own words.',
    'Mend what git says; run the command again.',
  ],
  'repository-locked': [
    'Another git holds a lock in the repository.',
    'Refs are changed by one writer at a time. A lock that a killed git left is removed by itself, where it is the platform’s own.',
    'Wait until the other git has ended; if none runs, remove the lock file that the message names.',
  ],
  'not-a-repository': [
    'The folder is in no clone.',
    'Configuration is read from a git repository.',
    'Go to a clone of the platform’s repository.',
  ],
  'repository-bare': [
    'The repository has no files checked out.',
    'Commands look at files.',
    'Use an ordinary clone.',
  ],
  'filter-failed': [
    'A filter of git failed.',
    'The settings of git and `.gitattributes` name a program that changes files on their way into git. It is missing, or it failed.',
    'Install that program, e.g. git-lfs, or remove `filter=` from `.gitattributes`. To see the filters: `git config --get-regexp ^filter`.',
  ],
  'repository-owned-by-another': [
    'The clone belongs to another user.',
    'git doesn’t trust its settings, which could start programs.',
    'Work in your own clone, or tell git that it is safe, as the message shows.',
  ],
  'no-commit': [
    'Nothing is committed yet.',
    'What is deployed is a commit.',
    'Commit the files: `git add -A && git commit`.',
  ],
  'rev-unknown': [
    'The revision means no commit in this clone.',
    'It may be misspelt, or only be somewhere else.',
    'Fetch it, or name a commit, branch or tag that `git log --all` shows.',
  ],
  'rev-invalid': [
    'The text is no revision.',
    'Ranges, paths and options aren’t taken, so that nothing unexpected reaches git.',
    'Name one commit, branch or tag.',
  ],
  'twin-name-invalid': [
    'The text can’t be a twin’s name.',
    'It becomes a branch and a folder.',
    'Use lower-case letters, digits and hyphens.',
  ],
  'snapshot-name-invalid': [
    'The text is no snapshot’s name.',
    'Names look like 20261122T124132Z-1a2b3c4d.',
    '`dtaas snapshots <twin>` lists them.',
  ],
  'source-name-invalid': [
    'The text can’t be the name of a source.',
    'It becomes part of a ref.',
    'Use lower-case letters, digits and hyphens.',
  ],
  'source-changed': [
    'A source has other files under a version than before.',
    'Versions never change; a moved tag can be a mistake or an attack.',
    'Ask its owners. If the change is meant, forget the old version, as the message shows.',
  ],
  'content-differs': [
    'Bytes aren’t those that their digest promises.',
    'The object is damaged, or a file changed while it was read.',
    'Run the command again; if it stays, `git fsck` says what is damaged.',
  ],
  'file-changed': [
    'A file changed while it was read.',
    'Half of the old and half of the new would be neither.',
    'Run the command again when nothing writes to it.',
  ],
  'asset-filtered': [
    'A git filter changes a file of an asset.',
    'git stores other bytes than the work tree has (LFS, for example, stores a pointer). The stored bytes are verified and deployed.',
    'Write `assets/** -filter` in .gitattributes, then run `git add --renormalize assets`. Put data that is too large for git into a published package or another store.',
  ],
  'asset-converted': [
    'git converts the line ends of a file of an asset.',
    'With `core.autocrlf` or `eol` in .gitattributes, git stores other bytes than the work tree has. The stored bytes are verified and deployed.',
    'Write `assets/** -text` in .gitattributes and clone again.',
  ],
  'path-unsafe': [
    'A path leads out of its own folder.',
    'A stranger’s tree could otherwise write anywhere.',
    'Take the path or link out of the asset.',
  ],
  'directory-not-empty': [
    'The folder is there already and has files.',
    'Nothing of yours is overwritten.',
    'Name another folder.',
  ],
  'remote-invalid': [
    'The text is no address of a repository.',
    'Options and helper programs aren’t taken.',
    'Write https://…, ssh://…, git@host:path, a path, or the name of a remote.',
  ],
  'remote-refused': [
    'The remote refused.',
    'Rights or credentials are missing.',
    'Try `git ls-remote <address>`; set up git’s credentials for it.',
  ],
  'remote-unreachable': [
    'The remote can’t be reached.',
    'The address is wrong, or the network is away.',
    'Try `git ls-remote <address>`. What is local goes on meanwhile.',
  ],
  'push-refused': [
    'The remote didn’t take the state.',
    'It only ever goes forward: somebody else wrote there, or a rule of the forge forbids it.',
    'See the reason in the message; then run the command again.',
  ],
  'home-conflict': [
    'The remote is the home of other twins than this clone.',
    'Two homes in one would touch each other’s twins.',
    'Use one remote a home, as the message says.',
  ],
  'home-locked': [
    'Another command is making this clone a home.',
    'There is exactly one.',
    'Wait for it; if its process is gone, delete the file that the message names.',
  ],
  'twin-locked': [
    'Another command is at work on the twin.',
    'Two at once could make things twice.',
    'Wait for it; if it ran on a machine that is gone, delete the file that the message names.',
  ],
  'state-moved': [
    'Another command changed the twin in the meantime.',
    'A story is only continued from where it is.',
    'Run the command again: it looks anew.',
  ],
  'state-checked-out': [
    'A branch `state/…` is checked out.',
    'Writing to it would change the files under somebody.',
    'Check out another branch there.',
  ],
  'state-branch-taken': [
    'A branch named `state` is in the way.',
    'git can’t have `state` beside `state/<twin>`.',
    'Rename it: `git branch -m state other`.',
  ],
  'state-invalid': [
    'A recorded file of state isn’t JSON.',
    'Somebody wrote to the branch by hand.',
    'Bring back the commit before: `git log state/<twin>` shows it.',
  ],
  'snapshot-unknown': [
    'There is no such snapshot.',
    'It may have been let go of, as `save.keep` says, or be at another home.',
    '`dtaas snapshots <twin>` lists them.',
  ],
  'snapshot-unsaved': [
    'A snapshot was written, but git lacks some of its objects.',
    "Another program removed the objects right after they were written. The snapshot isn't acknowledged, so the workspace still has it.",
    'Save again: `dtaas save <twin>`. If the error comes back, `git fsck` shows what is damaged.',
  ],
  'snapshot-exists': [
    'Another snapshot has that name.',
    'Snapshots never change.',
    'Save again: it gets another name.',
  ],
  'snapshot-corrupt': [
    'The snapshot is damaged.',
    'A file’s hash isn’t the one in its manifest, so it isn’t restored.',
    'Restore another one: `dtaas snapshots <twin>`.',
  ],
  'records-busy': [
    'Others kept writing verification records.',
    'Each must be added without losing any.',
    'Run the command again.',
  ],
  'usage-remote-timeout': [
    '`DTAAS_REMOTE_TIMEOUT` is not a number of seconds.',
    'It says how long a remote may be silent before a command gives it up.',
    'Set it to a number above 0, up to 86400, or unset it: 30 seconds are the default.',
  ],
});
