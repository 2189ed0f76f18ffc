import { Lexer } from 'yaml';
import type { Fault } from '../file-problem.ts';

/** How deep collections may be in one another. */
export const deepest = 64;

/** Some five thousand lines; the library's parser takes half a second for as many. */
const mostTokens = 100_000;

const advice = {
  'file-too-large': 'Move data to a file of its own and name that file here.',
  'yaml-anchor': 'Write the value out in each place; a text that begins with `&` or `*` needs quotes.',
  'yaml-directive': 'Leave it out: YAML 1.2 is what is read. A text that begins with `%` needs quotes.',
  'yaml-documents': 'One file holds one document.',
  'yaml-explicit-key': 'Write `key: value`; a text that begins with `? ` needs quotes.',
  'yaml-nesting': 'Is a bracket not closed?',
  'yaml-syntax': 'A text with `: ` in it needs quotes.',
  'yaml-tab': 'Use spaces.',
  'yaml-tag': 'Leave the tag out; a text that begins with `!` needs quotes.',
} as const;

/**
 * What the library must not get to see: parts of YAML that configuration doesn't need, and what makes its parser slow
 * or end the process, found by its lexer, which is iterative. The first of each kind.
 */
export function guard(text: string): readonly Fault[] {
  const guarding = new Guard();
  for (const token of new Lexer().lex(text)) {
    guarding.see(token);
    if (guarding.faults.has('yaml-nesting') || guarding.faults.has('file-too-large')) break;
  }
  return [...guarding.faults.values()];
}

class Guard {
  readonly faults = new Map<string, Fault>();
  private tokens = 0;
  private offset = 0;
  private lineStart = 0;
  /** The columns at which the open block collections began, by their indicators and keys. */
  private readonly columns: number[] = [];
  /** For each open bracket, the colons since it opened or since the last comma in it. */
  private readonly colons: number[] = [];
  /** Where each of them stands, and where its line begins. */
  private readonly brackets: { readonly offset: number; readonly lineStart: number }[] = [];
  private lineColons = 0;
  /** Whether the line has had more than dashes. */
  private lineBegun = false;
  /** After `...`; the library would drop what follows. */
  private ended = false;
  private scalarNext = false;
  private blockScalarNext = false;

  see(token: string): void {
    if (++this.tokens > mostTokens)
      this.report('file-too-large', `The file has more than ${mostTokens} parts`);
    // The lexer's own marks, which aren't in the text: a document begins, a flow collection ends early, a scalar follows.
    if (token === '\u0002' || token === '\u0018') return;
    if (token === '\u001f') {
      this.scalarNext = true;
      return;
    }
    if (this.ended && token.trim() !== '' && token[0] !== '#')
      this.report('yaml-documents', 'This stands after the end of the document');
    if (this.scalarNext) this.scalar(token);
    else this.indicator(token);
    this.scalarNext = false;
    this.advance(token);
  }

  private report(
    code: keyof typeof advice,
    message: string,
    offset = this.offset,
    hint: string = advice[code],
  ): void {
    if (!this.faults.has(code)) this.faults.set(code, { code, offset, message, hint });
  }

  private scalar(token: string): void {
    // The text of `|` and `>` may hold tabs. In a plain scalar one looks like a space.
    if (!this.blockScalarNext && token.includes('\t')) this.tab(token);
    this.blockScalarNext = false;
    this.indented();
    this.lineBegun = true;
  }

  private indicator(token: string): void {
    switch (token[0]) {
      case ' ':
      case '\t':
        if (token.includes('\t')) this.tab(token);
        break;
      case '"':
      case "'":
        this.indented();
        this.lineBegun = true;
        break;
      case '|':
      case '>':
        this.blockScalarNext = true;
        break;
      case '-':
        if (token !== '---') this.indented();
        else if (this.offset > 0) this.report('yaml-documents', 'A second document begins here');
        break;
      case '.':
        this.ended = true;
        break;
      case '[':
      case '{':
        this.brackets.push({ offset: this.offset, lineStart: this.lineStart });
        if (this.colons.push(0) > deepest)
          this.report('yaml-nesting', `More than ${deepest} brackets are open`);
        break;
      case ']':
      case '}':
        this.colons.pop();
        this.brackets.pop();
        break;
      case ',':
        if (this.colons.length > 0) this.colons[this.colons.length - 1] = 0;
        break;
      case ':':
        this.colon();
        break;
      default:
        this.refuse(token);
    }
  }

  private refuse(token: string): void {
    const shown = token.length > 40 ? `${token.slice(0, 40)}…` : token;
    if (token[0] === '&') this.report('yaml-anchor', `Anchors like \`${shown}\` aren't read`);
    else if (token[0] === '*') this.report('yaml-anchor', `Aliases like \`${shown}\` aren't read`);
    else if (token[0] === '!') this.report('yaml-tag', `Tags like \`${shown}\` aren't read`);
    else if (token[0] === '%') this.report('yaml-directive', `Directives like \`${shown}\` aren't read`);
    else if (token[0] === '?') this.report('yaml-explicit-key', 'Keys that begin with `? ` aren’t read');
  }

  private tab(token: string): void {
    this.report('yaml-tab', 'A tab stands here', this.offset + token.indexOf('\t'));
  }

  /** The parser goes one level deeper at each colon that can't be there. */
  private colon(): void {
    const open = this.colons.length;
    const count = open > 0 ? (this.colons[open - 1] ?? 0) + 1 : ++this.lineColons;
    if (open > 0) this.colons[open - 1] = count;
    if (count < 2) return;
    const bracket = this.brackets.at(-1);
    // On a later line it is the bracket that was forgotten, more often than the quotes.
    if (bracket && bracket.lineStart !== this.lineStart) {
      const message = 'This bracket is still open where, on a later line, a second `:` follows a value';
      const hint = 'Close the bracket; or, where a text has `: ` in it, put that in quotes.';
      this.report('yaml-syntax', message, bracket.offset, hint);
    } else this.report('yaml-syntax', 'A second `:` follows a value');
  }

  /** A dash, or what follows the dashes of a line, begins a collection in its column. */
  private indented(): void {
    if (this.colons.length > 0 || this.lineBegun) return;
    const column = this.offset - this.lineStart;
    while ((this.columns.at(-1) ?? -1) > column) this.columns.pop();
    if (this.columns.at(-1) !== column) this.columns.push(column);
    if (this.columns.length > deepest)
      this.report('yaml-nesting', `More than ${deepest} levels of indentation`);
  }

  private advance(token: string): void {
    const newline = token.lastIndexOf('\n');
    if (newline !== -1) {
      this.lineStart = this.offset + newline + 1;
      this.lineColons = 0;
      this.lineBegun = false;
    }
    this.offset += token.length;
  }
}
