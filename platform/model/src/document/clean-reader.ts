import type { Json } from '../json.ts';
import { resolvePlain } from './plain.ts';

type Scalar = null | boolean | number | string;
type Writable = { [key: string]: Json };

/** Thrown, never seen outside this file: the text is for the library. */
const declined = Symbol('declined');
const deepest = 64;
// YAML allows 1024 characters up to the colon.
const longestKey = 1000;

const space = 0x20;
const newline = 0x0a;
const hash = 0x23;
const dash = 0x2d;
const colon = 0x3a;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const comma = 0x2c;

// A key, and where it ends; a plain scalar's first character where no look-ahead is needed to know that it is one.
const plainKey = /([A-Za-z_][A-Za-z0-9_./@-]*):(?=[ \n]|$)/y;
const doubleQuotedKey = /"([^"\\\n]*)":(?=[ \n]|$)/y;
const singleQuotedKey = /'([^'\n]*)':(?=[ \n]|$)/y;
const plainStart = /[A-Za-z0-9_./^~+$(<=;\u00a1-\ud7ff]|--?[A-Za-z0-9.]/y;
const doubleQuoted = /"((?:[^"\\\n]|\\["\\nt/])*)"/y;
const singleQuoted = /'((?:[^'\n]|'')*)'/y;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const odd = /[\u0000-\u0009\u000b-\u001f\u007f\u0085\u2028\u2029\ufeff]/;

/**
 * Reads the YAML that people write for configuration: block and flow collections, scalars of one line, comments.
 * Several times faster than the library and linear in the text. Gives the same value as the library, or undefined:
 * the text has something else in it, right or wrong, and the library is to read it.
 */
export function readClean(text: string): Json | undefined {
  try {
    return new CleanReader(text).document();
  } catch (error) {
    if (error === declined) return undefined;
    throw error;
  }
}

