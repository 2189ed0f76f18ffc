/** Thrown within the clean reader: the text is for the library. */
export const declined = Symbol('declined');

const deepest = 64;
// YAML allows 1024 characters up to the colon.
const longestKey = 1000;

export const space = 0x20;
export const newline = 0x0a;
export const hash = 0x23;
export const dash = 0x2d;
export const colon = 0x3a;
export const doubleQuote = 0x22;
export const singleQuote = 0x27;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const comma = 0x2c;

// A key and its colon, which a blank or the line's end must follow.
const plainKey = /([A-Za-z_][A-Za-z0-9_./@-]*):(?=[ \n]|$)/y;
const doubleQuotedKey = /"([^"\\\n]*)":(?=[ \n]|$)/y;
const singleQuotedKey = /'([^'\n]*)':(?=[ \n]|$)/y;

const otherThanText = /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;

/** Where the clean reader is in a text: content by content, over blank lines and comments, and key by key. */
export class CleanCursor {
  protected at = 0;
  /** Column of what `at` stands on, after `nextContent`; -1 at the end. */
  protected column = -1;
  protected readonly text: string;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads the parts of a collection, which is one level deeper than what it is in. */
  protected within<T>(read: () => T): T {
    if (++this.depth > deepest) throw declined;
    const value = read();
    this.depth--;
    return value;
  }

  /** Moves from the start of a line, or from the end of its content, to the next content. */
  protected nextContent(): void {
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

  /** After a value: nothing but a comment may follow on its line. */
  protected endLine(): void {
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

  protected hasKey(): boolean {
    const pattern = this.keyPattern();
    return pattern.test(this.text);
  }

  /** Reads `key:`; declines what isn't one, what stands twice, and what wouldn't be a string. */
  protected key(into: object): string {
    const match = this.keyPattern().exec(this.text);
    const key = match?.[1];
    if (match === null || key === undefined || key.length > longestKey) throw declined;
    const quoted = match[0].length > key.length + 1;
    if (key === '__proto__' || Object.hasOwn(into, key) || (!quoted && otherThanText.test(key)))
      throw declined;
    this.at += match[0].length;
    return key;
  }

  private keyPattern(): RegExp {
    const code = this.text.charCodeAt(this.at);
    const pattern =
      code === doubleQuote ? doubleQuotedKey : code === singleQuote ? singleQuotedKey : plainKey;
    pattern.lastIndex = this.at;
    return pattern;
  }
}
