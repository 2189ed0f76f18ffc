import { twinUnresolved } from '../../errors/failures.ts';
import type { Link, PhysicalTwin } from '../../generated/types.ts';
import { readCertificate } from '../../links/certificate.ts';
import { declaredLinks } from '../../links/declared.ts';
import type { ResolvedTwin } from '../../resolution/index.ts';
import type { Tree } from '../../tree/tree.ts';
import type { LinkSpec } from '../../workspace.ts';

/** @throws DtaasError `twin-unresolved` if the file of a certificate can't be read */
export function renderLink(tree: Tree, { name, twin }: ResolvedTwin, link: Link): LinkSpec {
  const { protocol, url, credentials, security, certificate, serverCertificate } = link;
  const thumbprint = serverCertificate && thumbprintOf(tree, name, twin.directory, serverCertificate);
  return {
    protocol,
    // A path is part of the address, also its last slash.
    url: url.replace(/^([^/]+:\/\/[^/]+)\/$/, '$1'),
    ...(credentials ? { credentials: credentials.secret } : {}),
    ...(security ? { security: { mode: security.mode, policy: security.policy } } : {}),
    ...(certificate ? { certificate: certificate.secret } : {}),
    ...(thumbprint === undefined ? {} : { serverThumbprint: thumbprint }),
  };
}

export function secretsOfLinks(physicalTwin: PhysicalTwin): readonly string[] {
  return [...declaredLinks(physicalTwin).values()].flatMap(({ credentials, certificate }) =>
    [credentials, certificate].flatMap((each) => (each ? [each.secret] : [])),
  );
}

function thumbprintOf(
  tree: Tree,
  twin: string,
  directory: string,
  { file, thumbprint }: NonNullable<Link['serverCertificate']>,
): string {
  if (file === undefined) return (thumbprint ?? '').replaceAll(':', '').toLowerCase();
  const found = readCertificate(tree, directory, file);
  if ('thumbprint' in found) return found.thumbprint;
  throw twinUnresolved({ twin, reason: found.problem });
}
