import { memoised, type Problem, type Tree } from '@dtaas/model';
import { type Block, type Document, gap, line } from './document.ts';
import { command, counted, joined, type Line, say, toned } from './words.ts';

/** What is wrong with files. With the tree, the line that each problem is in, and what was looked at. */
export function problemsDocument(problems: readonly Problem[], tree?: Tree): Document {
  const linesOf = memoised((file: string) => (tree ? linesIn(tree, file) : []));
  const sections = problems.flatMap((problem): readonly Block[] => {
    const { file, line: row, column, code, message, hint } = problem;
    const where = toned('strong', say`${`${file}:${row}:${column}`}`);
    const source = excerpt(linesOf(file)[row - 1], row, column);
    const details = [...source, line(say`${hint}`, 1)];
    const head = say`${where} ${severityLine(problem)} ${code}: ${message}`;
    return [{ kind: 'section', head, details, open: problem.severity === 'error' }, gap];
  });
  return { title: say`Problems in the configuration`, blocks: [...sections, line(summary(problems, tree))] };
}

function severityLine({ severity }: Problem): Line {
  return severity === 'error' ? toned('bad', say`error`) : toned('warning', say`warning`);
}

function summary(problems: readonly Problem[], tree: Tree | undefined): Line {
  const [first] = problems;
  if (!first) return tree ? say`No problems in ${contentsOf(tree)}.` : say`No problems.`;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const counts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  const files = new Set(problems.map(({ file }) => file)).size;
  const more = command(`dtaas explain ${first.code}`);
  return say`${joined(counts, ' and ')} in ${counted(files, 'file')}. More on a code: ${more}`;
}

function contentsOf(tree: Tree): Line {
  const paths = [...tree.entries.keys()];
  const assets = paths.filter((path) => /^assets\/[^/]+\/[^/]+\/asset\.yaml$/.test(path)).length;
  const twins = paths.filter((path) => /^twins\/[^/]+\/twin\.yaml$/.test(path)).length;
  return say`${counted(assets, 'asset')} and ${counted(twins, 'twin')}`;
}

const widest = 100;
const mayHoldSecret = /secret|token|passw|credential|:\/\/[^\s/@]*@/i;

/** The line that a problem is in, and a caret under its column. Nothing for a line that may hold a secret. */
function excerpt(source: string | undefined, row: number, column: number): readonly Block[] {
  if (source === undefined || source.trim() === '' || mayHoldSecret.test(source)) return [];
  const from = Math.max(0, column - 1 - (widest - 30));
  const before = from > 0 ? '…' : '';
  const after = source.length > from + widest ? '…' : '';
  const shown = `${before}${source.slice(from, from + widest).trimEnd()}${after}`;
  const margin = ' '.repeat(String(row).length);
  const caret = `${' '.repeat(before.length + column - 1 - from)}^`;
  return [`${row} | ${shown}`, `${margin} | ${caret}`].map((text) => line(toned('faint', say`${text}`), 1));
}

const largest = 1024 * 1024;

/** The lines of a file; none for a file that can't be shown. */
function linesIn(tree: Tree, file: string): readonly string[] {
  const entry = tree.entries.get(file);
  if (entry === undefined || !entry.mode.startsWith('100') || entry.size > largest) return [];
  return new TextDecoder().decode(tree.read(file)).split('\n');
}
