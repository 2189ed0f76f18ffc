import { directoryOf, isName, type Resolution } from '@dtaas/model';
import { envelope } from '@dtaas/report';
import { readConfiguration } from '../clone/read-configuration.ts';
import type { Context, ExitCode, Options } from '../context.ts';
import { textOption } from '../options.ts';
import { ask } from './new/ask.ts';
import { assetKinds, folderOfKind, languages } from './new/asset-choices.ts';
import { assetFiles } from './new/asset-files.ts';
import { ensureAttributes } from './new/git-attributes.ts';
import { twinFiles, workers } from './new/twin-files.ts';
import { writeNew } from './new/write-new.ts';

interface Made {
  readonly reference: string;
  readonly directory: string;
  readonly files: readonly string[];
  readonly next: readonly string[];
}

/** `dtaas new [asset|twin] [name]`: what isn't said is asked on a terminal, and has a usual value where it may. */
export async function run(
  context: Context,
  arguments_: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const what = await ask(context, {
    flag: 'dtaas new asset|twin',
    message: 'What shall it be?',
    given: arguments_[0],
    choices: ['asset', 'twin'],
  });
  const { repository, resolution } = await readConfiguration(context.cwd);
  const name = await ask(context, {
    flag: `dtaas new ${what} <name>`,
    message: 'What is it called?',
    given: arguments_[1],
    refuse: (answer) =>
      isName(answer) ? undefined : `${JSON.stringify(answer)} is no name: write lower-case words joined by -`,
  });
  const common = { name, license: licenseOf(resolution), ...(await titleAndOwner(context, name, options)) };
  const made = what === 'twin' ? await newTwin(common) : await newAsset(common);
  writeNew(repository.root, made.directory, made.contents);
  const files = Object.keys(made.contents).map((path) => `${made.directory}/${path}`);
  const root = ensureAttributes(repository.root);
  const next = made.next.map((line) =>
    root.length > 0 ? line.replace('git add', `git add ${root.join(' ')}`) : line,
  );
  print(context, { ...made, next, files: [...root, ...files] });
  return 0;

  async function newAsset(choices: typeof common) {
    const kind = await ask(context, {
      flag: '--kind',
      message: 'Of which kind is it?',
      given: textOption(options, 'kind'),
      choices: assetKinds,
    });
    const language = await ask(context, {
      flag: '--language',
      message: 'In which language?',
      given: textOption(options, 'language'),
      choices: languages,
      usual: 'node',
    });
    const reference = `${folderOfKind[kind]}/${name}`;
    return {
      reference,
      directory: directoryOf({ folder: folderOfKind[kind], name }),
      contents: assetFiles({ ...choices, kind, language }),
      next: ['npx dtaas check', `npx dtaas verify ${reference}`, 'git add assets && git commit'],
    };
  }

  async function newTwin(choices: typeof common) {
    const candidates = workers(resolution);
    const reference = await ask(context, {
      flag: '--asset',
      message: 'Which function or tool does its work?',
      given: textOption(options, 'asset'),
      choices: candidates.map((candidate) => candidate.reference),
      ...(candidates[0] ? { usual: candidates[0].reference } : {}),
    });
    const worker = candidates.find((candidate) => candidate.reference === reference)!;
    return {
      reference: `twins/${name}`,
      directory: directoryOf({ folder: 'twins', name }),
      contents: twinFiles(resolution, { ...choices, worker }),
      next: [
        `npx dtaas lock ${name}`,
        'npx dtaas check',
        'git add twins && git commit',
        `npx dtaas plan ${name}`,
      ],
    };
  }
}

async function titleAndOwner(context: Context, name: string, options: Options) {
  const words = name.replaceAll('-', ' ');
  const title = await ask(context, {
    flag: '--title',
    message: 'What is it, in a few words?',
    given: textOption(options, 'title'),
    usual: `${words[0]!.toUpperCase()}${words.slice(1)}`,
    refuse: (answer) =>
      answer.length > 0 && answer.length <= 120 ? undefined : 'A title has 1 to 120 characters',
  });
  const owner = await ask(context, {
    flag: '--owner',
    message: 'Who looks after it?',
    given: textOption(options, 'owner'),
    usual: 'me',
    refuse: (answer) =>
      answer.length > 0 && answer.length <= 120 ? undefined : 'An owner has 1 to 120 characters',
  });
  return { title, owner };
}

/** A licence that the platform allows. */
function licenseOf({ catalogue }: Resolution): string {
  return catalogue.platform?.value.spec.licences.allowed?.[0] ?? 'Apache-2.0';
}

function print(context: Context, { reference, directory, files, next }: Made): void {
  if (context.format === 'json') {
    context.printJson(envelope('NewReport', { reference, directory, files, next }));
    return;
  }
  const lines = [`${reference} is in ${directory}:`, ...files.map((file) => `  ${file}`), '', 'Next:'];
  context.print([...lines, ...next.map((command) => `  ${command}`)].join('\n'));
}
