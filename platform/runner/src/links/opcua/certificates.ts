import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, writeBeside } from '@dtaas/processes';
import { InMemoryCertificateKeyPairProvider } from 'node-opcua-common';
import {
  CertificatePurpose,
  convertPEMtoDER,
  createSelfSignedCertificate,
  exploreCertificate,
  generatePrivateKey,
  makePrivateKeyFromPem,
  privateKeyToPEM,
} from 'node-opcua-crypto';
import type { LinkOptions } from '../link.ts';

/** The certificate with which the twin shows itself to a server. */
export interface OwnCertificate {
  readonly provider: InMemoryCertificateKeyPairProvider;
  /** The URI of the application in the certificate, which must be the one that the twin sends. */
  readonly applicationUri: string;
  /** The SHA-1 in hex digits, as servers show it. */
  readonly thumbprint: string;
}

const validDays = 3650;

/**
 * The certificate of the secret, or one that the runner makes once and keeps in a file that only it can read.
 *
 * @throws Error if the secret has no certificate and key
 */
export async function ownCertificate(options: LinkOptions): Promise<OwnCertificate> {
  const { certificate, clientId } = options;
  if (certificate !== undefined) return read(certificate, clientId);
  const path = join(options.folder, 'client.pem');
  const kept = attempt(() => readFileSync(path, 'utf8'));
  const pem = kept ?? (await make(clientId));
  options.keepSecret(pem);
  if (kept === undefined) {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    writeBeside(path, pem, { mode: 0o600 });
  }
  return read(pem, clientId);
}

/** Whether a certificate is the one with this SHA-1 or SHA-256, in lower-case hex digits. */
export function isPinned(certificate: Buffer, thumbprint: string): boolean {
  return thumbprintOf(certificate, thumbprint.length === 40 ? 'sha1' : 'sha256') === thumbprint;
}

export function thumbprintOf(certificate: Buffer, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(certificate).digest('hex');
}

const certificatePart = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/;
const keyPart = /-----BEGIN (RSA )?PRIVATE KEY-----[\s\S]+?-----END (RSA )?PRIVATE KEY-----/;

function read(pem: string, clientId: string): OwnCertificate {
  const [certificate] = certificatePart.exec(pem) ?? [];
  const [key] = keyPart.exec(pem) ?? [];
  const der = certificate === undefined ? undefined : attempt(() => convertPEMtoDER(certificate));
  const privateKey = key === undefined ? undefined : attempt(() => makePrivateKeyFromPem(key));
  if (der === undefined || privateKey === undefined)
    throw new Error(
      'the secret under `certificate` needs a certificate and its private key, both as PEM without a passphrase',
    );
  const names = exploreCertificate(der).tbsCertificate.extensions?.subjectAltName;
  const uris: readonly string[] = names?.['uniformResourceIdentifier'] ?? [];
  return {
    provider: new InMemoryCertificateKeyPairProvider([der], privateKey),
    applicationUri: uris[0] ?? `urn:${clientId}`,
    thumbprint: thumbprintOf(der, 'sha1'),
  };
}

async function make(clientId: string): Promise<string> {
  const privateKey = await generatePrivateKey(2048);
  const { cert } = await createSelfSignedCertificate({
    privateKey,
    subject: `/CN=${clientId}`,
    applicationUri: `urn:${clientId}`,
    dns: ['localhost'],
    validity: validDays,
    notBefore: new Date(),
    purpose: CertificatePurpose.ForApplication,
  });
  const { privPem } = await privateKeyToPEM(privateKey);
  return `${cert}\n${privPem}\n`;
}
