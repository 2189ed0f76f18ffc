import { type Example, type Explanation, explanations, type TreeFile } from '@dtaas/model';
import pc from 'picocolors';
import { allFailures } from '../all-failures.ts';
import { answerText, type Context, type ExitCode } from '../context.ts';
import { codeUnknown } from './failures.ts';

/**
 * `dtaas explain [code]`: explains the code of a problem with a bad and a good example, and the code of an error with what
 * to do. Without a code, lists all codes.
 */
export async function run(context: Context, [code]: readonly string[]): Promise<ExitCode> {
  const all = [...explanations, ...allFailures];
  if (code === undefined) {
    const report = { explanations: explanations.map(asJson), errors: allFailures };
    answerText(context, 'ExplanationsReport', report, listOfAll());
    return 0;
  }
  const found = all.find((each) => each.code === code);
  if (!found) throw codeUnknown({ name: code, known: all.map((each) => each.code) });
  const colours = pc.createColors(context.interactive);
  const whatToDo =
    'remedy' in found
      ? [found.remedy]
      : [
          `${colours.red('Wrong:')}\n${exampleText(found.bad)}`,
          `${colours.green('Right:')}\n${exampleText(found.good)}`,
        ];
  const text = [`${colours.bold(code)}: ${found.title}`, found.why, ...whatToDo].join('\n\n');
  answerText(context, 'ExplanationReport', 'remedy' in found ? found : asJson(found), text);
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
