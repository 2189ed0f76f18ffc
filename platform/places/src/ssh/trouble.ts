import type { DtaasError } from '@dtaas/model';
import {
  connectionLost,
  copyFailed,
  helperFailed,
  hostKeyChanged,
  hostKeyUnknown,
  loginRefused,
  nodeUnfit,
  unreachable,
} from './failures.ts';

export interface SessionEnd {
  /** Of the command; 255 is ssh's own, and `undefined` stands for a signal. */
  readonly code: number | undefined;
  /** The end of what it said on standard error. */
  readonly stderr: string;
}

/** How the scripts of `scripts.ts` end if they can't do their work. */
export const exitCodes = {
  nodeMissing: 121,
  helperMissing: 122,
  runnerMissing: 123,
  notCopied: 124,
} as const;

/** Of ssh itself, where there was no connection or it was cut. */
const sshFailed = 255;

/** By what the OpenSSH client says in English; whatever it says besides is a machine that can't be reached. */
const reasons: readonly [RegExp, (details: { place: string; reason: string }) => DtaasError][] = [
  [/REMOTE HOST IDENTIFICATION HAS CHANGED|Host key .* has changed/i, hostKeyChanged],
  [/Host key verification failed|No \S+ host key is known/i, hostKeyUnknown],
  [/Permission denied|Too many authentication failures|no such identity/i, loginRefused],
];

/**
 * The error of a session that ended without doing its work.
 *
 * @param hasBegun the far side had answered or may have begun its work
 */
export function troubleOf(place: string, { code, stderr }: SessionEnd, hasBegun: boolean): DtaasError {
  const reason = lastLine(stderr);
  if (code === exitCodes.nodeMissing) return nodeUnfit({ place });
  if (code === exitCodes.notCopied) return copyFailed({ place, reason: reason || 'it did not arrive whole' });
  if (code === undefined) return connectionLost({ place, reason: 'ssh was ended' });
  if (code !== sshFailed) return helperFailed({ place, reason: reason || `it ended with ${code}` });
  const known = reasons.find(([said]) => said.test(stderr))?.[1];
  if (known) return known({ place, reason });
  const make = hasBegun ? connectionLost : unreachable;
  return make({ place, reason: reason || 'ssh gave no reason' });
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim().replace(/\.$/, '') ?? '';
}
