import type { Problem, Tree } from '@dtaas/model';
import pc from 'picocolors';
import { excerpt } from './excerpt.ts';
import { plainText } from './plain-text.ts';

/** What a person reads: each problem with the line that it is in, then how many there are. */
export function problemsAsText(tree: Tree, problems: readonly Problem[], colour: boolean): string {
  const colours = pc.createColors(colour);
  const linesOf = lineReader(tree);
  const parts = problems.map((problem) => {
    const { file, line, column, severity, code, message, hint } = problem;
    const mark = severity === 'error' ? colours.red(severity) : colours.yellow(severity);
    const where = colours.bold(`${plainText(file)}:${line}:${column}`);
    const source = excerpt(linesOf(file)[line - 1], line, column);
    return [
      `${where} ${mark} ${code}: ${plainText(message)}`,
      ...source.map((text) => `  ${colours.dim(text)}`),
      `  ${plainText(hint)}`,
      '',
    ].join('\n');
  });
  return [...parts, summary(tree, problems)].join('\n');
}

function summary(tree: Tree, problems: readonly Problem[]): string {
  if (problems.length === 0) return `No problems in ${looked(tree)}.`;
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const counts = [counted(errors, 'error'), counted(problems.length - errors, 'warning')].filter(
    (text) => !text.startsWith('0 '),
  );
  const files = new Set(problems.map((problem) => problem.file)).size;
  const [first] = problems;
  return `${counts.join(' and ')} in ${counted(files, 'file')}. More on a code: dtaas explain ${first?.code}`;
}

function looked(tree: Tree): string {
  const paths = [...tree.entries.keys()];
  const assets = paths.filter((path) => /^assets\/[^/]+\/[^/]+\/asset\.yaml$/.test(path)).length;
  const twins = paths.filter((path) => /^twins\/[^/]+\/twin\.yaml$/.test(path)).length;
  return `${counted(assets, 'asset')} and ${counted(twins, 'twin')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const largest = 1024 * 1024;

/** Lines of a file, read once; none for what can't be read. */
function lineReader(tree: Tree): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? linesIn(tree, file);
    known.set(file, lines);
    return lines;
  };
}

function linesIn(tree: Tree, file: string): readonly string[] {
  const entry = tree.entries.get(file);
  if (entry === undefined || !entry.mode.startsWith('100') || entry.size > largest) return [];
  return new TextDecoder().decode(tree.read(file)).split('\n');
}
