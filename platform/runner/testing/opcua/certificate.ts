import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownCertificate } from '../../src/links/opcua/certificates.ts';

/** A self-signed certificate and its key, as two files for a server and as one text for a client. */
export async function makeCertificate(folder: string, name: string) {
  await ownCertificate({ clientId: name, folder, keepSecret: () => {} });
  const pem = readFileSync(join(folder, 'client.pem'), 'utf8');
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  writeFileSync(certificate, pem.slice(0, pem.indexOf('-----BEGIN PRIVATE KEY')));
  writeFileSync(key, pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY')));
  const { fingerprint, fingerprint256 } = new X509Certificate(readFileSync(certificate));
  const plain = (text: string) => text.replaceAll(':', '').toLowerCase();
  return { pem, files: { certificate, key }, sha1: plain(fingerprint), sha256: plain(fingerprint256) };
}
