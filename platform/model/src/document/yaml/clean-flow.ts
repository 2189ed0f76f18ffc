import type { Json } from '../../json.ts';
import {
  CleanCursor,
  closeBrace,
  closeBracket,
  colon,
  comma,
  declined,
  doubleQuote,
  hash,
  newline,
  openBrace,
  openBracket,
  singleQuote,
  space,
} from './clean-cursor.ts';
import { resolvePlain } from './plain.ts';

// What a plain scalar can begin with where no look-ahead is needed to know that it is one.
const plainStart = /[A-Za-z0-9_./^~+$(<=;\u00a1-\ud7ff]|--?[A-Za-z0-9.]/y;
const doubleQuoted = /"((?:[^"\\\n]|\\["\\nt/])*)"/y;
const singleQuoted = /'((?:[^'\n]|'')*)'/y;

/** Reads what stands within a line: scalars, and flow collections, which may go over several. */
export class CleanFlow extends CleanCursor {
  /** A value at `at`. Further lines of a flow collection must be indented from the column `parent`. */
  protected flowValue(parent: number, inFlow: boolean): Json {
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
    return this.within(() => {
      const result: Json[] = [];
      this.at++;
      while (this.flowContent(parent) !== closeBracket) {
        result.push(this.flowValue(parent, true));
        this.flowSeparator(parent, closeBracket);
      }
      this.at++;
      return result;
    });
  }

  private flowMapping(parent: number): Json {
    return this.within(() => {
      const result: { [key: string]: Json } = {};
      this.at++;
      while (this.flowContent(parent) !== closeBrace) {
        const key = this.key(result);
        const code = this.flowContent(parent);
        if (code === comma || code === closeBrace) throw declined;
        result[key] = this.flowValue(parent, true);
        this.flowSeparator(parent, closeBrace);
      }
      this.at++;
      return result;
    });
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

  private plain(inFlow: boolean): null | boolean | number | string {
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
