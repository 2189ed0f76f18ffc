import { createHmac, randomBytes } from 'node:crypto';

/** A runner's answer about its secrets. A caller can compare its own secrets with it, but can't read the values. */
export interface SecretProofs {
  /** ISO 8601 time at which the runner got the secrets. */
  readonly since: string;
  /** Name of a secret → `secretProof` of its value. */
  readonly proofs: { readonly [name: string]: string };
}

/** At least 16 bytes, new for each request. */
export const noncePattern = /^[0-9a-f]{32,128}$/;

/** HMAC-SHA256 keyed with the secret's value, over its name and a nonce, in hex. Each side that has the value gets the same text. */
export function secretProof(name: string, value: string, nonce: string): string {
  return createHmac('sha256', value).update(`${name}\n${nonce}`).digest('hex');
}

/**
 * Compares secrets of the environment with those of a runner: each side signs a fresh nonce with its own values, and no
 * value leaves either side. Give it a client with patience: a runner can hang.
 *
 * @returns the names of the secrets whose values differ, and of those without a value in the environment
 * @throws DtaasError `runner-unreachable`
 */
export async function compareSecrets(
  runner: { secrets(nonce: string): Promise<SecretProofs> },
  names: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly differing: readonly string[]; readonly unpassed: readonly string[] }> {
  const nonce = randomBytes(32).toString('hex');
  const { proofs } = await runner.secrets(nonce);
  const unpassed = names.filter((name) => environment[name] === undefined);
  const differing = names.filter((name) => {
    const value = environment[name];
    return value !== undefined && proofs[name] !== secretProof(name, value, nonce);
  });
  return { differing, unpassed };
}
