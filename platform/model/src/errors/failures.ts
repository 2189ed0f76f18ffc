import { didYouMean } from '../references/index.ts';
import { defineError } from './define-error.ts';

/** What a machine refuses: the reason, and the path if the operating system named one. */
interface Refused {
  readonly reason?: string | undefined;
  readonly path?: string | undefined;
}

const sentence = (reason: string, path: string | undefined): string =>
  path === undefined ? reason : `${reason.replace(/\.$/, '')}: ${path}.`;

export const diskFull = defineError<Refused>('disk-full', {
  title: 'There is no space left on the disk.',
  why: 'The disk is full, or this user has used up a quota. Files are written whole or not at all, so no half-written file is left.',
  remedy:
    'Make room and run the command again: it completes what it began. You can delete `~/.cache/dtaas`, which is made again when it is needed.',
  message: ({ reason = 'There is no space left on the disk.', path }) => sentence(reason, path),
  hint: () => 'Make room and run the command again: it completes what it began.',
});

export const notWritable = defineError<Refused>('not-writable', {
  title: "A file or folder can't be read or written.",
  why: 'The file system is read-only, or the file belongs to another user.',
  remedy:
    'See who owns it with `ls -l`. `DTAAS_STATE_HOME` and `DTAAS_CACHE` set the folders that dtaas uses outside the clone.',
  message: ({ reason = 'This user may not read or write here.', path }) => sentence(reason, path),
});

export const temporaryFolderMissing = defineError<Refused>('temporary-folder-missing', {
  title: 'The folder for temporary files is missing.',
  why: 'Commands write temporary files to the folder that `TMPDIR` names, or to `/tmp`.',
  remedy: 'Make that folder, or set `TMPDIR` to another one.',
  message: ({ path }) => sentence('The folder for temporary files is missing.', path),
});

export const tooManyFiles = defineError<Refused>('too-many-files', {
  title: 'dtaas has more files open than this shell allows.',
  why: 'Many twins at once need many sockets and files.',
  remedy: 'Raise the limit of this shell: `ulimit -n 4096`.',
  message: ({ path }) => sentence('Too many files are open.', path),
});

export const twinUnresolved = defineError<{ twin: string; reason: string }>('twin-unresolved', {
  title: "A twin can't be rendered, because a reference in it leads nowhere.",
  why: 'A twin is rendered completely or not at all.',
  remedy: 'Run `dtaas check`, and correct what it reports about the twin.',
  message: ({ twin, reason }) => `The twin ${twin} can't be rendered: ${reason}.`,
  hint: ({ twin }) => `Run dtaas check twins/${twin}, and correct what it reports.`,
});

export const lockFileMissing = defineError<{ asset: string; lock: string }>('environment-lock-missing', {
  title: 'An asset names a lock file that it does not have.',
  why: 'The packages of an asset are the ones that its lock file pins.',
  remedy: 'Run `dtaas check`, and add the lock file or correct `environment` in asset.yaml.',
  message: ({ asset, lock }) => `${asset} names the lock file ${lock}, which it does not have.`,
});

interface UnknownTwin {
  readonly twin: string;
  readonly known: Iterable<string>;
  /** Where the twin was looked for, if not in files that may not be committed. */
  readonly commit?: string | undefined;
}

export const twinUnknown = defineError<UnknownTwin>('usage-twin-unknown', {
  title: 'There is no twin with that name.',
  why: 'The name may be misspelt, or the twin is not committed yet.',
  remedy: 'List the twins with `ls twins`; commit a new one before you deploy it.',
  message: ({ twin, commit }) =>
    `There is no twin ${twin}${commit === undefined ? '' : ` at ${commit.slice(0, 10)}`}.`,
  hint: ({ twin, known, commit }) => {
    const names = [...known];
    if (names.length === 0) return 'Make one with: dtaas new twin';
    return `${didYouMean(twin, names)}${commit === undefined ? '' : ' Commit a new twin before you deploy it.'}`.trim();
  },
});

export const internalFault = defineError<{ error: unknown }>('internal', {
  title: 'dtaas has a fault.',
  why: 'An error occurred that the program does not expect.',
  remedy: 'Set DTAAS_DEBUG=1 to see where it happened, and report it.',
  message: ({ error }) => (error instanceof Error ? error.message : String(error)),
  hint: () => 'This is a fault of dtaas. Set DTAAS_DEBUG=1 to see where it happened, and report it.',
});

export const instanceIdInvalid = defineError<{ text: string; longest: number }>('twin-name-invalid', {
  title: "The text can't be the id of a twin.",
  why: 'The id becomes part of a branch and of a folder.',
  remedy: 'Use lower-case letters, digits and hyphens.',
  message: ({ text }) => `${JSON.stringify(text)} is not the id of a twin.`,
  hint: ({ longest }) =>
    `Use at most ${longest} lower-case letters, digits and hyphens. A dot joins the id of a child to its parent's. List the twins with: dtaas status`,
});

export const snapshotNameInvalid = defineError<{ text: string }>('snapshot-name-invalid', {
  title: 'The text is not the name of a snapshot.',
  why: 'Names look like 20261122T124132Z-1a2b3c4d.',
  remedy: '`dtaas snapshots <twin>` lists the snapshots.',
  message: ({ text }) => `${JSON.stringify(text)} is not the name of a snapshot.`,
  hint: () => 'Names look like 20261122T124132Z-1a2b3c4d. List them with: dtaas snapshots <twin>',
});

export const snapshotDamaged = defineError<{ what: string }>('snapshot-corrupt', {
  title: 'The snapshot is damaged.',
  why: "Its manifest can't be read, or a file differs from its hash in the manifest. So it is not restored.",
  remedy: 'Restore another snapshot: `dtaas snapshots <twin>` lists them.',
  message: ({ what }) => `The snapshot is damaged: ${what}.`,
  hint: () => 'Use another snapshot. To list them: dtaas snapshots <twin>',
});

export const caseNotJson = defineError('case-not-json', {
  title: 'A line of the cases is not a JSON object.',
  why: '`dtaas run --cases` reads one case a line, and runs none before all are read.',
  remedy: 'Write one JSON object a line, e.g. {"parameters": {"gain": 2}, "seed": 7}.',
});

export const casesMissing = defineError('cases-missing', {
  title: 'The file has no cases.',
  why: '`dtaas run --cases` reads one case a line.',
  remedy: 'Write one JSON object a line, e.g. {"parameters": {"gain": 2}, "seed": 7}.',
});

export const runManifestInvalid = defineError<{ file: string; why: string }>('run-manifest-invalid', {
  title: "The manifest of a run can't be used.",
  why: 'The file is not a `run.json` that `dtaas run` wrote, or it was edited. A run that cannot be trusted is not repeated.',
  remedy: 'Use the `run.json` as `dtaas run` wrote it, or start a new run with `dtaas run`.',
  message: ({ file, why }) => `${file} ${why}.`,
});
