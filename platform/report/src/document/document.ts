import type { Line } from './words.ts';

/** A report as it is read, without a decision on how it looks. */
export interface Document {
  /** The heading in Markdown. A terminal shows the command instead. */
  readonly title: Line;
  readonly blocks: readonly Block[];
  /** The first line of a comment, for programs that read it. Never left out. */
  readonly hidden?: string;
  /** The address of a page that has everything, which a comment names if something was left out. */
  readonly whole?: string;
}

export type Block =
  | { readonly kind: 'line'; readonly line: Line; readonly depth: number }
  | { readonly kind: 'heading'; readonly line: Line }
  /** What a program printed. */
  | { readonly kind: 'output'; readonly lines: readonly string[] }
  /** Names with a value each, below each other. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: Line])[] }
  | Table
  | Section;

/** A head with details below it. Markdown folds the details away unless `open`. */
interface Section {
  readonly kind: 'section';
  readonly head: Line;
  readonly details: readonly Block[];
  readonly open?: boolean;
  /** A terminal, which folds nothing, leaves the section out. */
  readonly isFolded?: true;
  /** On a terminal, the column at which details begin and long lines continue. */
  readonly hanging?: number;
}

/** A column whose name begins with `>` is aligned to the right. */
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Line[])[];
  readonly depth: number;
}

export const gap = line([]);

export function line(text: Line, depth = 0): Block {
  return { kind: 'line', line: text, depth };
}

export function heading(text: Line): Block {
  return { kind: 'heading', line: text };
}

/** A table without the columns that are empty in every row. */
export function table(columns: readonly string[], rows: readonly (readonly Line[])[], depth = 0): Table {
  const isShown = (_: unknown, at: number): boolean => rows.some((row) => (row[at] ?? []).length > 0);
  return {
    kind: 'table',
    columns: columns.filter(isShown),
    rows: rows.map((row) => row.filter(isShown)),
    depth,
  };
}
