import { type DtaasError, modelErrors } from '@dtaas/model';
import * as failures from './git-failures.ts';

/** An error with git's words, without the credentials that a URL may carry. */
export function gitFailed(args: readonly string[], code: number, stderr: string): DtaasError {
  const output = redact(stderr.trim());
  const cause = new Error(output);
  // After settings (`-c name=value`), the first word that isn't an option.
  const verb = args.find((argument, index) => !argument.startsWith('-') && args[index - 1] !== '-c') ?? '';
  const line = output.split('\n').find((text) => /^(fatal|error):/.test(text)) ?? output.split('\n')[0];
  const said = `git ${verb} failed: ${line?.replace(/^(fatal|error): /, '') || `exit code ${code}`}`;
  const [, known] = causes.find(([pattern]) => pattern.test(output)) ?? [];
  if (known) return known({ said, cause });
  if (/Permission denied|Read-only file system/i.test(output))
    return modelErrors.notWritable({ reason: said, cause });
  if (/No space left on device/i.test(output)) return modelErrors.diskFull({ reason: said, cause });
  return failures.gitRefused({ said, cause });
}

/** Removes the user's part of URLs: `https://user:token@host` becomes `https://***@host`. */
export function redact(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/]+@/gi, '$1***@');
}

const causes: readonly (readonly [
  pattern: RegExp,
  error: (details: { said: string; cause: Error }) => DtaasError,
])[] = [
  [/not a git repository/i, failures.notARepository],
  [/must be run in a work tree/i, failures.repositoryBare],
  [/dubious ownership/i, failures.repositoryOwnedByAnother],
  [
    /Authentication failed|could not read (Username|Password)|Permission denied \(|terminal prompts disabled/i,
    failures.remoteRefused,
  ],
  [
    /Could not resolve host|unable to access|Connection (refused|timed out|reset)|Could not read from remote|does not appear to be a git repository|RPC failed|hung up unexpectedly|unexpected disconnect|early EOF/i,
    failures.remoteUnreachable,
  ],
  [/external filter '|(?:clean|smudge|process) filter '|filter-process/, failures.filterFailed],
  [/transport '[^']*' not allowed/, failures.remoteInvalid],
  [/'refs\/heads\/state' exists/, failures.stateBranchTaken],
  [/Unable to create '.+\.lock': File exists/, failures.repositoryLocked],
];
