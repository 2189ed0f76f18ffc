import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readYaml } from './read-yaml.ts';

/** The value that the library `yaml` reads, with `-0` as 0; undefined if it refuses the text. */
function oracle(text: string): unknown {
  const documents = [...parseAllDocuments(text, { schema: 'core', prettyErrors: false, logLevel: 'silent' })];
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  return JSON.parse(JSON.stringify(documents.at(-1)?.toJS() ?? null));
}

/** Whether the text is read as more than one scalar. If so, `yaml` has to read the same value. */
function agree(text: string): boolean {
  const { value, faults } = readYaml(text);
  if (value === undefined) {
    expect(faults.length, text).toBeGreaterThan(0);
    for (const { offset } of faults) expect(offset <= text.length && offset >= 0, text).toBe(true);
    return false;
  }
  // The readers differ about a whole file that is one block text, which every format refuses.
  if (typeof value !== 'object') return false;
  expect(value, JSON.stringify(text)).toStrictEqual(oracle(text));
  return true;
}

/** Mostly what is clean, now and then what isn't. */
function mostly(clean: readonly string[], other: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...clean), weight: 20 },
    { arbitrary: fc.constantFrom(...other), weight: 1 },
  );
}

const scalar = mostly(
  [
    ...[
      '1',
      '-1',
      '0.5',
      '1e3',
      '.5',
      '5.',
      '+7',
      '1.0.0',
      '^1',
      '~',
      '~1',
      'null',
      'true',
      'False',
      'yes',
      "don't",
    ],
    ...[
      'abc',
      'a b',
      'a:b',
      'a#b',
      '"a"',
      "'it''s'",
      '"a\\nb"',
      '"a: b"',
      '""',
      "''",
      '-a',
      'J/K',
      'é',
      'a "b"',
    ],
  ],
  [
    ...[
      '',
      '- a',
      '--',
      '?',
      '&a',
      '*a',
      '!a',
      '|',
      '%a',
      '@a',
      'a, b',
      '[',
      '}',
      "'a",
      '# a',
      'a: b',
      'a:',
      '"a"b',
    ],
    ...['0x10', '0o17', '0o8', '017', '1_000', '12:30', '2026-01-01', '.inf', '-0', '1e999', '<<'],
    ...['a\nb', 'a\n   b', '|\n   a\n    b', '>-\n   a\n\n   b'],
  ],
);
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const key = mostly(
  [
    ...letters,
    ...letters.map((letter) => `${letter}-${letter}`),
    'heatCapacity',
    'x.y',
    '"q"',
    "'s'",
    'toString',
  ],
  ['null', '1', 'a b', '-', '__proto__', '""'],
);
const comment = fc.constantFrom('', '', '', '', ' ', ' # c', '\n', '\n# c', '\n\n  # c');
const gap = fc.constantFrom('', '', ' ', '\n', ' # c\n', '\n    ');

const flow = fc.letrec<{ node: string; map: string; list: string }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, scalar, tie('map'), tie('list')),
  map: fc
    .array(fc.tuple(gap, key, mostly([': '], [':', ' : ', ':\n', '']), tie('node'), gap), {
      maxLength: 3,
    })
    .map((entries) => `{${entries.map((parts) => parts.join('')).join(',')}}`),
  list: fc
    .tuple(fc.array(fc.tuple(gap, tie('node'), gap), { maxLength: 3 }), fc.constantFrom('', '', ','))
    .map(([items, last]) => `[${items.map((parts) => parts.join('')).join(',')}${last}]`),
}));

interface Block {
  readonly lines: readonly string[];
}

/** Lines of a block, without their own indentation. */
const block = fc.letrec<{ node: Block; map: Block; list: Block }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, tie('map'), tie('list')),
  map: fc
    .array(fc.tuple(key, fc.oneof(scalar, flow.node, tie('node')), fc.integer({ min: 0, max: 3 }), comment), {
      minLength: 1,
      maxLength: 4,
    })
    .map((entries) => ({
      lines: entries.flatMap(([name, value, by, end]) => entry(`${name}:`, value, by, end)),
    })),
  list: fc
    .array(
      fc.tuple(
        fc.oneof(scalar, flow.node, tie('node')),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        comment,
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((items) => ({ lines: items.flatMap(([value, by, compact, end]) => item(value, by, compact, end)) })),
}));

function entry(name: string, value: string | Block, by: number, end: string): string[] {
  if (typeof value === 'string') return `${name} ${value}${end}`.split('\n');
  return [...`${name}${end}`.split('\n'), ...value.lines.map((line) => ' '.repeat(by) + line)];
}

function item(value: string | Block, by: number, compact: boolean, end: string): string[] {
  if (typeof value === 'string') return `- ${value}${end}`.split('\n');
  const [first, ...rest] = value.lines.map((line) => ' '.repeat(by) + line);
  return compact
    ? [`-${first}`, ...rest.map((line) => ` ${line}`)]
    : [`-${end}`, ...value.lines.map((line) => ' '.repeat(by) + line)];
}

describe('a text that is read', () => {
  it('has the value that `yaml` reads: documents of every style, with something off here and there', () => {
    let accepted = 0;
    const document = fc.tuple(block.node, fc.constantFrom('', '\n', '\n\n', '\n# end', ' '));
    const check = fc.property(
      document,
      fc.nat(),
      fc.constantFrom(undefined, undefined, ' ', '\n', ':', '- ', '\n---\n', '\n...\n', '\n%Y'),
      (parts, at, extra) => {
        const text = parts[0].lines.join('\n') + parts[1];
        const place = at % (text.length + 1);
        if (agree(extra === undefined ? text : text.slice(0, place) + extra + text.slice(place))) accepted++;
      },
    );
    fc.assert(check, { numRuns: 10_000 });
    expect(accepted).toBeGreaterThan(1500);
  });

  it('has the value that `yaml` reads: characters put together at random', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab1: \n-[]{},#"\'\\~.|>&*!?%@\té'), maxLength: 24 });
    fc.assert(
      fc.property(text, (one) => void agree(one)),
      { numRuns: 20_000 },
    );
  });
});
