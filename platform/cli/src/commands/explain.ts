import {
  DtaasError,
  didYouMean,
  type Example,
  type Explanation,
  explanations,
  type TreeFile,
} from '@dtaas/model';
import pc from 'picocolors';
import type { Context, ExitCode, Options } from '../context.ts';

/** `dtaas explain [code]`: what a problem's code means, with a bad and a good example; without a code, all of them. */
export async function run(context: Context, [code]: readonly string[], _options: Options): Promise<ExitCode> {
  if (code === undefined) {
    if (context.format === 'json') context.printJson({ explanations: explanations.map(asJson) });
    else context.print(listOf(explanations));
    return 0;
  }
  const explanation = explanations.find((each) => each.code === code);
  if (explanation === undefined) {
    throw new DtaasError({
      code: 'usage-code-unknown',
      message: `No problem has the code ${code}`,
      hint: `${didYouMean(
        code,
        explanations.map((each) => each.code),
      )} \`dtaas explain\` lists all codes.`,
    });
  }
  if (context.format === 'json') context.printJson(asJson(explanation));
  else context.print(asText(explanation, context.interactive));
  return 0;
}

function listOf(all: readonly Explanation[]): string {
  const width = Math.max(...all.map(({ code }) => code.length));
  return [...all]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, title }) => `${code.padEnd(width)}  ${title}`)
    .join('\n');
}

function asText({ code, title, why, bad, good }: Explanation, colour: boolean): string {
  const colours = pc.createColors(colour);
  return [
    `${colours.bold(code)}: ${title}`,
    '',
    why,
    '',
    colours.red('Not like this:'),
    exampleText(bad),
    '',
    colours.green('Like this:'),
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

/** What isn't text is told in words: it is what the example is about. */
function shown(file: TreeFile): string {
  if (file === null) return '(not there)';
  if (file instanceof Uint8Array) return `(the bytes ${Buffer.from(file.subarray(0, 24)).toString('hex')})`;
  if (typeof file !== 'string') return 'link' in file ? `(a symbolic link to ${file.link})` : '(a submodule)';
  return file.length > longest ? `${file.slice(0, 70)}…\n(${file.length} characters)` : file;
}

function asJson({ bad, good, ...rest }: Explanation): object {
  return { ...rest, bad: { files: textsOf(bad) }, good: { files: textsOf(good) } };
}
