import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

test('the README names the functions that make a save and judge a restore, and the files that have them', () => {
  const rows = [...read('../README.md').matchAll(/\| `(\w+\/[\w-]+\.ts)` +\| `(\w+)` +\|/g)];
  expect(rows.length).toBe(12);
  for (const [, file, name] of rows)
    expect(`${file}\n${read(file!)}`).toMatch(new RegExp(`(?:function|async|const|^ ) ${name}[(<:]`, 'm'));
});
