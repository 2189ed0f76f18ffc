import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { directoryOf, isName, nearest, type Resolution } from '@dtaas/model';
import { attempt, fillBeside } from '@dtaas/processes';
import { readConfiguration } from '../clone/read-configuration.ts';
import { answerText, type Command, type Context, type Options, textOption } from '../context.ts';
import { answerWrong, folderExists } from './failures.ts';
import { ask } from './new/ask.ts';
import { askTwin } from './new/ask-twin.ts';
import { packagesIn, withPackages } from './new/packages.ts';
import {
  assetKinds,
  folderOfKind,
  languages,
  type Metadata,
  type NewFiles,
  newAsset,
} from './new/templates.ts';
import { twinFiles } from './new/twin.ts';

/** What is to be made, and the commands that come next. `commit` is the command that commits it. */
interface Draft {
  readonly reference: string;
  readonly contents: NewFiles;
  readonly next: (commit: string) => readonly string[];
}

/**
 * `dtaas new [asset|twin] [name]`: asks on a terminal for what is not given, and otherwise takes the usual value. A kind of asset
 * stands for an asset of this kind: `dtaas new function pump`.
 */
export const run: Command = async (context, [wanted, givenName], given) => {
  const { what: givenWhat, options } = withKind(wanted, given);
  const what = await ask(context, {
    flag: 'dtaas new asset|twin',
    message: 'Which of the two?',
    given: givenWhat,
    choices: ['asset', 'twin'],
  });
  const { repository, resolution } = await readConfiguration(context.cwd);
  const metadata = await askMetadata(context, givenName, what, resolution, options);
  const { reference, contents, next } =
    what === 'twin'
      ? await draftTwin(context, resolution, metadata, options)
      : await draftAsset(context, metadata, options);
  const directory = directoryOf(reference);
  await writeNew(repository.root, directory, contents);
  const atRoot = ensureAttributes(repository.root);
  const files = [...atRoot, ...Object.keys(contents).map((path) => `${directory}/${path}`)];
  const added = [...atRoot, what === 'twin' ? 'twins' : 'assets'].join(' ');
  const commands = next(`git add ${added} && git commit`);
  const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  const text = [`Created ${reference}:`, ...indented(files), '', 'Next:', ...indented(commands)].join('\n');
  answerText(context, 'NewReport', { reference, directory, files, next: commands }, text);
  return 0;
};

/** `dtaas new function` is `dtaas new asset --kind function`. */
function withKind(what: string | undefined, options: Options) {
  const all = ['asset', 'twin', ...assetKinds];
  if (what !== undefined && !all.includes(what))
    throw answerWrong({
      message: `${what} is not one of ${all.join(', ')}`,
      flag: `dtaas new ${nearest(what, all) ?? 'asset'}`,
    });
  if (!assetKinds.some((kind) => kind === what)) return { what, options };
  const kind = textOption(options, 'kind') ?? what;
  if (kind !== what) throw answerWrong({ message: `A ${what} is not a ${kind}`, flag: `dtaas new ${kind}` });
  return { what: 'asset', options: { ...options, kind } };
}

/** Makes a directory with these files, or changes nothing. Errors: `usage-exists`. */
async function writeNew(root: string, directory: string, files: NewFiles): Promise<void> {
  const target = join(root, directory);
  if (existsSync(target)) throw folderExists({ folder: directory });
  mkdirSync(dirname(target), { recursive: true });
  const isOurs = await fillBeside(target, 0o777 & ~process.umask(), async (draft) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(draft, path)), { recursive: true });
      writeFileSync(join(draft, path), text, { mode: path.endsWith('.sh') ? 0o777 : 0o666 });
    }
  });
  if (!isOurs) throw folderExists({ folder: directory });
}

/** The attributes of a new repository. Without them, line ends would depend on the machine that clones it. */
const attributes = `# Text has the same line ends on every machine. Assets are never converted, so the bytes in the work tree are those that are verified and deployed.
* text=auto eol=lf
assets/** -text -filter -ident
`;

/** Writes the repository's `.gitattributes` if there is none. Returns the files that were made. */
function ensureAttributes(root: string): readonly string[] {
  const write = () => {
    writeFileSync(join(root, '.gitattributes'), attributes, { flag: 'wx' });
    return ['.gitattributes'];
  };
  return attempt(write, 'EEXIST') ?? [];
}

async function askMetadata(
  context: Context,
  givenName: string | undefined,
  what: string,
  { catalogue }: Resolution,
  options: Options,
): Promise<Metadata> {
  const name = await ask(context, {
    flag: `dtaas new ${what} <name>`,
    message: 'What is its name?',
    given: givenName,
    refuse: (answer) =>
      isName(answer)
        ? undefined
        : `${JSON.stringify(answer)} is not a name: use lower-case words joined by -, at most 63 characters`,
  });
  const words = name.replaceAll('-', ' ');
  const title = await ask(context, {
    flag: '--title',
    message: 'What is its title?',
    given: textOption(options, 'title'),
    usual: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    refuse: lengthOf('A title'),
  });
  const owner = await ask(context, {
    flag: '--owner',
    message: 'Which person or team maintains it?',
    given: textOption(options, 'owner'),
    usual: 'me',
    refuse: lengthOf('An owner'),
  });
  const license = catalogue.platform?.value.spec.licences.allowed?.[0] ?? 'Apache-2.0';
  return { name, title, owner, license };
}

function lengthOf(what: string): (answer: string) => string | undefined {
  return ({ length }) => (length > 0 && length <= 120 ? undefined : `${what} has 1 to 120 characters`);
}

async function draftAsset(context: Context, metadata: Metadata, options: Options): Promise<Draft> {
  const kind = await ask(context, {
    flag: '--kind',
    message: 'Which kind of asset?',
    given: textOption(options, 'kind'),
    choices: assetKinds,
  });
  const language = await ask(context, {
    flag: '--language',
    message: 'Which language?',
    given: textOption(options, 'language'),
    choices: languages,
    usual: 'node',
  });
  const reference = `${folderOfKind[kind]}/${metadata.name}`;
  const contents = newAsset(kind, language, metadata);
  const packages = packagesIn(options['requirements']);
  return {
    reference,
    contents:
      packages.length > 0
        ? await withPackages(context, { contents, language, packages, metadata })
        : contents,
    next: (commit) => ['npx dtaas check', commit, `npx dtaas verify ${reference}`],
  };
}

async function draftTwin(
  context: Context,
  resolution: Resolution,
  metadata: Metadata,
  options: Options,
): Promise<Draft> {
  const { name } = metadata;
  return {
    reference: `twins/${name}`,
    contents: twinFiles(metadata, await askTwin(context, resolution, options)),
    next: (commit) => [
      `npx dtaas lock ${name}`,
      'npx dtaas check',
      commit,
      'npx dtaas verify',
      `npx dtaas plan ${name}`,
    ],
  };
}