class CleanReader {
  private at = 0;
  /** Column of what `at` stands on, after `nextContent`; -1 at the end. */
  private column = -1;
  private depth = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): Json {
    if (odd.test(this.text)) throw declined;
    this.nextContent();
    if (this.column !== 0) throw declined;
    const value = this.blockNode(-1);
    if (this.at < this.text.length) throw declined;
    return value;
  }

  /** Moves from the start of a line, or from the end of its content, to the next content. */
  private nextContent(): void {
    const { text } = this;
    let at = this.at;
    for (;;) {
      const lineStart = at;
      while (text.charCodeAt(at) === space) at++;
      const code = text.charCodeAt(at);
      if (code === hash) {
        at = text.indexOf('\n', at);
        if (at === -1) at = text.length;
      } else if (code !== newline && at < text.length) {
        this.at = at;
        this.column = at - lineStart;
        if (this.column === 0) this.noMarker(code);
        return;
      }
      if (at >= text.length) {
        this.at = at;
        this.column = -1;
        return;
      }
      at++;
    }
  }

  /** `---`, `...` and directives begin in the first column. */
  private noMarker(code: number): void {
    if (code === 0x25 || this.text.startsWith('---', this.at) || this.text.startsWith('...', this.at))
      throw declined;
  }

  /** After a value: nothing but a comment may follow on its line. */
  private endLine(): void {
    const { text } = this;
    let at = this.at;
    while (text.charCodeAt(at) === space) at++;
    const code = text.charCodeAt(at);
    if (code === hash) {
      if (at === this.at) throw declined;
      at = text.indexOf('\n', at);
      if (at === -1) at = text.length;
    } else if (code !== newline && at < text.length) throw declined;
    this.at = at < text.length ? at + 1 : at;
    this.nextContent();
  }

  private enter(): void {
    if (++this.depth > deepest) throw declined;
  }

  /** What begins on a line of its own, or after `- `. `parent` is the column that it must be indented from. */
  private blockNode(parent: number): Json {
    if (this.isDash()) return this.sequence(this.column);
    if (this.hasKey()) return this.mapping(this.column);
    return this.inlineValue(parent);
  }

  private isDash(): boolean {
    if (this.text.charCodeAt(this.at) !== dash) return false;
    const next = this.text.charCodeAt(this.at + 1);
    return next === space || next === newline || Number.isNaN(next);
  }

  private hasKey(): boolean {
    const pattern = this.keyPattern();
    return pattern.test(this.text);
  }

  private keyPattern(): RegExp {
    const code = this.text.charCodeAt(this.at);
    const pattern =
      code === doubleQuote ? doubleQuotedKey : code === singleQuote ? singleQuotedKey : plainKey;
    pattern.lastIndex = this.at;
    return pattern;
  }

  private mapping(column: number): Json {
    this.enter();
    const result: Writable = {};
    while (this.column === column && !this.isDash()) {
      const key = this.key(result);
      result[key] = this.afterIndicator(column, true);
    }
    this.depth--;
    // A line that is indented further belongs to nothing, or to a scalar of several lines.
    if (this.column > column) throw declined;
    return result;
  }

  /** Reads `key:`; declines what isn't one, what stands twice, and what wouldn't be a string. */
  private key(into: Writable): string {
    const plain =
      this.text.charCodeAt(this.at) !== doubleQuote && this.text.charCodeAt(this.at) !== singleQuote;
    const match = this.keyPattern().exec(this.text);
    const key = match?.[1];
    if (match === null || key === undefined || key.length > longestKey) throw declined;
    if (key === '__proto__' || Object.hasOwn(into, key) || (plain && typeof resolvePlain(key) !== 'string'))
      throw declined;
    this.at += match[0].length;
    return key;
  }

  private sequence(column: number): Json {
    this.enter();
    const result: Json[] = [];
    while (this.column === column && this.isDash()) {
      this.at++;
      result.push(this.afterIndicator(column, false));
    }
    this.depth--;
    if (this.column > column) throw declined;
    return result;
  }

  /** The value after `key:` or `-` of the collection at `column`, up to the next content. */
  private afterIndicator(column: number, inMapping: boolean): Json {
    const { text } = this;
    const start = this.at;
    while (text.charCodeAt(this.at) === space) this.at++;
    const code = text.charCodeAt(this.at);
    if (code === newline || code === hash || this.at >= text.length) {
      this.at = start;
      this.endLine();
      if (this.column > column) return this.blockNode(column);
      if (inMapping && this.column === column && this.isDash()) return this.sequence(column);
      return null;
    }
    if (inMapping) return this.inlineValue(column);
    // What follows `- ` on its line is as if it stood on a line of its own, that far in.
    this.column = column + 1 + (this.at - start);
    return this.blockNode(column);
  }

  /** A flow collection or a scalar, to the end of its line. */
  private inlineValue(parent: number): Json {
    const value = this.flowValue(parent, false);
    this.endLine();
    return value;
  }

  private flowValue(parent: number, inFlow: boolean): Json {
    switch (this.text.charCodeAt(this.at)) {
      case openBracket:
        return this.flowSequence(parent);
      case openBrace:
        return this.flowMapping(parent);
      case doubleQuote:
        return this.doubleQuoted();
      case singleQuote:
        return this.singleQuoted();
      default:
        return this.plain(inFlow);
    }
  }

  private flowSequence(parent: number): Json {
    this.enter();
    const result: Json[] = [];
    this.at++;
    while (this.flowContent(parent) !== closeBracket) {
      result.push(this.flowValue(parent, true));
      this.flowSeparator(parent, closeBracket);
    }
    this.at++;
    this.depth--;
    return result;
  }

  private flowMapping(parent: number): Json {
    this.enter();
    const result: Writable = {};
    this.at++;
    while (this.flowContent(parent) !== closeBrace) {
      const key = this.key(result);
      const code = this.flowContent(parent);
      if (code === comma || code === closeBrace) throw declined;
      result[key] = this.flowValue(parent, true);
      this.flowSeparator(parent, closeBrace);
    }
    this.at++;
    this.depth--;
    return result;
  }

  /** Moves to what comes next in a flow collection, over lines and comments; returns its character. */
  private flowContent(parent: number): number {
    const { text } = this;
    for (;;) {
      const start = this.at;
      while (text.charCodeAt(this.at) === space) this.at++;
      const code = text.charCodeAt(this.at);
      if (Number.isNaN(code)) throw declined;
      if (code === hash) {
        if (this.at === start) throw declined;
        const end = text.indexOf('\n', this.at);
        if (end === -1) throw declined;
        this.at = end;
      } else if (code !== newline) return code;
      this.at++;
      this.nextContent();
      if (this.column <= parent) throw declined;
    }
  }

  private flowSeparator(parent: number, close: number): void {
    const code = this.flowContent(parent);
    if (code === comma) this.at++;
    else if (code !== close) throw declined;
  }

  private doubleQuoted(): string {
    doubleQuoted.lastIndex = this.at;
    const match = doubleQuoted.exec(this.text);
    if (match === null) throw declined;
    this.at += match[0].length;
    // The escapes that the pattern lets through mean the same in JSON.
    return match[0].includes('\\') ? (JSON.parse(match[0]) as string) : (match[1] ?? '');
  }

  private singleQuoted(): string {
    singleQuoted.lastIndex = this.at;
    const match = singleQuoted.exec(this.text);
    if (match === null) throw declined;
    this.at += match[0].length;
    return (match[1] ?? '').replaceAll("''", "'");
  }

  private plain(inFlow: boolean): Scalar {
    const { text } = this;
    plainStart.lastIndex = this.at;
    if (!plainStart.test(text)) throw declined;
    const start = this.at;
    let end = start;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === newline) break;
      if (code === space) continue;
      if (code === hash && text.charCodeAt(at - 1) === space) break;
      if (code === colon && this.endsKey(text.charCodeAt(at + 1), inFlow)) throw declined;
      if (inFlow && isFlowIndicator(code)) {
        if (code === openBracket || code === openBrace) throw declined;
        break;
      }
      end = at + 1;
    }
    this.at = end;
    const value = resolvePlain(text.slice(start, end));
    if (value === undefined || Object.is(value, -0)) throw declined;
    return value;
  }

  private endsKey(next: number, inFlow: boolean): boolean {
    return next === space || next === newline || Number.isNaN(next) || (inFlow && isFlowIndicator(next));
  }
}

function isFlowIndicator(code: number): boolean {
  return (
    code === comma ||
    code === openBracket ||
    code === closeBracket ||
    code === openBrace ||
    code === closeBrace
  );
}
