import type { DtaasError } from '@dtaas/model';
import {
  connectionLost,
  copyFailed,
  helperFailed,
  hostKeyChanged,
  hostKeyUnknown,
  loginRefused,
  nodeUnfit,
  type Refused,
} from './failures.ts';
import type { SshTarget } from './machine.ts';

export interface SessionEnd {
  /** Of the command; 255 is ssh's own, and `undefined` stands for a signal. */
  readonly code: number | undefined;
  /** The end of its standard error. */
  readonly stderr: string;
}

/** How the scripts of `scripts.ts` end if they can't do their work. */
export const exitCodes = {
  nodeMissing: 121,
  helperMissing: 122,
  runnerMissing: 123,
  notCopied: 124,
} as const;

/** The exit code of ssh itself if there was no connection, or if it was cut. */
export const sshFailed = 255;

/** What the OpenSSH client says in English. With any other text, the machine can't be reached. */
const reasons: readonly [RegExp, (details: Refused) => DtaasError][] = [
  [/REMOTE HOST IDENTIFICATION HAS CHANGED|Host key .* has changed/i, hostKeyChanged],
  [/Host key verification failed|No \S+ host key is known/i, hostKeyUnknown],
  [/Permission denied|Too many authentication failures|no such identity/i, loginRefused],
];

/**
 * The error of a session that ended without doing its work.
 *
 * @param failed makes the error of a connection that failed: `unreachable` before the machine has answered, else `connectionLost`
 */
export function troubleOf(
  target: SshTarget,
  { code, stderr }: SessionEnd,
  failed: (details: Refused) => DtaasError,
): DtaasError {
  const reason = stderr.trimEnd().split('\n').at(-1)?.trim().replace(/\.$/, '') ?? '';
  if (code === exitCodes.nodeMissing) return nodeUnfit({ target });
  if (code === exitCodes.notCopied)
    return copyFailed({ target, reason: reason || 'it did not arrive whole' });
  if (code === undefined) return connectionLost({ target, reason: 'ssh was ended' });
  if (code !== sshFailed) return helperFailed({ target, reason: reason || `it ended with ${code}` });
  const known = reasons.find(([said]) => said.test(stderr))?.[1];
  return (known ?? failed)({ target, reason: reason || 'ssh gave no reason' });
}
