import { defineError, someOf } from '@dtaas/model';

export * from './git/git-failures.ts';

const oldest = '2.31';

export const gitTooOld = defineError<{ version: string }>('git-too-old', {
  title: 'This git is too old.',
  why: 'State in refs needs features that older versions lack.',
  remedy: `Install git ${oldest} or later.`,
  message: ({ version }) => `${version} is too old.`,
});

export const noCommit = defineError('no-commit', {
  title: 'Nothing is committed in this repository yet.',
  why: 'Only commits are deployed.',
  remedy: 'Commit the files: git add -A && git commit.',
});

export const revUnknown = defineError<{ rev: string; shallow: boolean }>('rev-unknown', {
  title: 'The revision names no commit in this clone.',
  why: 'It may be misspelt, or exist only in another clone.',
  remedy: 'Fetch it, or name a commit, branch or tag that `git log --all` shows.',
  message: ({ rev }) => `${rev} names no commit in this clone.`,
  hint: ({ shallow }) =>
    shallow
      ? 'The clone is shallow. Fetch its history: git fetch --unshallow.'
      : 'Fetch it with git fetch. To list what is here: git log --oneline --all, git tag',
});

export const revInvalid = defineError<{ rev: string }>('rev-invalid', {
  title: 'The text is not a revision.',
  why: 'Ranges, paths and options are refused, so that nothing unexpected reaches git.',
  remedy: 'Name one commit, branch or tag.',
  message: ({ rev }) => `${JSON.stringify(rev)} is not a revision.`,
});

export const sourceNameInvalid = defineError<{ name: string }>('source-name-invalid', {
  title: "The text can't be the name of a source.",
  why: 'The name becomes part of a ref.',
  remedy: 'Use lower-case letters, digits and hyphens.',
  message: ({ name }) => `${JSON.stringify(name)} can't be the name of a source.`,
});

export const sourceChanged = defineError<{ source: string; version: string; ref: string }>('source-changed', {
  title: 'A source has changed the files of a version.',
  why: 'Versions never change; a moved tag can be a mistake or an attack.',
  remedy:
    'Ask the owners of the source. If the change is meant, forget the old version as the message shows.',
  message: ({ source, version }) =>
    `The source ${source} has changed the files of ${version} since the last fetch.`,
  hint: ({ ref }) =>
    `Ask the owners of the source. If the change is meant, forget the old version: git update-ref -d ${ref}`,
});

export const contentDiffers = defineError<{ path: string }>('content-differs', {
  title: "A file doesn't have the bytes that its digest names.",
  why: 'The object is damaged, or a file changed while it was read.',
  remedy:
    'If the file changed while it was read, run the command again. If git converts the file (line ends, a filter), commit it first; `dtaas check` names such files. If a snapshot is damaged, use an earlier one; `git fsck` shows the damage.',
  message: ({ path }) => `The bytes of ${path} differ from its digest.`,
});

export const fileChanged = defineError<{ file: string | Buffer }>('file-changed', {
  title: 'A file changed while it was read.',
  why: 'A mixture of the old and the new content would be neither.',
  remedy:
    'Check that the file exists and may be read, then run the command again when no program writes to the file.',
  message: ({ file }) => `${file} changed, or can't be read any more.`,
});

/** A problem that `dtaas check` reports. */
export const assetFiltered = defineError('asset-filtered', {
  title: 'A git filter changes a file of an asset.',
  why: 'git stores other bytes than the work tree has (LFS, for example, stores a pointer). The stored bytes are verified and deployed.',
  remedy:
    'Write `assets/** -filter` in .gitattributes, then run `git add --renormalize assets`. Put data that is too large for git into a published package or another store.',
});

/** A problem that `dtaas check` reports. */
export const assetConverted = defineError('asset-converted', {
  title: 'git converts the line ends of a file of an asset.',
  why: 'With `core.autocrlf` or `eol` in .gitattributes, git stores other bytes than the work tree has. The stored bytes are verified and deployed.',
  remedy: 'Write `assets/** -text` in .gitattributes and clone again.',
});

export const pathUnsafe = defineError<{ path: string; what: string }>('path-unsafe', {
  title: 'A path leads out of its own folder.',
  why: "A stranger's tree could otherwise write anywhere.",
  remedy: 'Keep files and links inside the folder of the asset.',
  message: ({ path, what }) => `${path} ${what}, outside of its own folder.`,
});

