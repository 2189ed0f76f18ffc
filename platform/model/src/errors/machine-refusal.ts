import { own } from '../references/index.ts';
import { diskFull, notWritable, temporaryFolderMissing, tooManyFiles } from './failures.ts';
import { DtaasError } from './problem.ts';

interface Refused {
  readonly code?: string;
  readonly path?: string;
  readonly syscall?: string;
}

interface Details {
  readonly path: string | undefined;
  readonly cause: Error;
}

/** What an operating system refuses, whatever is being done, by the code of its error. */
const refusals: { readonly [code: string]: (details: Details) => DtaasError } = {
  ENOSPC: diskFull,
  EDQUOT: (details) => diskFull({ reason: "This user's disk quota is used up.", ...details }),
  EROFS: (details) => notWritable({ reason: 'The file system is read-only.', ...details }),
  EACCES: notWritable,
  EMFILE: tooManyFiles,
  mkdtemp: temporaryFolderMissing,
};

/** The error to show for what the machine refused; `undefined` for every other error. */
export function machineRefusal(error: unknown): DtaasError | undefined {
  if (!(error instanceof Error) || error instanceof DtaasError) return undefined;
  const { code = '', path, syscall } = error as Refused;
  // On a read-only file system, Node's `mkdir -p` reports that a parent folder doesn't exist.
  const missing = code === 'ENOENT' ? { mkdir: 'EROFS', mkdtemp: 'mkdtemp' }[syscall ?? ''] : undefined;
  return own(refusals, missing ?? code)?.({ path, cause: error });
}

/** Whether a disk is full or read-only, as the system or git reports it. Commands that only read go on without writing. */
export function isUnwritable(error: unknown): boolean {
  const known = machineRefusal(error) ?? error;
  return diskFull.is(known) || notWritable.is(known);
}
