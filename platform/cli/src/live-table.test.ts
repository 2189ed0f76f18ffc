import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fitted } from './live-table.ts';

describe('a table that redraws', () => {
  const text = ['oven  Healthy', '', ...Array.from({ length: 20 }, (_, index) => `port ${index}`)].join('\n');

  it('is left as it is where it fits', () => {
    expect(fitted(text, { rows: 24, columns: 80 })).toBe(text);
  });

  it('keeps its beginning on a low screen, and says how much is left out', () => {
    const lines = stripVTControlCharacters(fitted(text, { rows: 10, columns: 80 })).split('\n');
    expect(lines).toHaveLength(9);
    expect(lines[0]).toBe('oven  Healthy');
    expect(lines.at(-1)).toBe('… 14 more lines');
  });

  it('counts lines that wrap, and no colours', () => {
    const wide = `\u001b[1m${'x'.repeat(30)}\u001b[0m\n${text}`;
    expect(fitted(wide, { rows: 25, columns: 80 })).toBe(wide);
    expect(fitted(wide, { rows: 25, columns: 10 })).not.toBe(wide);
  });
});