export const directoryNotEmpty = defineError<{ directory: string }>('directory-not-empty', {
  title: 'The folder exists already and has files.',
  why: 'Files are never overwritten.',
  remedy: 'Name another folder.',
  message: ({ directory }) => `${directory} exists already and has files.`,
});

export const remoteTimeoutInvalid = defineError<{ value: string }>('usage-remote-timeout', {
  title: '`DTAAS_REMOTE_TIMEOUT` is not a number of seconds.',
  why: 'A command gives up a remote that is silent for so long.',
  remedy: 'Set it to a number above 0, up to 86400, or unset it: the default is 30 seconds.',
  message: ({ value }) =>
    `DTAAS_REMOTE_TIMEOUT is ${JSON.stringify(value)}, which is not a number of seconds above 0, up to 86400.`,
});

export const pushRefused = defineError<{ refs: readonly string[]; why: string }>('push-refused', {
  title: 'The remote refused the state.',
  why: 'State only goes forward: another clone has pushed, or a rule of the forge forbids the push.',
  remedy:
    'Check whether this user may push there; the message has the reason. The state is kept in this clone; the next run pushes it.',
  message: ({ refs: [ref, ...more], why }) =>
    `The remote refused ${ref}${more.length > 0 ? ` and ${more.length} more` : ''}: ${why}.`,
});

export const homeConflict = defineError<{ why: string }>('home-conflict', {
  title: 'The remote is the home of other twins than this clone.',
  why: "Two homes in one remote would change each other's twins.",
  remedy:
    'Terminate the twins of this clone first, or keep its state in another remote (`state.remote` in platform.yaml).',
  message: ({ why }) => why,
});

interface Held {
  readonly subject: string;
  readonly owner: string;
  /** The lock's file, if its owner may live elsewhere. */
  readonly fileElsewhere?: string | undefined;
}

const held = {
  message: ({ subject, owner }: Held) => `${subject} is being changed by another command: ${owner}.`,
  hint: ({ fileElsewhere }: Held) =>
    fileElsewhere === undefined
      ? 'Wait until that command has ended, or end it: the next run completes its work.'
      : `That command runs on another machine or in another container. If it is gone for good, remove ${fileElsewhere}.`,
};

export const homeLocked = defineError<Held>('home-locked', {
  title: "Another command is creating this clone's home.",
  why: 'Only one command at a time may create it.',
  remedy: 'Wait for that command. If its process is gone, delete the file that the message names.',
  ...held,
});

export const twinLocked = defineError<Held>('twin-locked', {
  title: 'Another command is working on the twin.',
  why: 'Two commands at once could make the same thing twice.',
  remedy:
    'Wait for that command. If it ran on a machine that is gone, delete the file that the message names.',
  ...held,
});

export const stateMoved = defineError<{ twin: string }>('state-moved', {
  title: 'Another command changed the twin in the meantime.',
  why: 'An event is only appended to the tip that the command has read.',
  remedy: 'Run the command again: it reads the new state first.',
  message: ({ twin }) => `Another command changed the twin ${twin} in the meantime.`,
  hint: ({ twin }) =>
    `Run the command again: it reads the new state first. To see the events: dtaas log ${twin}`,
});

export const stateCheckedOut = defineError<{ branch: string; folder: string }>('state-checked-out', {
  title: 'A branch `state/…` is checked out.',
  why: 'Appending to it would change the files in that work tree.',
  remedy: 'Check out another branch there.',
  message: ({ branch, folder }) =>
    `The branch ${branch} is checked out in ${folder}, so nothing can be appended to it.`,
  hint: ({ folder }) =>
    `Go back to your own branch: git -C ${folder} switch -. To read a biography: dtaas log <twin>`,
});

export const stateInvalid = defineError<{ twin: string; file: string }>('state-invalid', {
  title: "A recorded file of state can't be read.",
  why: 'It is not a JSON object of finite numbers. Perhaps a person wrote to the branch by hand.',
  remedy: 'Bring back the commit before: `git log state/<twin>` shows it.',
  message: ({ twin, file }) => `${file}.json of the twin ${twin} is not a JSON object of finite numbers.`,
  hint: ({ twin, file }) =>
    `To see the file: git show state/${twin}:${file}.json. To see who wrote it: dtaas log ${twin}`,
});

