import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeIn } from './lines.ts';

describe('lines and columns', () => {
  it.each<[text: string, offset: number, line: number, column: number]>([
    ['', 0, 1, 1],
    ['ab', 1, 1, 2],
    ['ab', 2, 1, 3],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\n\n\nb', 3, 3, 1],
    ['a\n', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    // Columns count UTF-16 units, as editors do.
    ['\u{1F525}b', 2, 1, 3],
  ])('%j at %i is %i:%i', (text, offset, line, column) => {
    expect(placeIn(text, offset)).toEqual({ line, column });
  });

  it('are those that counting gives', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(), (written, at) => {
        const offset = at % (written.length + 1);
        const before = written.slice(0, offset).split('\n');
        expect(placeIn(written, offset)).toEqual({
          line: before.length,
          column: before.at(-1)!.length + 1,
        });
      }),
    );
  });
});
