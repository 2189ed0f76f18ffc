import { diskFull, notWritable, temporaryFolderMissing, tooManyFiles } from './failures.ts';
import { DtaasError } from './problem.ts';

interface Refused {
  readonly code?: string;
  readonly path?: string;
  readonly syscall?: string;
}

/** What an operating system refuses, whatever is being done, by the code of its error. */
function refusalOf(code: string, path: string | undefined, cause: Error): DtaasError | undefined {
  switch (code) {
    case 'ENOSPC':
      return diskFull({ path, cause });
    case 'EDQUOT':
      return diskFull({ reason: "This user's disk quota is used up.", path, cause });
    case 'EROFS':
      return notWritable({ reason: 'The file system is read-only.', path, cause });
    case 'EACCES':
      return notWritable({ path, cause });
    case 'EMFILE':
      return tooManyFiles({ path, cause });
    case 'mkdtemp':
      return temporaryFolderMissing({ path, cause });
    default:
      return undefined;
  }
}

/** The error to show for what the machine refused; `undefined` for every other error. */
export function machineRefusal(error: unknown): DtaasError | undefined {
  if (!(error instanceof Error) || error instanceof DtaasError) return undefined;
  const { code = '', path, syscall } = error as Refused;
  // On a read-only file system, Node's `mkdir -p` reports that a parent folder doesn't exist.
  const missing = code === 'ENOENT' ? { mkdir: 'EROFS', mkdtemp: 'mkdtemp' }[syscall ?? ''] : undefined;
  return refusalOf(missing ?? code, path, error);
}

/** Whether a disk is full or read-only, as the system or git reports it. Commands that only read go on without writing. */
export function isUnwritable(error: unknown): boolean {
  const known = machineRefusal(error) ?? error;
  return diskFull.is(known) || notWritable.is(known);
}
