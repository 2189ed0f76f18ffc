import { memoised, type Problem, type Tree } from '@dtaas/model';
import { type Block, type Document, gap, line } from './document.ts';
import { command, counted, joined, type Line, say, toned } from './words.ts';

/** What is wrong with files. With the tree, the line that each problem is in, and what was looked at. */
export function problemsDocument(problems: readonly Problem[], tree?: Tree): Document {
  const linesOf = memoised((file: string) => (tree ? linesIn(tree, file) : []));
  const sections = problems.flatMap((problem): readonly Block[] => {
    const { file, line: row, column, code, severity, message, hint } = problem;
    const isError = severity === 'error';
    const where = toned('strong', say`${`${file}:${row}:${column}`}`);
    const what = isError ? toned('bad', say`error`) : toned('warning', say`warning`);
    const head = say`${where} ${what} ${code}: ${message}`;
    const source = excerpt(linesOf(file)[row - 1], row, column);
    return [{ kind: 'section', head, details: [...source, line(say`${hint}`)], open: isError }, gap];
  });
  return { title: say`Problems in the configuration`, blocks: [...sections, line(summary(problems, tree))] };
}

function summary(problems: readonly Problem[], tree: Tree | undefined): Line {
  const [first] = problems;
  if (!first) return tree ? say`No problems in ${contentsOf(tree)}.` : say`No problems.`;
  const counts = (['error', 'warning'] as const).flatMap((wanted) => {
    const count = problems.filter(({ severity }) => severity === wanted).length;
    return count > 0 ? [counted(count, wanted)] : [];
  });
  const files = new Set(problems.map(({ file }) => file)).size;
  const more = command(`dtaas explain ${first.code}`);
  return say`${joined(counts, ' and ')} in ${counted(files, 'file')}. More on a code: ${more}`;
}

function contentsOf(tree: Tree): Line {
  const countOf = (file: RegExp) => [...tree.entries.keys()].filter((path) => file.test(path)).length;
  const assets = counted(countOf(/^assets\/[^/]+\/[^/]+\/asset\.yaml$/), 'asset');
  return say`${assets} and ${counted(countOf(/^twins\/[^/]+\/twin\.yaml$/), 'twin')}`;
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
  return [`${row} | ${shown}`, `${margin} | ${caret}`].map((text) => line(toned('faint', say`${text}`)));
}

const largest = 1024 * 1024;

/** The lines of a file; none for a file that can't be shown. */
function linesIn(tree: Tree, file: string): readonly string[] {
  if (!tree.entries.get(file)?.mode.startsWith('100')) return [];
  const bytes = tree.readUpTo(file, largest);
  return bytes ? new TextDecoder().decode(bytes).split('\n') : [];
}
