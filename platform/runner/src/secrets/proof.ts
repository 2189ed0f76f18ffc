import { createHmac } from 'node:crypto';

/** A runner's answer about its secrets. A caller can compare its own secrets with it, but can't read the values. */
export interface SecretProofs {
  /** ISO 8601 time at which the runner got the secrets. */
  readonly since: string;
  /** Name of a secret → `secretProof` of its value. */
  readonly proofs: { readonly [name: string]: string };
}

/** At least 16 bytes, new for each request. */
export const noncePattern = /^[0-9a-f]{32,128}$/;

/** HMAC-SHA256 keyed with the secret's value, over its name and a nonce, in hex: whoever has the value gets the same. */
export function secretProof(name: string, value: string, nonce: string): string {
  return createHmac('sha256', value).update(`${name}\n${nonce}`).digest('hex');
}
