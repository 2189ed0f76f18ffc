import type { YAMLException } from 'js-yaml';
import type { ProblemCode } from '../../explain/explanations.ts';
import type { Fault } from './decode.ts';

/** What to do about parts of YAML that configuration doesn't need. */
export const advice = {
  'yaml-anchor': 'Write the value out in each place. A text that begins with `&` or `*` needs quotes.',
  'yaml-directive': 'Remove the line: files are read as YAML 1.2. A text that begins with `%` needs quotes.',
  'yaml-documents': 'Keep one document in a file.',
  'yaml-empty':
    'Begin with `apiVersion: dtaas/v1`, or remove the file. `dtaas new` writes a file that works.',
  'yaml-explicit-key': 'Write `key: value`. A text that begins with `? ` needs quotes.',
  'yaml-key': 'Write the key in quotes. If a value stands here, add its key.',
  'yaml-number': 'Write a finite number, or leave the field out.',
  'yaml-tab': 'Use spaces.',
  'yaml-tag': 'Remove the tag. A text that begins with `!` needs quotes.',
} as const;

type Words = readonly [message: string, hint: string];

const secondColon: Words = ['A second `:` follows a value', 'Put a text that has `: ` in it in quotes.'];
const noColon: Words = [
  'A colon is missing after a key',
  'Write `key: value`, and begin the keys of one mapping in the same column.',
];
const noComma: Words = [
  'A comma or a closing bracket is missing before this',
  'Write `[a, b]` or `{key: value, other: value}`.',
];
const openQuote: Words = [
  'This quote is not closed',
  'Close it. Further lines of a quoted text are indented.',
];
const openBracket: Words = [
  'This bracket is not closed',
  'Close the bracket on a line that is indented further than its key. If a text has `: ` in it, put the text in quotes.',
];
const afterValue: Words = [
  'Nothing may follow a value on its line',
  'Put the whole value in quotes, or remove the rest of the line.',
];
const badStart: Words = ["A value can't begin with this character", 'Put the value in quotes.'];
const lineOfKey: Words = [
  'A list or mapping begins on the line of its key',
  'Begin it on the next line, indented. A text with `- ` or `: ` in it needs quotes.',
];
const misplacedLine: Words = [
  'This line is indented too little or too far',
  'Begin lines that belong together in the same column, and put a key before a list or a mapping.',
];

const mergeMarks: Words = [
  'Git could not merge this part of the file',
  'Keep one of the two versions, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
];

/** What the parser's reasons mean to someone who wrote the file; the first that fits. */
const reasons: readonly (readonly [reason: RegExp, code: ProblemCode, words: Words])[] = [
  [/^tab characters/, 'yaml-tab', ['A tab stands where spaces should', advice['yaml-tab']]],
  [
    /^nesting exceeded/,
    'yaml-nesting',
    ['More than 64 lists and mappings are nested', 'Look for a bracket that is not closed.'],
  ],
  [/\b(?:anchor|alias)\b/, 'yaml-anchor', ['Anchors and aliases are not allowed', advice['yaml-anchor']]],
  [/\btag\b/, 'yaml-tag', ['Tags are not allowed', advice['yaml-tag']]],
  [
    /directive|^ill-formed|YAML version/i,
    'yaml-directive',
    ['YAML directives are not allowed', advice['yaml-directive']],
  ],
  [
    /escape sequence|hexadecimal/,
    'yaml-syntax',
    ['This escape is unknown in double quotes', 'Use single quotes, or write the backslash twice.'],
  ],
  [/flow collection|found ','/, 'yaml-syntax', noComma],
  [/multiline key|':' after a mapping key/, 'yaml-syntax', noColon],
  [/key-value separator/, 'yaml-syntax', ['A space is missing after a colon', 'Write `key: value`.']],
  [
    /block scalar|chomping|indentation width|line break/,
    'yaml-syntax',
    ['`|` or `>` is followed by something else on its line', 'Begin the text on the next line, indented.'],
  ],
];

/** What is wrong where the parser stopped. */
export function syntaxFault({ reason, mark }: YAMLException, text: string): Fault {
  const merge = text.search(/^<{7} /m);
  if (merge !== -1) return fault('yaml-syntax', merge, mergeMarks);
  const offset = Math.min(mark?.position ?? 0, text.length);
  const known = reasons.find(([pattern]) => pattern.test(reason));
  if (known && known[1] !== 'yaml-syntax') return fault(known[1], offset, known[2]);
  const open = /flow|quoted|deficient/.test(reason) ? openedBefore(text, offset) : undefined;
  if (open !== undefined) {
    if (/["']/.test(text[open]!)) return fault('yaml-syntax', open, openQuote);
    if (offset === text.length || text.slice(open, offset).includes('\n'))
      return fault('yaml-syntax', open, openBracket);
  }
  if (!known) return misplaced(text, offset);
  const [, , words] = known;
  if (words === noColon) return fault('yaml-syntax', startOfLineBefore(text, offset), noColon);
  const isColon = words === noComma && text[offset] === ':';
  return fault('yaml-syntax', offset, isColon ? secondColon : words);
}

/** What the parser calls a bad indentation or an unexpected end, by the character there and what is before it on its line. */
function misplaced(text: string, offset: number): Fault {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset).trimEnd();
  const at = (words: Words): Fault => fault('yaml-syntax', offset, words);
  if (text[offset] === ':' && /:\s/.test(before)) return at(secondColon);
  if (/["'\]}]$/.test(before)) return at(afterValue);
  if (/[@`%\]},|>]/.test(text[offset] ?? '')) return at(badStart);
  if (/:$/.test(before)) return at(lineOfKey);
  const first = text.slice(lineStart).search(/\S/);
  return fault('yaml-syntax', first === -1 ? offset : lineStart + first, misplacedLine);
}

const token =
  /(?<=^|[\s[{,:])(?:"[^"\\]*(?:\\[\s\S][^"\\]*)*("|$)|'[^']*(?:''[^']*)*('|$))|(?<=^|\s)#.*|[[\]{}]/g;

/** Offset of the quote or bracket that is still open at `end`. */
function openedBefore(text: string, end: number): number | undefined {
  const open: number[] = [];
  for (const { 0: found, 1: double, 2: single, index } of text.slice(0, end).matchAll(token)) {
    if (double === '' || single === '') return index;
    if (/^[[{]/.test(found)) open.push(index);
    else if (/^[\]}]/.test(found)) open.pop();
  }
  return open.at(-1);
}

function fault(code: ProblemCode, offset: number, [message, hint]: Words): Fault {
  return { code, offset, message, hint };
}

/** The parser notices a missing colon only at the colon of a later line. */
function startOfLineBefore(text: string, offset: number): number {
  const lines = text.slice(0, offset).trimEnd().split('\n');
  const last = lines.pop() ?? '';
  const before = lines.findLastIndex((line) => line.trim() !== '');
  if (before === -1) return offset - last.length;
  const lineStart = lines.slice(0, before).join('\n').length + (before > 0 ? 1 : 0);
  return lineStart + lines[before]!.search(/\S/);
}
