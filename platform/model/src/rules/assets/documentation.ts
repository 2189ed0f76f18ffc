import { contentFiles, documentationOf, isDocumentation } from '../../digest/index.ts';
import { placeIn } from '../../document/yaml/lines.ts';
import type { Asset } from '../../generated/types.ts';
import type { Files } from '../../tree/directories.ts';
import type { Tree, TreeEntry } from '../../tree/tree.ts';
import { at, atKey, atPart, type Finding, type KeyPath, type Problem, type Sourced } from '../rule.ts';
import { documentationNames, type NamedIn } from './documentation-names.ts';

/** A larger file is data, not a program that names files. */
const largestProgram = 64 * 1024;
/** The same mistake may be in many files. */
const mostOfOneAsset = 20;

/**
 * Warns where an asset's own files name its documentation, which isn't there when they run. This is not one of `rules`,
 * because it reads every file of an asset, and only `check` needs that.
 */
export function documentationNamed(asset: Sourced<Asset>, tree: Tree, all: Files): readonly Problem[] {
  const documentation = documentationOf(asset.value);
  const files = all.map(([path, entry]) => ({ path: path.slice(asset.directory.length + 1), entry }));
  const forPeople = files.map(({ path }) => path).filter((path) => isDocumentation(path, documentation));
  const isIn = (folder: string) => (path: string) => path.startsWith(folder);
  const folders = documentation.filter((pattern) => pattern.endsWith('/') && forPeople.some(isIn(pattern)));
  const namedIn = documentationNames(
    forPeople.filter((path) => !folders.some((folder) => isIn(folder)(path))),
    folders.map((folder) => folder.slice(0, -1)),
  );
  const idle = namesNothing(asset, files);
  if (!namedIn) return idle;
  const found = [
    ...idle,
    ...namedByAssetYaml(asset, namedIn),
    ...contentFiles(files, documentation).flatMap((file) => namedByFile(asset, tree, file, namedIn)),
  ];
  return found.slice(0, mostOfOneAsset);
}

/** Entries of the asset's list that no file fits. The file that was meant then counts as content. */
function namesNothing(
  asset: Sourced<Asset>,
  files: readonly { readonly path: string }[],
): readonly Problem[] {
  return (asset.value.spec.documentation ?? []).flatMap((pattern, index) => {
    const fits = (wanted: string) => files.some(({ path }) => isDocumentation(path, [wanted]));
    if (fits(pattern)) return [];
    return at(asset, ['spec', 'documentation', index], {
      code: 'documentation-missing',
      severity: 'warning',
      message: `The asset has no file ${JSON.stringify(pattern)}`,
      hint: fits(`${pattern}/`)
        ? `Write a folder with / at the end: ${pattern}/`
        : `Correct the path, or remove it. "*" stands for a part of one name, and asset.yaml is never documentation.`,
    });
  });
}

function namedByAssetYaml(asset: Sourced<Asset>, namedIn: NamedIn): readonly Problem[] {
  const { run, batch, test, environment, files } = asset.value.spec;
  const texts: [path: KeyPath, text: string | undefined][] = [
    [['spec', 'environment', 'node'], environment.node],
    [['spec', 'environment', 'python'], environment.python],
  ];
  for (const [part, value] of Object.entries({ run, batch, test }))
    for (const [index, text] of (value?.command ?? []).entries())
      texts.push([['spec', part, 'command', index], text]);
  const values = texts.flatMap(([path, text = '']) =>
    namedIn(`"${text}"`).map(({ name, offset }) =>
      atPart(asset, path, { text, offset: offset - 1 }, finding(asset, 'asset.yaml', name)),
    ),
  );
  const data = Object.keys(files).flatMap((file) =>
    namedIn(`"${file}"`).map(({ name }) =>
      atKey(asset, ['spec', 'files', file], finding(asset, 'asset.yaml', name)),
    ),
  );
  return [...values, ...data];
}

function namedByFile(
  asset: Sourced<Asset>,
  tree: Tree,
  { path, entry }: { readonly path: string; readonly entry: TreeEntry },
  namedIn: NamedIn,
): readonly Problem[] {
  // Markdown is for people in any folder.
  if (path === 'asset.yaml' || path.endsWith('.md') || !entry.mode.startsWith('100')) return [];
  const file = `${asset.directory}/${path}`;
  const bytes = tree.readUpTo(file, largestProgram);
  if (!bytes || bytes.includes(0)) return [];
  const text = new TextDecoder().decode(bytes);
  return namedIn(text).map(({ name, offset }) => ({
    file,
    ...placeIn(text, offset),
    severity: 'warning',
    ...finding(asset, path, name),
  }));
}

function finding({ value }: Sourced<Asset>, file: string, name: string): Finding {
  const documentation = documentationOf(value);
  const isOther = (pattern: string) => !isDocumentation(name, [pattern]);
  const others = documentation.filter((pattern) => isOther(pattern) && `${name}/` !== pattern);
  return {
    code: 'documentation-named',
    severity: 'warning',
    message: `${file} names ${name}, which is documentation and is missing where the asset runs or is tested`,
    hint: `If the asset reads ${name}, write in asset.yaml, under spec: documentation: [${others.join(', ')}]`,
  };
}
