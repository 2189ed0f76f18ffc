import CliTable from 'cli-table3';
import colors from 'picocolors';
import type { Block, Table } from '../document/document.ts';
import {
  type Line,
  plainText,
  type Span,
  type Tone,
  toned,
  withoutRunnerCommands,
} from '../document/words.ts';

const shades: { readonly [tone in Tone]: (text: string) => string } = {
  strong: colors.bold,
  faint: colors.dim,
  good: colors.green,
  busy: colors.cyan,
  calm: colors.blue,
  warning: colors.yellow,
  bad: colors.red,
};

/** A document for a terminal or a log; in colour if picocolors finds that the terminal can show it. */
export function asText(blocks: readonly Block[]): string {
  const lines = blocks.flatMap((block) => blockText(block));
  return withoutRunnerCommands(lines.join('\n').trimEnd());
}

function blockText(block: Block, indent = 0, hanging?: number): readonly string[] {
  switch (block.kind) {
    case 'line':
      return linesText(block.line, indent + 2 * block.depth, hanging);
    case 'heading':
      return [lineText(toned('strong', block.line))];
    case 'output':
      return block.lines.map((text) => `  │ ${plainText(text)}`);
    case 'facts':
      return block.facts.map(([name, value]) => `  ${colors.dim(name.padEnd(10))} ${lineText(value)}`);
    case 'table': {
      const margin = ' '.repeat(2 * block.depth);
      return tableLines(block).map((row) => `${margin}${row}`);
    }
    case 'section':
      if (block.isFolded) return [];
      return [
        ...linesText(block.head, 0, block.hanging),
        ...block.details.flatMap((detail) => blockText(detail, block.hanging ?? 2, block.hanging)),
      ];
  }
}

/** The columns of a line in a section that hangs. Other lines are as long as their text. */
const columns = 110;

function linesText(line: Line, indent: number, hanging?: number): readonly string[] {
  const margin = ' '.repeat(indent);
  if (hanging === undefined) return [`${margin}${lineText(line)}`.trimEnd()];
  return broken(line, columns - indent, columns - hanging).map((part, at) =>
    `${at === 0 ? margin : ' '.repeat(hanging)}${lineText(part)}`.trimEnd(),
  );
}

/** Breaks a line between words, and within a word only if the word is longer than a line. */
function broken(line: Line, first: number, others: number): readonly Line[] {
  const words = line.flatMap((span) =>
    (span.text.match(new RegExp(`[^ ]{1,${others}} *| +`, 'gu')) ?? []).map((text) => ({ ...span, text })),
  );
  const lines: Span[][] = [[]];
  let room = first;
  for (const word of words) {
    if (word.text.trimEnd().length > room && room < others) {
      lines.push([]);
      room = others;
    }
    room -= word.text.length;
    lines.at(-1)?.push(word);
  }
  return lines;
}

export function lineText(line: Line): string {
  return line
    .map(({ role, text, tone }) => {
      const safe = role === 'words' ? text : plainText(text);
      return tone ? shades[tone](safe) : safe;
    })
    .join('');
}

/** Every line of a table is left out; two blanks separate its columns. */
const borders = ['', '-mid', '-left', '-right'].flatMap((end) =>
  ['top', 'bottom', 'left', 'mid', 'right'].map((edge) => [`${edge}${end}`, '']),
);
const chars = { ...Object.fromEntries(borders), middle: '  ' };

/** Columns without lines. A column whose name begins with `>` is aligned to the right. */
function tableLines({ columns, rows }: Table): readonly string[] {
  const made = new CliTable({
    head: columns.map((title) => colors.dim(title.replace(/^>/, ''))),
    chars,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: columns.map((title) => (title.startsWith('>') ? 'right' : 'left')),
  });
  made.push(...rows.map((row) => row.map(lineText)));
  return made.toString().replaceAll(/ +$/gm, '').split('\n');
}
