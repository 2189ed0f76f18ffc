/** The folders of assets, as references name them, and the kind of the assets in each. */
export const kindOfFolder = {
  data: 'Data',
  models: 'Model',
  functions: 'Function',
  tools: 'Tool',
} as const;
export type AssetFolder = keyof typeof kindOfFolder;
export type Folder = AssetFolder | 'twins';

/** `models/incubator-thermal`, `twins/incubator`: what a version is a version of. */
export interface Reference {
  readonly folder: Folder;
  readonly name: string;
}

/** A reference at one version: the name of its tag, `models/incubator-thermal@1.2.0`. */
export interface VersionedReference extends Reference {
  readonly version: string;
}

const namePattern = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const referencePattern = new RegExp(`^(data|models|functions|tools|twins)/(${namePattern})$`);
const wholeNamePattern = new RegExp(`^${namePattern}$`);
// semver.org, clauses 2, 9 and 10; the schema has the same pattern. Build metadata is left out, because two versions that
// differ only in build metadata are equal. A double can't hold a longer number, and no version library accepts one.
const number = '(?:0|[1-9]\\d{0,14})';
const identifier = `(?:${number}|\\d*[a-zA-Z-][0-9a-zA-Z-]*)`;
const versionPattern = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-${identifier}(?:\\.${identifier})*)?$`,
);

/** Whether a text can be the name of an asset or a twin: it becomes a folder, a part of a ref and of a topic. */
export function isName(text: string): boolean {
  return text.length <= 63 && wholeNamePattern.test(text);
}

export function isVersion(text: string): boolean {
  return text.length <= 64 && versionPattern.test(text);
}

export function parseReference(text: string): Reference | undefined {
  const match = referencePattern.exec(text);
  if (!match || !isName(match[2]!)) return undefined;
  return { folder: match[1] as Folder, name: match[2]! };
}

export function printReference(reference: Reference): string {
  return `${reference.folder}/${reference.name}`;
}

/** `kind/name@version`, the name of the tag under which a version is taken. */
export function parseVersionedReference(text: string): VersionedReference | undefined {
  const at = text.indexOf('@');
  if (at < 0) return undefined;
  const reference = parseReference(text.slice(0, at));
  const version = text.slice(at + 1);
  return reference && isVersion(version) ? { ...reference, version } : undefined;
}

export function printVersionedReference(reference: VersionedReference): string {
  return `${printReference(reference)}@${reference.version}`;
}

/** Where the files of a reference stand: `assets/models/incubator-thermal`, `twins/incubator`. */
export function directoryOf(reference: string): string {
  return reference.startsWith('twins/') ? reference : `assets/${reference}`;
}
