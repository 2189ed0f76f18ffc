import { DtaasError } from './problem.ts';

/** What an operating system refuses, whatever is being done: code of the error → what a person reads. */
const refusals: Readonly<
  Record<string, { readonly code: string; readonly why: string; readonly hint: string }>
> = {
  ENOSPC: {
    code: 'disk-full',
    why: 'There is no space left on the disk',
    hint: 'Make room and run the command again: it completes what was begun.',
  },
  EDQUOT: {
    code: 'disk-full',
    why: 'The quota of this user is used up',
    hint: 'Make room and run the command again: it completes what was begun.',
  },
  EROFS: {
    code: 'not-writable',
    why: 'The file system is read-only',
    hint: 'Work in a folder that can be written to; DTAAS_STATE_HOME and DTAAS_CACHE name those outside the clone.',
  },
  EACCES: {
    code: 'not-writable',
    why: 'This user may not do that',
    hint: 'See whose it is with ls -l; DTAAS_STATE_HOME and DTAAS_CACHE name the folders outside the clone.',
  },
  mkdtemp: {
    code: 'temporary-folder-missing',
    why: 'The folder for temporary files is missing',
    hint: 'Make that folder, or let TMPDIR name another.',
  },
  EMFILE: {
    code: 'too-many-files',
    why: 'Too many files are open',
    hint: 'Raise the limit of this shell: ulimit -n 4096',
  },
};

interface Refused {
  readonly code?: string;
  readonly path?: string;
  readonly syscall?: string;
}

/** The error for a person where it is the machine's refusal and no fault of ours; `undefined` for all others. */
export function machineRefusal(error: unknown): DtaasError | undefined {
  if (!(error instanceof Error) || error instanceof DtaasError) return undefined;
  const { code = '', path, syscall } = error as Refused;
  // Node’s `mkdir -p` says on a read-only file system that a folder above isn’t there.
  const of = { mkdir: 'EROFS', mkdtemp: 'mkdtemp' }[code === 'ENOENT' ? (syscall ?? '') : ''] ?? code;
  const refusal = refusals[of];
  if (refusal === undefined) return undefined;
  const message = `${refusal.why}${path === undefined ? '' : `: ${path}`}.`;
  return new DtaasError({ code: refusal.code, message, hint: refusal.hint, cause: error });
}

/** Whether a disk is full or not ours to write to, as the system or git says it: what only looks does without. */
export function isUnwritable(error: unknown): boolean {
  const { code } = machineRefusal(error) ?? (error as Partial<DtaasError> | undefined) ?? {};
  return code === 'disk-full' || code === 'not-writable';
}
