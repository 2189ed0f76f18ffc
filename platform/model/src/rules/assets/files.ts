import { posix } from 'node:path';
import type { Asset, Platform } from '../../generated/types.ts';
import { compileRequirements, readRequirements, whyRefused } from '../../lock-files/requirements.ts';
import { nearest, nearestPath } from '../../references/index.ts';
import type { Tree } from '../../tree/tree.ts';
import { matchesWildcard } from '../../values/words/wildcard.ts';
import { at, atKey, eachAsset, type Finding, type Problem, type Sourced } from '../rule.ts';

/** An asset has its lock file, its data files, and the programs and scripts that its commands name by their paths. */
export const namedFilesAreThere = eachAsset(function* (asset, { catalogue: { tree } }) {
  const { environment, files, run, batch, test } = asset.value.spec;
  const lacks = (file: string): boolean => !tree.entries.has(`${asset.directory}/${file}`);
  for (const key of ['node', 'python'] as const) {
    const file = environment[key];
    if (file !== undefined && lacks(file))
      yield at(asset, ['spec', 'environment', key], absent(tree, asset, file));
  }
  for (const file of Object.keys(files)) {
    if (lacks(file)) yield atKey(asset, ['spec', 'files', file], absent(tree, asset, file));
  }
  // An image can have files anywhere.
  if (environment.image !== undefined) return;
  for (const [part, value] of Object.entries({ run, batch, test })) {
    const index = value && indexOfFile(value.command);
    if (index === undefined) continue;
    const file = value!.command[index]!;
    if (!isThere(tree, asset, file))
      yield at(asset, ['spec', part, 'command', index], absent(tree, asset, file));
  }
});

const interpreter = /^(?:node|python(?:3(?:\.[0-9]+)?)?|sh|bash|dash|zsh)$/;
const program = /^\.\/[\w.-]+(?:\/[\w.-]+)*$/;
const script = /^(?:\.\/)?[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\.(?:[cm]?[jt]s|py|sh|bash)$/;
/** The argument after such an option may be code, a module or a pattern of files. */
const otherwise = /^(?:-[A-Za-z]*[cempr]|--(?:eval|print|import|require|(?:experimental-)?loader|test))$/;

/** The index of a file in a command, if it is certain: `./x`, or the script of an interpreter. */
function indexOfFile([first = '', ...rest]: readonly string[]): number | undefined {
  if (program.test(first)) return 0;
  if (!interpreter.test(first)) return undefined;
  const index = rest.findIndex((argument) => !argument.startsWith('-'));
  const argument = rest[index];
  if (argument === undefined || !script.test(argument)) return undefined;
  return rest.slice(0, index).some((option) => otherwise.test(option)) ? undefined : index + 1;
}

function isThere({ entries }: Tree, { directory }: Sourced<Asset>, file: string): boolean {
  const path = posix.normalize(file);
  // Installed packages are not in git.
  if (/(?:^|\/)(?:node_modules|\.?venv)\//.test(path) || entries.has(`${directory}/${path}`)) return true;
  const parts = path.split('/');
  const folders = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
  // A file below a link counts as present: links are not followed.
  return folders.some((folder) => entries.has(`${directory}/${folder}`));
}

function absent({ entries }: Tree, { reference, directory }: Sourced<Asset>, file: string): Finding {
  const prefix = `${directory}/`;
  const files = [...entries.keys()].filter((path) => path.startsWith(prefix));
  const near = nearestPath(
    file,
    files.map((path) => path.slice(prefix.length)),
  );
  const advice = 'Add the file to the directory and to git, or correct the path.';
  return {
    code: 'named-file-missing',
    message: `${reference} has no file ${file}`,
    hint: near === undefined ? advice : `Did you mean ${near}? ${advice}`,
  };
}

export const imagesAreAllowed = eachAsset(function* (asset, { catalogue }) {
  const { allowed: patterns = [] } = catalogue.platform?.value.spec.images ?? {};
  const { image } = asset.value.spec.environment;
  if (image === undefined || isImageAllowed(image, catalogue.platform?.value.spec)) return;
  const near = nearest(image, patterns);
  yield at(asset, ['spec', 'environment', 'image'], {
    code: 'image-denied',
    message: `platform.yaml does not allow the image ${image}`,
    hint:
      near === undefined
        ? `Use an image that platform.yaml allows under images: ${patterns.join(', ') || 'none yet'}.`
        : `Did you mean ${near}?`,
  });
});

/** Whether `images.allowed` of the platform has an image, or is absent. */
export function isImageAllowed(
  image: string,
  platform: Pick<Platform['spec'], 'images'> | undefined,
): boolean {
  return platform?.images.allowed?.some((pattern) => allows(pattern, image)) ?? true;
}

/** An image is allowed by its name, its digest or its id. */
function allows(pattern: string, image: string): boolean {
  return matchesWildcard(pattern, image) || pattern === image.slice(image.indexOf('@') + 1);
}

/** A larger file is only checked when the environment is built. */
const largest = 4 * 1024 * 1024;

export const requirementsArePinned = eachAsset(function* (asset, { catalogue }) {
  const { python } = asset.value.spec.environment;
  const file = `${asset.directory}/${python}`;
  const entry = catalogue.tree.entries.get(file);
  if (python === undefined || !entry?.mode.startsWith('100') || entry.size > largest) return;
  const { refused } = readRequirements(new TextDecoder().decode(catalogue.tree.read(file)));
  for (const { line, text, why } of refused) {
    yield {
      file,
      line,
      column: 1,
      severity: 'error',
      code: 'requirement-refused',
      message: `${JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text)} ${whyRefused[why]}`,
      hint: `List the packages in requirements.in and run: ${compileRequirements()}`,
    } satisfies Problem;
  }
});
