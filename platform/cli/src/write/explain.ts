import {
  type ErrorExplanation,
  type Example,
  type Explanation,
  explanations,
  type TreeFile,
} from '@dtaas/model';
import { envelope } from '@dtaas/report';
import pc from 'picocolors';
import { allFailures } from '../all-failures.ts';
import type { Context, ExitCode, Options } from '../context.ts';
import { codeUnknown } from '../failures.ts';

/**
 * `dtaas explain [code]`: explains the code of a problem with a bad and a good example, and the code of an error with what
 * to do. Without a code, lists all codes.
 */
export async function run(context: Context, [code]: readonly string[], _options: Options): Promise<ExitCode> {
  if (code === undefined) {
    if (context.format === 'json')
      context.printJson(
        envelope('ExplanationsReport', { explanations: explanations.map(asJson), errors: allFailures }),
      );
    else context.print(listOfAll(explanations, allFailures));
    return 0;
  }
  const explanation = explanations.find((each) => each.code === code);
  const failure = allFailures.find((each) => each.code === code);
  const { format, interactive } = context;
  if (explanation) {
    if (format === 'json') context.printJson(envelope('ExplanationReport', asJson(explanation)));
    else context.print(asText(explanation, interactive));
  } else if (failure) {
    if (format === 'json') context.printJson(envelope('ExplanationReport', failure));
    else context.print(failureText(failure, interactive));
  } else throw codeUnknown({ name: code, known: [...explanations, ...allFailures].map((each) => each.code) });
  return 0;
}

/** The problems that `check` finds in files, then the errors of commands. */
function listOfAll(problems: readonly Explanation[], errors: readonly ErrorExplanation[]): string {
  const width = Math.max(...[...problems, ...errors].map(({ code }) => code.length));
  const listed = (all: readonly { readonly code: string; readonly title: string }[]): string[] =>
    [...all]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, title }) => `${code.padEnd(width)}  ${title}`);
  return [
    'Problems that dtaas check finds in files:',
    ...listed(problems),
    '',
    'Errors of commands:',
    ...listed(errors),
  ].join('\n');
}

function failureText({ code, title, why, remedy }: ErrorExplanation, colour: boolean): string {
  return [`${pc.createColors(colour).bold(code)}: ${title}`, '', why, '', remedy].join('\n');
}

function asText({ code, title, why, bad, good }: Explanation, colour: boolean): string {
  const colours = pc.createColors(colour);
  return [
    `${colours.bold(code)}: ${title}`,
    '',
    why,
    '',
    colours.red('Wrong:'),
    exampleText(bad),
    '',
    colours.green('Right:'),
    exampleText(good),
  ].join('\n');
}

function exampleText(example: Example): string {
  return Object.entries(textsOf(example))
    .map(([path, text]) =>
      [
        `  # ${path}`,
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => `  ${line}`),
      ]
        .join('\n')
        .trimEnd(),
    )
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
