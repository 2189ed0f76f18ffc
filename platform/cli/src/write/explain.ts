import {
  type ErrorExplanation,
  type Example,
  type Explanation,
  explanations,
  type TreeFile,
} from '@dtaas/model';
import pc from 'picocolors';
import { allFailures } from '../all-failures.ts';
import { answerText, type Context, type ExitCode } from '../context.ts';
import { codeUnknown } from '../failures.ts';

type Colours = ReturnType<typeof pc.createColors>;

/**
 * `dtaas explain [code]`: explains the code of a problem with a bad and a good example, and the code of an error with what
 * to do. Without a code, lists all codes.
 */
export async function run(context: Context, [code]: readonly string[]): Promise<ExitCode> {
  if (code === undefined) {
    const all = { explanations: explanations.map(asJson), errors: allFailures };
    answerText(context, 'ExplanationsReport', all, listOfAll());
    return 0;
  }
  const problem = explanations.find((each) => each.code === code);
  const failure = allFailures.find((each) => each.code === code);
  const colours = pc.createColors(context.interactive);
  if (problem) answerText(context, 'ExplanationReport', asJson(problem), problemText(problem, colours));
  else if (failure) answerText(context, 'ExplanationReport', failure, failureText(failure, colours));
  else throw codeUnknown({ name: code, known: [...explanations, ...allFailures].map((each) => each.code) });
  return 0;
}

/** The problems that `check` finds in files, then the errors of commands. */
function listOfAll(): string {
  const width = Math.max(...[...explanations, ...allFailures].map(({ code }) => code.length));
  const listed = (all: readonly { readonly code: string; readonly title: string }[]): string =>
    all
      .map(({ code, title }) => `${code.padEnd(width)}  ${title}`)
      .sort()
      .join('\n');
  return `Problems that dtaas check finds in files:\n${listed(explanations)}\n\nErrors of commands:\n${listed(allFailures)}`;
}

function failureText({ code, title, why, remedy }: ErrorExplanation, colours: Colours): string {
  return `${colours.bold(code)}: ${title}\n\n${why}\n\n${remedy}`;
}

function problemText({ code, title, why, bad, good }: Explanation, colours: Colours): string {
  const examples = [colours.red('Wrong:'), exampleText(bad), '', colours.green('Right:'), exampleText(good)];
  return [`${colours.bold(code)}: ${title}`, '', why, '', ...examples].join('\n');
}

function exampleText(example: Example): string {
  return Object.entries(textsOf(example))
    .map(([path, text]) => `# ${path}\n${text.trimEnd()}`.replace(/^(?=.)/gm, '  '))
    .join('\n\n');
}

function textsOf({ files }: Example): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([path, file]) => [path, shown(file)]));
}

const longest = 1200;

/** Describes a file that is not a text in words. */
function shown(file: TreeFile): string {
  if (file === null) return '(not there)';
  if (file instanceof Uint8Array) return `(the bytes ${Buffer.from(file.subarray(0, 24)).toString('hex')})`;
  if (typeof file !== 'string') return 'link' in file ? `(a symbolic link to ${file.link})` : '(a submodule)';
  return file.length > longest ? `${file.slice(0, 70)}…\n(${file.length} characters)` : file;
}

function asJson({ bad, good, ...rest }: Explanation): object {
  return { ...rest, bad: { files: textsOf(bad) }, good: { files: textsOf(good) } };
}
