import { X509Certificate } from 'node:crypto';
import type { Tree } from '../tree/tree.ts';

/** A certificate has a few kilobytes. */
const largest = 64 * 1024;

/** The SHA-256 of the certificate in a twin's folder, in lower-case hex digits. */
export function readCertificate(
  tree: Tree,
  directory: string,
  file: string,
): { readonly thumbprint: string } | { readonly problem: string } {
  const path = `${directory}/${file}`;
  const entry = tree.entries.get(path);
  if (!entry?.mode.startsWith('100')) return { problem: `${path} is not a file of this repository` };
  const bytes = tree.readUpTo(path, largest);
  try {
    const { fingerprint256 } = new X509Certificate(bytes ?? '');
    return { thumbprint: fingerprint256.replaceAll(':', '').toLowerCase() };
  } catch {
    return { problem: `${path} is not a certificate (expected: PEM or DER)` };
  }
}
