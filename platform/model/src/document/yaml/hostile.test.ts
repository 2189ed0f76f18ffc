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
  ['an explicit key', '? a\n: 1\n', 'yaml-explicit-key'],
  ['400 nested explicit keys', '? '.repeat(400), 'yaml-explicit-key'],
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
  ['200,000 pairs of brackets', '[]'.repeat(200_000), 'file-too-large'],
  ['1,000 braces', '{a: '.repeat(1000), 'yaml-nesting'],
  ['1,000 dashes', '- '.repeat(1000), 'yaml-nesting'],
  [
    '1,000 levels',
    Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
    'yaml-nesting',
  ],
  ['colons', 'a: b: c\n', 'yaml-syntax'],
  ['20,000 colons in a flow', `{${'a: b c: d '.repeat(20_000)}}`, 'yaml-syntax'],
  ['200,000 colons', ': '.repeat(200_000), 'yaml-syntax'],
  ['200,000 commas', `[${','.repeat(200_000)}]`, 'file-too-large'],
  ['200,000 bad escapes', `a: "${'\\q'.repeat(200_000)}"`, 'yaml-syntax'],
  ['64 KiB of quotes', '"'.repeat(65_536), 'yaml-syntax'],
  ['100,000 keys without values', 'a:\n'.repeat(100_000), 'file-too-large'],
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

describe('a syntax error', () => {
  it.each([
    ['kind: [a\nb: 1\n', 'A bracket isn’t closed'],
    ['title: Bang-bang: a controller\n', 'A second `:` follows a value'],
    ['a: 1\n  b: 2\n', 'A list or keys begin where one value should stand'],
    ['a:\n  - b\n c: 1\n', 'This line is indented too little'],
    ['a: "b" c\n', 'This doesn’t belong here'],
    ['a: @b\n', 'A value can’t begin with this character'],
    ['a: "\\q"\n', 'This escape means nothing in double quotes'],
    ['a: "b\n', 'A character is missing here'],
  ])('in %j says %s', (text, message) => {
    const [problem] = read(text).problems;
    expect(problem?.code).toBe('yaml-syntax');
    expect(problem?.message).toContain(message);
  });
});

it('a key that no file may have is named as such', () => {
  expect(read('a:\n  __proto__: 1\n').problems).toMatchObject([
    { code: 'yaml-key', line: 2, column: 3, message: '`__proto__` can’t be a key here' },
  ]);
});

describe('positions', () => {
  it('point at the fault', () => {
    expect(read('a: 1\nb:\n  c: 2\n  c: 3\n').problems).toMatchObject([{ line: 4, column: 3 }]);
    expect(read('a: 1\nb: é\u0007\n').problems).toMatchObject([{ line: 2, column: 5 }]);
    // The é of Latin-1, not the letter that it can't be followed by.
    const latin1 = Uint8Array.from(Buffer.from('title: "caf\u00e9s"\n', 'latin1'));
    expect(read(latin1).problems).toMatchObject([
      { line: 1, column: 12, message: "The byte 0xE9 isn't UTF-8" },
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