export const snapshotUnknown = defineError<{ twin: string; name: string; missing: string }>(
  'snapshot-unknown',
  {
    title: 'There is no such snapshot.',
    why: 'It may have been forgotten (`save.keep`), or belong to another home.',
    remedy: '`dtaas snapshots <twin>` lists the snapshots.',
    message: ({ twin, name, missing }) => `The snapshot ${name} of ${twin} ${missing}.`,
    hint: ({ twin }) => `To list the snapshots: dtaas snapshots ${twin}`,
  },
);

export const snapshotSwapped = defineError<{
  twin: string;
  name: string;
  ref: string;
  recorded: string;
  found: string;
}>('snapshot-swapped', {
  title: 'The snapshot is not the one that was saved.',
  why: 'No forge protects the refs of snapshots, and somebody has put another commit there. The biography says which commit was saved.',
  remedy:
    'Restore another snapshot. If the remote has the saved one again, remove the ref of this clone, and restore again.',
  message: ({ twin, name, recorded, found }) =>
    `The snapshot ${name} of ${twin} is the commit ${found.slice(0, 12)}, but ${recorded.slice(0, 12)} was saved.`,
  hint: ({ twin, ref }) =>
    `To restore another: dtaas snapshots ${twin}. To remove this one from the clone: git update-ref -d ${ref}`,
});

export const snapshotUnsaved = defineError<{ twin: string; name: string }>('snapshot-unsaved', {
  title: 'A snapshot was written, but git lacks some of its objects.',
  why: "Another program removed the objects right after they were written. The snapshot isn't acknowledged, so the workspace still has it.",
  remedy: 'Save again: `dtaas save <twin>`. If the error comes back, `git fsck` shows what is damaged.',
  message: ({ twin, name }) =>
    `The snapshot ${name} of ${twin} was written, but git lacks some of its objects.`,
  hint: ({ twin }) =>
    `The workspace still has the snapshot, so save again: dtaas save ${twin}. If the error comes back, git fsck shows what is damaged.`,
});

export const snapshotExists = defineError<{ name: string }>('snapshot-exists', {
  title: 'Another snapshot has that name.',
  why: 'Snapshots never change.',
  remedy: 'Nothing was changed. Save again: the new snapshot gets a new name.',
  message: ({ name }) => `Another snapshot is named ${name}.`,
});

export const recordsBusy = defineError('records-busy', {
  title: 'Other commands kept writing verification records.',
  why: 'A record is added without losing any other.',
  remedy: 'Run the command again when fewer verifications run at once.',
});

export const mergeConflict = defineError<{ base: string; head: string; paths: readonly string[] }>(
  'merge-conflict',
  {
    title: 'Two commits change the same lines, so they cannot be merged.',
    why: 'git does not guess which change is meant.',
    remedy: 'Merge the target branch into your branch, resolve the conflicts, commit and push.',
    message: ({ base, head, paths }) =>
      `${head.slice(0, 10)} conflicts with ${base.slice(0, 10)} in ${someOf(paths)}.`,
    hint: ({ base }) => `Resolve it on your branch: git merge ${base.slice(0, 10)}. Then commit and push.`,
  },
);

export const gitTooOldToMerge = defineError('git-too-old-to-merge', {
  title: 'This git is too old to merge without a work tree.',
  why: 'A plan of a merge needs `git merge-tree --write-tree`, which git has since 2.38.',
  remedy: 'Install git 2.38 or later, or merge the target branch into your branch and plan that.',
});

export const remoteRefInvalid = defineError<{ ref: string }>('remote-ref-invalid', {
  title: 'The text cannot be the name of a branch or another ref.',
  why: 'The name reaches git as it is, and git does not accept it.',
  remedy: 'Name a branch as git does, e.g. main.',
  message: ({ ref }) => `${JSON.stringify(ref)} is not the name of a ref.`,
});

export const remoteRefMissing = defineError<{ ref: string; remote: string }>('remote-ref-missing', {
  title: 'The remote does not have this branch.',
  why: 'The branch was deleted, or was never pushed.',
  remedy: 'List the branches of the remote: git ls-remote --heads.',
  message: ({ ref, remote }) => `The remote ${remote} has no ${ref}.`,
});

export const branchBusy = defineError<{ ref: string }>('branch-busy', {
  title: 'Other writers were always faster.',
  why: 'Files on a branch are changed by one writer at a time, and 60 attempts failed.',
  remedy: 'Run the command again.',
  message: ({ ref }) => `${ref} changed during each of 60 attempts to change it.`,
});
