import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { eventText } from './biography.ts';

function told(
  subject: string,
  body = '',
  actor = 'Plant Operator <operator@plant.example>',
): readonly string[] {
  const entry = {
    id: 'a',
    at: '2026-11-22T14:36:12.000Z',
    event: 'saved',
    subject,
    body,
    trailers: { Actor: actor },
  };
  return stripVTControlCharacters(eventText(entry)).split('\n');
}

it('says who did what, without their address', () => {
  expect(told('saved: 20261122T143611Z-c52be252')).toEqual([
    '2026-11-22 14:36:12  saved: 20261122T143611Z-c52be252  by Plant Operator',
  ]);
  expect(told('saved', '', 'dtaas')).toEqual(['2026-11-22 14:36:12  saved  by dtaas']);
  expect(told('saved', '', '<operator@plant.example>')[0]).toContain('by <operator@plant.example>');
});

it('stays within 110 columns, whatever was written', () => {
  const lines = told(`failed: ${'the runner did not start '.repeat(9)}`, `- ${'x'.repeat(300)}\n- more`);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(110);
  expect(lines.slice(1).every((line) => line.startsWith(' '.repeat(21)))).toBe(true);
  expect(lines.join('')).toContain('by Plant Operator');
  expect(lines.at(-1)?.trim()).toBe('- more');
});
