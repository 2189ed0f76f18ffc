import { createHmac } from 'node:crypto';

/** What a runner answers of its secrets: enough to compare them with one's own, and none of their values. */
export interface SecretProofs {
  /** ISO 8601: when the runner was given them. */
  readonly since: string;
  /** Name of a secret → `secretProof` of its value. */
  readonly proofs: { readonly [name: string]: string };
}

/** 16 bytes at least, new for each question. */
export const noncePattern = /^[0-9a-f]{32,128}$/;

/** HMAC-SHA256 keyed with the secret's value, over its name and a nonce, in hex: whoever has the value gets the same. */
export function secretProof(name: string, value: string, nonce: string): string {
  return createHmac('sha256', value).update(`${name}\n${nonce}`).digest('hex');
}
