import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AssetFolder } from '@dtaas/model';
import { platformFile } from '@dtaas/processes';
import { type Document, parse, parseDocument, type Scalar } from 'yaml';

export const assetKinds = ['data', 'model', 'function', 'tool'] as const;
export type AssetKind = (typeof assetKinds)[number];

export const languages = ['node', 'python', 'shell'] as const;
export type Language = (typeof languages)[number];

export const folderOfKind: { readonly [kind in AssetKind]: AssetFolder } = {
  data: 'data',
  model: 'models',
  function: 'functions',
  tool: 'tools',
};

/** What the filler puts in place of `example` and its title. */
export interface Metadata {
  readonly name: string;
  readonly title: string;
  readonly owner: string;
  /** An SPDX expression that the platform allows. */
  readonly license: string;
}

/** Path in the new directory → text. A path that ends in `.sh` may be executed. */
export type NewFiles = Readonly<Record<string, string>>;

/** A complete asset, whose tests pass. A tool begins as a function does. */
export function newAsset(kind: AssetKind, language: Language, metadata: Metadata): NewFiles {
  const files = templateFiles(join(kind === 'tool' ? 'function' : kind, language));
  return filled(files, 'asset.yaml', metadata, kind === 'tool' ? [[['kind'], 'Tool']] : []);
}

/** The files of the twin's template; `change` makes the rest of its twin.yaml. */
export function newTwin(metadata: Metadata, change: (document: Document) => void): NewFiles {
  const files = filled(templateFiles('twin'), 'twin.yaml', metadata, []);
  const document = parseDocument(files['twin.yaml'] ?? '');
  change(document);
  return { ...files, 'twin.yaml': document.toString({ lineWidth: 0 }) };
}

/** The files of a folder of `templates/`. */
function templateFiles(folder: string): NewFiles {
  const directory = platformFile(join('..', 'templates', folder));
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.pyc'))
    .map(({ parentPath, name }) => relative(directory, join(parentPath, name)))
    .sort();
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

type Edit = readonly [path: readonly (string | number)[], value: string];

function filled(
  files: NewFiles,
  yamlFile: string,
  { name, title, owner, license }: Metadata,
  more: readonly Edit[],
): NewFiles {
  const edits: readonly Edit[] = [
    [['metadata', 'name'], name],
    [['metadata', 'title'], title],
    [['metadata', 'license'], license],
    [['metadata', 'owners', 0], owner],
    ...more,
  ];
  const readme = (files['README.md'] ?? '').replace('# Example', () => `# ${title}`);
  return {
    ...files,
    [yamlFile]: edits.reduce(withScalar, files[yamlFile] ?? ''),
    'README.md': readme.replaceAll(/(?<=npx dtaas \w+ )example/g, name),
  };
}

/** Replaces one scalar of a YAML text and leaves everything else as it is written. */
function withScalar(text: string, [path, value]: Edit): string {
  const { range } = parseDocument(text).getIn(path, true) as Scalar;
  const [from = 0, to = 0] = range ?? [];
  const isPlain = !text.startsWith('"', from) && parse(value) === value;
  return `${text.slice(0, from)}${isPlain ? value : JSON.stringify(value)}${text.slice(to)}`;
}
