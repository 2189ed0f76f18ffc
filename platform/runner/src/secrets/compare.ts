import { randomBytes } from 'node:crypto';
import { DtaasError } from '@dtaas/model';
import type { RunnerClient } from '../control/connect.ts';
import { secretProof } from './proof.ts';

/** Names of secrets. */
export interface SecretsCompared {
  /** Their values differ, or the runner has none. */
  readonly differing: readonly string[];
  /** This process has no value to compare. */
  readonly unpassed: readonly string[];
}

/**
 * Compares secrets of the environment with those of a runner: each side signs a fresh nonce with its own values, and no
 * value leaves either side. Give it a client with patience: a runner can hang. `unable`: the runner comes from an earlier
 * platform and can't compare.
 *
 * @throws DtaasError `runner-unreachable`
 */
export async function compareSecrets(
  runner: Pick<RunnerClient, 'secrets'>,
  names: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<SecretsCompared | 'unable'> {
  const nonce = randomBytes(32).toString('hex');
  const answer = await runner.secrets(nonce).catch(unlessUnknown);
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
