/** A package that is installed in an image. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  /** The source package and its version: Debian's security tracker goes by these. */
  readonly source: { readonly name: string; readonly version: string };
}

/** The installed packages that a `/var/lib/dpkg/status` lists, by name. Format: deb-control(5), dpkg-query(1). */
export function debianPackages(status: string): readonly DebianPackage[] {
  return status
    .split(/\n\n+/)
    .map(fieldsOf)
    .filter((fields) => fields.get('Status')?.endsWith(' installed'))
    .map(packageOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The fields of one paragraph without their continuation lines. */
function fieldsOf(paragraph: string): ReadonlyMap<string, string> {
  return new Map(
    [...paragraph.matchAll(/^([A-Za-z-]+): *(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}

function packageOf(fields: ReadonlyMap<string, string>): DebianPackage {
  const [name, version, architecture] = ['Package', 'Version', 'Architecture'].map((field) => {
    const value = fields.get(field);
    if (!value) throw new Error(`a package without ${field} in dpkg's status`);
    return value;
  }) as [string, string, string];
  // `Source: perl` or `Source: gcc-defaults (1.203)`, where the version differs from the package's own.
  const [, source = name, sourceVersion = version] =
    /^(\S+)(?: \((.+)\))?$/.exec(fields.get('Source') ?? '') ?? [];
  return { name, version, architecture, source: { name: source, version: sourceVersion } };
}
