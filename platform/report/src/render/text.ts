import Table from 'cli-table3';
import colors from 'picocolors';
import type { Block, Document } from '../document/document.ts';
import { type Line, plainText, type Span, type Tone } from '../document/words.ts';

const shades: { readonly [tone in Tone]: (text: string) => string } = {
  strong: colors.bold,
  faint: colors.dim,
  good: colors.green,
  busy: colors.cyan,
  calm: colors.blue,
  warning: colors.yellow,
  bad: colors.red,
};

export interface TextOptions {
  /** Lines that are longer are broken; tables are not. */
  readonly columns?: number;
  /** The column at which the details of a section begin, and what is left of a line that was broken. */
  readonly hanging?: number;
}

/** A document for a terminal or a log; in colour if picocolors finds that the terminal can show it. */
export function asText({ blocks }: Document, options: TextOptions = {}): string {
  return blocks
    .flatMap((block) => blockText(block, 0, options))
    .join('\n')
    .trimEnd();
}

function blockText(block: Block, indent: number, options: TextOptions): readonly string[] {
  switch (block.kind) {
    case 'line':
      return linesText(block.line, indent + 2 * (block.depth ?? 0), options);
    case 'gap':
      return [''];
    case 'output':
      return block.lines.map((text) => `  │ ${plainText(text)}`);
    case 'facts':
      return block.facts.map(([name, value]) => `  ${colors.dim(name.padEnd(10))} ${lineText(value)}`);
    case 'table': {
      const rows = block.rows.map((row) => row.map(lineText));
      const margin = ' '.repeat(indent + 2 * (block.depth ?? 0));
      return table(block.columns, rows)
        .split('\n')
        .map((row) => `${margin}${row}`);
    }
    case 'section': {
      const inner = options.hanging ?? indent;
      return [
        ...linesText(block.head, indent, options),
        ...block.details.flatMap((detail) => blockText(detail, inner, options)),
      ];
    }
  }
}

function linesText(
  line: Line,
  indent: number,
  { columns, hanging = indent }: TextOptions,
): readonly string[] {
  const lines = columns === undefined ? [line] : broken(line, columns - indent, columns - hanging);
  return lines.map((part, at) => `${' '.repeat(at === 0 ? indent : hanging)}${lineText(part)}`.trimEnd());
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

const edges = ['top', 'bottom', 'left', 'mid', 'right'];
const lines = ['top-mid', 'top-left', 'top-right', 'bottom-mid', 'bottom-left', 'bottom-right', 'left-mid'];
/** Every line of a table is left out; two blanks separate its columns. */
const blank = {
  ...Object.fromEntries([...edges, ...lines, 'mid-mid', 'right-mid'].map((name) => [name, ''])),
  middle: '  ',
};

/** Columns without lines. A column whose name begins with `>` is aligned to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const made = new Table({
    head: head.map((title) => colors.dim(title.replace(/^>/, ''))),
    chars: blank,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: head.map((title) => (title.startsWith('>') ? 'right' : 'left')),
  });
  made.push(...rows.map((row) => [...row]));
  return made.toString().replaceAll(/ +$/gm, '');
}
