import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCases } from './cases.ts';

const faults = (text: string) =>
  readCases('cases.jsonl', text).problems.map(
    ({ file, line, column, code }) => `${file}:${line}:${column} ${code}`,
  );

describe('a file of cases', () => {
  it('is read line by line; empty lines have no number', () => {
    const { cases, problems } = readCases(
      'cases.jsonl',
      '{"parameters": {"gain": 2}}\n\n  \n{"name": "hot", "input": "a/b", "seed": 7}\r\n{}\n',
    );
    expect(problems).toEqual([]);
    expect(cases.map(({ number, value }) => [number, value])).toEqual([
      [1, { parameters: { gain: 2 } }],
      [2, { name: 'hot', input: 'a/b', seed: 7 }],
      [3, {}],
    ]);
  });

  it.each([
    ['no line', '', ['cases.jsonl:1:1 cases-missing']],
    ['only empty lines', '\n\n', ['cases.jsonl:1:1 cases-missing']],
    [
      'a line that breaks off',
      '{}\n{"seed": 1',
      [expect.stringMatching(/^cases.jsonl:2:\d+ case-not-json$/)],
    ],
    ['a text', '"seed"', ['cases.jsonl:1:1 case-not-json']],
    ['YAML', 'seed: 1', ['cases.jsonl:1:1 case-not-json']],
    ['a number that is too large', '{"seed": 1e400}', ['cases.jsonl:1:1 case-not-json']],
    ['an unknown field', '{}\n{"seed": 1, "sed": 2}', ['cases.jsonl:2:13 field-unknown']],
    ['a seed that is not a whole number', '{"seed": 1.5}', ['cases.jsonl:1:10 type-wrong']],
    ['a seed that is too large', '{"seed": 4294967296}', ['cases.jsonl:1:10 value-out-of-range']],
    ['an input elsewhere', '{"input": "../secret"}', ['cases.jsonl:1:11 value-malformed']],
    ['an absolute input', '{"input": "/etc"}', ['cases.jsonl:1:11 value-malformed']],
    ['an empty name', '{"name": ""}', ['cases.jsonl:1:10 value-malformed']],
    [
      'several faults',
      '{"seed": -1}\n[]',
      ['cases.jsonl:1:10 value-out-of-range', 'cases.jsonl:2:1 case-not-json'],
    ],
  ])('with %s is refused', (_what, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('tells positions within a line', () => {
    const { cases } = readCases('cases.jsonl', '{}\n{"parameters": {"gain": 2}}');
    const { document } = cases[1]!;
    expect(document.positionOf(['parameters', 'gain'])).toEqual({ file: 'cases.jsonl', line: 2, column: 25 });
    expect(document.positionOfKey(['parameters', 'gain'])).toMatchObject({ line: 2, column: 17 });
  });

  it('gives an answer to any text, with positions in that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { cases, problems } = readCases('c', text);
        expect(cases.length + problems.length).toBeGreaterThan(0);
        for (const { line } of problems) expect(line).toBeLessThanOrEqual(text.split('\n').length);
      }),
    );
  });
});
