import { describe, expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';
import { largestFile } from './decode.ts';

/** Files made to be slow, large or confusing, and the code of the first problem that each is answered with. */
const hostile: readonly (readonly [name: string, content: string | Uint8Array, code: string])[] = [
  ['nothing', '', 'yaml-empty'],
  ['comments', '# a\n# b\n', 'yaml-empty'],
  ['a document start alone', '---\n', 'yaml-empty'],
  ['a tab', 'a:\n\tb: 1\n', 'yaml-tab'],
  ['a tab after a dash', 'a:\n  -\tb\n', 'yaml-tab'],
  ['an anchor', 'a: &x 1\n', 'yaml-anchor'],
  ['an alias', 'a: *x\n', 'yaml-anchor'],
  ['a billion laughs', laughs(), 'yaml-anchor'],
  ['a tag', 'a: !!js/function x\n', 'yaml-tag'],
  ['a tab between a colon and its value', 'a:\tb\n', 'yaml-tab'],
  ['a tab in a plain text', 'a: b\tc\n', 'yaml-tab'],
  ['a tab after everything', 'a: b\t\n', 'yaml-tab'],
  ['a tag that is not written out', 'a: !\n', 'yaml-tag'],
  ['two anchors on a value', 'a: &x &y 1\n', 'yaml-anchor'],
  ['an anchor without a name', 'a: & 1\n', 'yaml-anchor'],
  ['a directive without a document', '%YAML 1.2\n', 'yaml-directive'],
  ['an unknown directive', '%DTAAS 1\n---\na: 1\n', 'yaml-directive'],
  ['an explicit key in a flow', '{? a : 1}\n', 'yaml-explicit-key'],
  ['an explicit key on a line of its own', '?\n  a\n: 1\n', 'yaml-explicit-key'],
  ['66 collections', `a: ${'['.repeat(65)}${']'.repeat(65)}`, 'yaml-nesting'],
  ['not a number', 'a: .NaN\n', 'yaml-number'],
  ['a null as key', '~: a\n', 'yaml-key'],
  ['a boolean as key', 'a: {true: 1}\n', 'yaml-key'],
  ['400,000 bytes of one key', `${'a'.repeat(400_000)}: 1\n`, 'yaml-key'],
  ['an open bracket over 100,000 lines', `a: [${'\n'.repeat(100_000)}`, 'yaml-syntax'],
  ['many lines that end in a quote', '"a\n'.repeat(100_000), 'yaml-syntax'],
  ['an explicit key', '? a\n: 1\n', 'yaml-explicit-key'],
  ['400 nested explicit keys', '? '.repeat(400), 'yaml-nesting'],
  ['a directive', '%YAML 1.1\n---\na: 1\n', 'yaml-directive'],
  ['two documents', 'a: 1\n---\nb: 2\n', 'yaml-documents'],
  ['something after the end', 'a: 1\n...\nb: 2\n', 'yaml-documents'],
  ['a key twice', 'a: 1\nb: 2\na: 3\n', 'yaml-duplicate-key'],
  ['a key twice in a flow', '{a: 1, a: 2}\n', 'yaml-duplicate-key'],
  ['a number as key', '1: a\n', 'yaml-key'],
  ['an empty key', ': a\n', 'yaml-key'],
  ['a list as key', '[a]: b\n', 'yaml-key'],
  ['__proto__', '__proto__: {a: 1}\n', 'yaml-key'],
  ['infinity', 'a: -.inf\n', 'yaml-number'],
  ['a number too large', 'a: 1e999\n', 'yaml-number'],
  ['200,000 brackets', '['.repeat(200_000), 'yaml-nesting'],
  ['200,000 pairs of brackets', '[]'.repeat(200_000), 'yaml-syntax'],
  ['1,000 braces', '{a: '.repeat(1000), 'yaml-nesting'],
  ['1,000 dashes', '- '.repeat(1000), 'yaml-nesting'],
  [
    '1,000 levels',
    Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
    'yaml-nesting',
  ],
  ['colons', 'a: b: c\n', 'yaml-syntax'],
  ['20,000 colons in a flow', `{${'a: b c: d '.repeat(20_000)}}`, 'yaml-syntax'],
  ['200,000 colons', ': '.repeat(200_000), 'yaml-nesting'],
  ['200,000 commas', `[${','.repeat(200_000)}]`, 'yaml-syntax'],
  ['200,000 bad escapes', `a: "${'\\q'.repeat(200_000)}"`, 'yaml-syntax'],
  ['64 KiB of quotes', '"'.repeat(65_536), 'yaml-syntax'],
  ['100,000 keys without values', 'a:\n'.repeat(100_000), 'yaml-duplicate-key'],
  ['10,000 times the same key', 'a: 1\n'.repeat(10_000), 'yaml-duplicate-key'],
  ['an open quote', `a: "${'b\n'.repeat(100_000)}`, 'yaml-syntax'],
  ['a large file', ' '.repeat(largestFile + 1), 'file-too-large'],
  ['UTF-16', new Uint8Array([0xfe, 0xff, 0, 0x61]), 'file-encoding'],
  ['UTF-16 without a mark', new Uint8Array([0x61, 0, 0x3a, 0]), 'file-encoding'],
  ['a byte order mark', '\ufeffa: 1\n', 'file-encoding'],
  ['Latin-1', new Uint8Array([0x61, 0x3a, 0x20, 0xe9, 0x0a]), 'file-encoding'],
  ['an overlong form', new Uint8Array([0x61, 0x3a, 0x20, 0xc0, 0x80]), 'file-encoding'],
  ['half a surrogate pair', new Uint8Array([0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80]), 'file-encoding'],
  ['NUL', 'a: b\0c\n', 'file-characters'],
  ['an escape', 'a: \u001b[31m\n', 'file-characters'],
  ['an escape of eight bits', 'a: \u009b31m\n', 'file-characters'],
  ['an override of direction', '# \u202e\na: 1\n', 'file-characters'],
  ['an isolate', 'a: b\u2066c\n', 'file-characters'],
];

function laughs(): string {
  const levels = [...'abcdefghi'];
  const lines = levels.map((level, at) => {
    const previous = levels[at - 1];
    return `${level}: &${level} [${Array(9)
      .fill(previous === undefined ? 'lol' : `*${previous}`)
      .join(', ')}]`;
  });
  return `${lines.join('\n')}\n`;
}

function read(content: string | Uint8Array) {
  return readDocument('f.yaml', typeof content === 'string' ? new TextEncoder().encode(content) : content);
}

describe.each(hostile)('%s', (_name, content, code) => {
  it(`is answered with ${code} where it stands, within a second, also the second time`, () => {
    for (let time = 0; time < 2; time++) {
      const before = process.cpuUsage();
      const { value, problems } = read(content);
      // Of the processor, since the wall's clock goes on while other tests run.
      const { user, system } = process.cpuUsage(before);
      expect(problems[0]).toMatchObject({ file: 'f.yaml', code, severity: 'error' });
      expect(value).toBeUndefined();
      expect((user + system) / 1000).toBeLessThan(1000);
      for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
    }
  });
});

/** Texts with a slip that people make, and what is said of it where. */
const slips: readonly (readonly [text: string, line: number, column: number, message: string])[] = [
  ['kind: [a\nb: 1\n', 1, 7, 'This bracket is not closed'],
  ['a: [1, 2\n b: 3]\n', 1, 4, 'This bracket is not closed'],
  ['a: {b: [1, 2\n', 1, 8, 'This bracket is not closed'],
  ['a: "]" \nb: [1, "]"\n', 2, 4, 'This bracket is not closed'],
  ['a: [b c: d e: f]\n', 1, 13, 'A second `:` follows a value'],
  ['a: [b: {c: 1} d]\n', 1, 15, 'A comma or a closing bracket is missing before this'],
  ['title: Bang-bang: a controller\n', 1, 17, 'A second `:` follows a value'],
  [
    'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n',
    2,
    1,
    'Git could not merge this part of the file',
  ],
  ['a: 1\n  b: 2\n', 2, 3, 'This line is indented too little or too far'],
  ['a:\n  - b\n c: 1\n', 3, 2, 'This line is indented too little or too far'],
  ['a:\n  b: 1\n c: 2\n', 3, 2, 'This line is indented too little or too far'],
  ['a: 1\n- b\n', 2, 1, 'This line is indented too little or too far'],
  ['a: "b" c\n', 1, 8, 'Nothing may follow a value on its line'],
  ['a: [b] c\n', 1, 8, 'Nothing may follow a value on its line'],
  ['a: @b\n', 1, 4, "A value can't begin with this character"],
  ['a: }\n', 1, 4, "A value can't begin with this character"],
  ['a: - b\n', 1, 4, 'A list or mapping begins on the line of its key'],
  ['a: "\\q"\n', 1, 6, 'This escape is unknown in double quotes'],
  ['a: "\\x4"\n', 1, 8, 'This escape is unknown in double quotes'],
  ['a: "b\n', 1, 4, 'This quote is not closed'],
  ["a: 1\nb: 'it''s\nc: 2\n", 2, 4, 'This quote is not closed'],
  ['a: |x\n b\n', 1, 5, '`|` or `>` is followed by something else on its line'],
  ['a: 1\nb\nc: 2\n', 2, 1, 'A colon is missing after a key'],
];

describe.each(slips)('the slip in %j', (text, line, column, message) => {
  it(`is reported at ${line}:${column} as: ${message}`, () => {
    expect(read(text).problems).toMatchObject([{ code: 'yaml-syntax', line, column, message }]);
  });
});

it('a key that no file may have is named as such', () => {
  expect(read('a:\n  __proto__: 1\n').problems).toMatchObject([
    { code: 'yaml-key', line: 2, column: 3, message: '`__proto__` is not allowed as a key' },
  ]);
});

describe('positions', () => {
  it('point at the fault', () => {
    expect(read('a: 1\nb:\n  c: 2\n  c: 3\n').problems).toMatchObject([{ line: 4, column: 3 }]);
    expect(read('a: 1\nb: é\u0007\n').problems).toMatchObject([{ line: 2, column: 5 }]);
    // The é of Latin-1, not the letter that it can't be followed by.
    const latin1 = Uint8Array.from(Buffer.from('title: "caf\u00e9s"\n', 'latin1'));
    expect(read(latin1).problems).toMatchObject([
      { line: 1, column: 12, message: 'The byte 0xE9 is not UTF-8' },
    ]);
    expect(read('a: 1\nb: { c: 1, d: 2\ne:\n  f: 3\n').problems).toMatchObject([
      { line: 2, column: 4, hint: expect.stringContaining('Close the bracket') },
    ]);
    expect(read('title: A box: a story\n').problems).toMatchObject([{ line: 1, column: 13 }]);
  });

  it('of values and keys, of what is missing, in clean files and others', () => {
    for (const end of ['', '# a text for the library\nz: |\n  x\n']) {
      const document = read(`a: {b: [1, two]}\nc:\n  - d: 4\n${end}`);
      expect(document.problems).toEqual([]);
      expect(document.positionOf(['a', 'b', 1])).toEqual({ file: 'f.yaml', line: 1, column: 12 });
      expect(document.positionOfKey(['a', 'b'])).toEqual({ file: 'f.yaml', line: 1, column: 5 });
      expect(document.positionOf(['c', 0, 'd'])).toEqual({ file: 'f.yaml', line: 3, column: 8 });
      expect(document.positionOf(['c', 0, 'missing'])).toEqual({ file: 'f.yaml', line: 3, column: 5 });
      expect(document.positionOf(['a', 'missing'])).toEqual({ file: 'f.yaml', line: 1, column: 1 });
    }
  });
});

it.each([
  ['a comment', 'a: b #\tc\n#\td\ne: f\n', { a: 'b', e: 'f' }],
  ['quotes', 'a: "b\tc"\nd: \'e\tf\'\n', { a: 'b\tc', d: 'e\tf' }],
  ['a block', 'a: |\n  b\tc\nd: e\n', { a: 'b\tc\n', d: 'e' }],
  ['a comment after a block', 'a: |\n  b\n#\tc\nd: e\n', { a: 'b\n', d: 'e' }],
])('a tab may stand in %s', (_, text, value) => {
  expect(readDocument('f.yaml', Buffer.from(text))).toMatchObject({ value, problems: [] });
});

it.each([
  ['#\tb\na:\t# c\n  d\n', 2, 3],
  ['a: "\t#"\nb: c#\td\n', 2, 6],
])('the first tab that may not stand where it stands is shown: %j', (text, line, column) => {
  expect(readDocument('f.yaml', Buffer.from(text)).problems).toMatchObject([
    { code: 'yaml-tab', line, column },
  ]);
});
