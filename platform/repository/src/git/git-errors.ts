import { DtaasError } from '@dtaas/model';

/** What git said, as an error for a person: without the credentials that a URL may carry. */
export function gitFailed(args: readonly string[], code: number, stderr: string): DtaasError {
  const said = redact(stderr.trim());
  const known = causes.find(({ pattern }) => pattern.test(said));
  // After settings (`-c name=value`), the first word that isn't an option.
  const verb = args.find((argument, index) => !argument.startsWith('-') && args[index - 1] !== '-c') ?? '';
  const line = said.split('\n').find((text) => /^(fatal|error):/.test(text)) ?? said.split('\n')[0];
  return new DtaasError({
    code: known?.code ?? 'git-failed',
    message: `git ${verb} failed: ${line?.replace(/^(fatal|error): /, '') || `exit code ${code}`}`,
    hint: known?.hint ?? 'See that the repository is whole (git fsck) and that there is room on the disk.',
    cause: new Error(said),
  });
}

/** Removes the user's part of URLs: `https://user:token@host` becomes `https://***@host`. */
export function redact(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/]+@/gi, '$1***@');
}

const causes: readonly { readonly pattern: RegExp; readonly code: string; readonly hint: string }[] = [
  {
    pattern: /not a git repository/i,
    code: 'not-a-repository',
    hint: 'Go to a clone of the platform’s repository, or make one: git init, then git commit.',
  },
  {
    pattern: /must be run in a work tree/i,
    code: 'repository-bare',
    hint: 'This repository has no work tree. Clone it, and run the command in the clone.',
  },
  {
    pattern: /dubious ownership/i,
    code: 'repository-owned-by-another',
    hint: 'The clone belongs to another user. Make a clone of your own, or run: git config --global --add safe.directory <clone>.',
  },
  {
    pattern:
      /Authentication failed|could not read (Username|Password)|Permission denied \(|terminal prompts disabled/i,
    code: 'remote-refused',
    hint: 'See that `git fetch` works in a terminal without asking (a credential helper, or a key in ssh-agent).',
  },
  {
    pattern:
      /Could not resolve host|unable to access|Connection (refused|timed out)|Could not read from remote|does not appear to be a git repository/i,
    code: 'remote-unreachable',
    hint: 'See that the address is right and that this machine reaches it.',
  },
  {
    pattern: /external filter '|(?:clean|smudge|process) filter '|filter-process/,
    code: 'filter-failed',
    hint: 'A filter that git is set up with changes files here. To see which: git config --get-regexp ^filter. Install its program (e.g. git-lfs), or remove `filter=` from .gitattributes.',
  },
  {
    pattern: /transport '[^']*' not allowed/,
    code: 'remote-invalid',
    hint: 'Use a remote whose address begins with https://, ssh://, git:// or file://, or is git@host:path. To see it: git remote -v',
  },
  {
    pattern: /'refs\/heads\/state' exists/,
    code: 'state-branch-taken',
    hint: 'A branch named `state` stands where the branches of twins belong. Rename it: git branch -m state <other name>.',
  },
  {
    pattern: /Unable to create '.+\.lock': File exists/,
    code: 'repository-locked',
    hint: 'Another git is at work here: wait until it has ended. If none is, it was killed: remove the file that the message names.',
  },
  {
    pattern: /Permission denied|Read-only file system/i,
    code: 'not-writable',
    hint: 'See whose the file is that the message names, with ls -l: this user may not read or write it.',
  },
  {
    pattern: /No space left on device/i,
    code: 'disk-full',
    hint: 'Free some space, then run the command again: what was saved before is still there.',
  },
];
