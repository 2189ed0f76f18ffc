import { createHash } from 'node:crypto';

/**
 * JSON with one spelling for each value (RFC 8785): members in the order of their names' UTF-16 code units, numbers
 * as ECMAScript prints them, no blanks. Members that are undefined are left out. Throws a plain Error for what isn't JSON.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'string':
      return text(value);
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`${value} is not a JSON number`);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : members(value);
    default:
      throw new Error(`a ${typeof value} is not JSON`);
  }
}

function members(value: object): string {
  let written = '';
  // Without a comparison of its own, `sort` goes by code units.
  for (const name of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member === undefined) continue;
    written += `${written === '' ? '' : ','}${text(name)}:${canonicalJson(member)}`;
  }
  return `{${written}}`;
}

function text(value: string): string {
  const json = JSON.stringify(value);
  // `JSON.stringify` writes half of a surrogate pair as an escape. RFC 8785, section 3.2.2.2: it has no UTF-8, an error.
  if (json.includes('\\ud') && /\p{Surrogate}/u.test(value)) {
    throw new Error('a text with half of a surrogate pair has no UTF-8');
  }
  return json;
}

/** All that the outcome of an asset's tests can depend on. */
export interface VerificationSubject {
  /** `testedContent` of the asset. */
  readonly content: string;
  /** Verification digest of each thing that the asset uses, by the name of the use. */
  readonly uses: { readonly [name: string]: string };
  /** Key of the environment it runs in: lock file, interpreter, platform. */
  readonly environment: string;
  readonly verifier: string;
  /** The digest of each SDK of the platform that the asset imports, by its language; absent if it imports none. */
  readonly sdk?: { readonly [language: string]: string };
}

/** sha256 in hex. Two subjects have one digest exactly if they are equal. */
export function verificationDigest(subject: VerificationSubject): string {
  return sha256(canonicalJson(subject));
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
