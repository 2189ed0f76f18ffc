import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** All that the outcome of an asset's tests can depend on. */
export interface VerificationSubject {
  /** `testedContent` of the asset. */
  readonly content: string;
  /** Verification digest of each thing that the asset uses, by the name of the use. */
  readonly uses: { readonly [name: string]: string };
  /** Key of the environment it runs in: lock file, interpreter, platform. */
  readonly environment: string;
  readonly verifier: string;
}

/** sha256 in hex. Two subjects have one digest exactly if they are equal. */
export function verificationDigest(subject: VerificationSubject): string {
  const { content, uses, environment, verifier } = subject;
  return sha256(canonicalJson({ content, uses, environment, verifier }));
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
