/** The folders of assets, as references name them, and the kind of the assets in each. */
export const kindOfFolder = {
  data: 'Data',
  models: 'Model',
  functions: 'Function',
  tools: 'Tool',
} as const;
export type AssetFolder = keyof typeof kindOfFolder;
const namePattern = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const folderPattern = `(?:${[...Object.keys(kindOfFolder), 'twins'].join('|')})/`;
const referencePattern = new RegExp(`^${folderPattern}`);
const anyReference = new RegExp(folderPattern + namePattern, 'g');
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

/** Whether a text is a folder and a name: `models/incubator-thermal`, `twins/incubator`. */
export function isReference(text: string): boolean {
  const [folder = ''] = referencePattern.exec(text) ?? [];
  return folder !== '' && isName(text.slice(folder.length));
}

/** Every part of a text that is a reference, or would be one if it were not too long. */
export function referencesIn(text: string): readonly string[] {
  return text.match(anyReference) ?? [];
}

/** A reference at one version, from the name of its tag: `models/incubator-thermal@1.2.0`. */
export function parseVersionedReference(
  text: string,
): { readonly reference: string; readonly version: string } | undefined {
  const [reference = '', version = '', more] = text.split('@');
  return isReference(reference) && isVersion(version) && more === undefined
    ? { reference, version }
    : undefined;
}

/** Where the files of a reference stand: `assets/models/incubator-thermal`, `twins/incubator`. */
export function directoryOf(reference: string): string {
  return reference.startsWith('twins/') ? reference : `assets/${reference}`;
}
