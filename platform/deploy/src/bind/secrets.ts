import { randomBytes } from 'node:crypto';
import { DtaasError } from '@dtaas/model';
import { connectRunner, secretProof } from '@dtaas/runner';
import type { SecretsCompared } from '../world.ts';

/** One that answered a moment ago answers this as quickly; one that hangs since then is waited for no longer. */
const patienceMs = 5_000;

/**
 * Compares secrets of the environment with a runner's: both sign a fresh nonce with what they have.
 *
 * @throws DtaasError `runner-unreachable`
 */
export async function compareSecrets(
  socket: string,
  names: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<SecretsCompared | 'unable'> {
  const nonce = randomBytes(32).toString('hex');
  const patience = AbortSignal.timeout(patienceMs);
  const answer = await connectRunner(socket, { patience }).secrets(nonce).catch(unlessUnknown);
  if (!answer) return 'unable';
  const unpassed = names.filter((name) => environment[name] === undefined);
  const differing = names.filter((name) => {
    const value = environment[name];
    return value !== undefined && answer.proofs[name] !== secretProof(name, value, nonce);
  });
  return { differing, unpassed };
}

function unlessUnknown(error: unknown): undefined {
  if (error instanceof DtaasError && ['runner-older', 'request-unknown'].includes(error.code))
    return undefined;
  throw error;
}
