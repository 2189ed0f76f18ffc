import type { DtaasError } from '@dtaas/model';
import { type SessionEnd, sshFailed } from '../../ssh/trouble.ts';
import {
  certificatesRefused,
  diskFull,
  dockerMissing,
  dockerUnreachable,
  imageMissing,
  nameTaken,
  portTaken,
  requestRefused,
  socketRefused,
} from '../failures.ts';
import type { EngineAddress } from './address.ts';

/** Codes of Node for a certificate that one of the two sides refuses. */
const certificateCodes = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_OSSL)/;

/** The error of a connection to an engine that failed. */
export function connectionTrouble({ way, name: engine }: EngineAddress, error: unknown): DtaasError {
  const { code = '', message, name } = Object(error) as NodeJS.ErrnoException;
  if (name === 'AbortError' || name === 'TimeoutError')
    return dockerUnreachable({ engine, reason: 'it did not answer in time', cause: error });
  if (way === 'socket' && ['ENOENT', 'ECONNREFUSED'].includes(code))
    return dockerMissing({ engine, cause: error });
  if (way === 'socket' && ['EACCES', 'EPERM'].includes(code)) return socketRefused({ engine, cause: error });
  if (way === 'tls' && certificateCodes.test(code))
    return certificatesRefused({ engine, reason: message, cause: error });
  return dockerUnreachable({ engine, reason: message, cause: error });
}

/** The error of `docker system dial-stdio` on another machine; `undefined` if ssh itself failed. */
export function sessionTrouble(
  { name: engine }: EngineAddress,
  { code, stderr }: SessionEnd,
): DtaasError | undefined {
  if (code === undefined || code === sshFailed) return undefined;
  return /permission denied/i.test(stderr) ? socketRefused({ engine }) : dockerMissing({ engine });
}

interface Refusal {
  readonly engine: string;
  /** What was asked for: `create the container x`. */
  readonly task: string;
  readonly reason: string;
}

const reasons: readonly [RegExp, (refusal: Refusal) => DtaasError][] = [
  [/no space left on device|disk quota exceeded/i, diskFull],
  [/no such image/i, imageMissing],
  [/is already in use by container|already exists/i, nameTaken],
  [/port is already allocated|address already in use|cannot assign requested address/i, portTaken],
];

/** The error of a request that an engine refused. */
export function requestTrouble(refusal: Refusal): DtaasError {
  const known = reasons.find(([said]) => said.test(refusal.reason))?.[1];
  return (known ?? requestRefused)({ ...refusal, reason: refusal.reason.replace(/\.$/, '') });
}
