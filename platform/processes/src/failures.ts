import { defineError } from '@dtaas/model';

export const socketFolderUnsafe = defineError<{ folder: string }>('socket-folder-unsafe', {
  title: 'Other users can write to the folder for control sockets.',
  why: 'Another user could answer in place of a twin.',
  remedy: 'Remove the folder if it is yours, or set `XDG_RUNTIME_DIR`.',
  message: ({ folder }) =>
    `${folder} does not belong to you alone, so another user could own a control socket in it.`,
  hint: ({ folder }) => `Look at it with "ls -ld ${folder}", then remove it, or set XDG_RUNTIME_DIR.`,
});

export const folderRelative = defineError<{ name: string; folder: string }>('usage-folder-relative', {
  title: '`DTAAS_STATE_HOME` or `DTAAS_CACHE` is a relative path.',
  why: 'A relative path means another folder in each directory where `dtaas` is called, and `dtaas` would not find the running twins.',
  remedy: 'Write an absolute path: `export DTAAS_STATE_HOME="$PWD/state"`.',
  message: ({ name, folder }) =>
    `${name} is the relative path ${JSON.stringify(folder)}, which means another folder in each directory where dtaas is called.`,
  // A shell does not expand "~" within quotes, and files of settings never do.
  hint: ({ name, folder }) =>
    `Write an absolute path: export ${name}="${folder.startsWith('~/') ? `$HOME${folder.slice(1)}` : `$PWD/${folder}`}"`,
});
