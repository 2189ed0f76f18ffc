import { randomBytes } from 'node:crypto';
import { DtaasError } from '@dtaas/model';
import { connectRunner, secretProof } from '@dtaas/runner';
import type { SecretsCompared } from '../world.ts';

/** A runner that answered a moment ago answers this as quickly. A runner that hangs since then is not waited for. */
const patienceMs = 5_000;

/**
 * Compares secrets of the environment with those of a runner: each side signs a fresh nonce with its own values.
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
