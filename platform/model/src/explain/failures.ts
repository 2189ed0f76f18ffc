import { failures } from './failure.ts';

/** Errors of this package, and what a machine refuses to any of them. */
export const modelFailures = failures({
  'disk-full': [
    'There is no space left on the disk.',
    'What is written is written whole or not at all, so nothing is half there.',
    'Make room and run the command again: it completes what was begun. `~/.cache/dtaas` can be deleted.',
  ],
  'not-writable': [
    'A file or folder can’t be read or written.',
    'The file system is read-only, or it belongs to somebody else.',
    'See whose it is with `ls -l`. `DTAAS_STATE_HOME` and `DTAAS_CACHE` name the folders outside the clone.',
  ],
  'temporary-folder-missing': [
    'The folder for temporary files is missing.',
    'Commands write what they need for a moment there. The environment variable `TMPDIR` names it; without that it is `/tmp`.',
    'Make that folder, or let `TMPDIR` name another.',
  ],
  'too-many-files': [
    'More files are open than this shell allows.',
    'Many twins at once need many sockets and files.',
    'Raise the limit: `ulimit -n 4096`.',
  ],
  'twin-unresolved': [
    'A reference of the twin leads nowhere, so it can’t be rendered.',
    'A twin is made whole or not at all.',
    'Run `dtaas check`, and mend what it says of the twin.',
  ],
});
