import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'test/system/attacks';

/** The rows of the tables: what is attacked, the files of the defence, and the test's file and title. */
const rows = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('.test.ts'))
  .map((line) => line.split(' | '));
const inTable = rows.map((cells) => {
  const [, file = '', title = ''] = /`([a-z-]+\.test\.ts)`: (.*) \|$/.exec(cells.at(-1) ?? '') ?? [];
  return `${file}: ${title}`;
});

const inTests = readdirSync(join(root, folder))
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap((name) => {
    const text = readFileSync(join(root, folder, name), 'utf8');
    return [...text.matchAll(/\battack\(\s*'([^']+)'/g)].map(([, title = '']) => `${name}: ${title}`);
  });

describe('docs/security.md', () => {
  it('has a row for each attack that is tried, and tries each attack of its rows', () => {
    expect(inTable.toSorted()).toEqual(inTests.toSorted());
    expect(new Set(inTable).size).toBeGreaterThanOrEqual(40);
  });

  it('has in each row who, field, forge, what the attacker wants, and the file of the defence', () => {
    for (const cells of rows) {
      expect(cells, cells.join(' | ')).toHaveLength(6);
      const files = [...(cells[4] ?? '').matchAll(/`([^`]+\.(?:ts|yml|sh))`/g)].map(([, file = '']) => file);
      expect(files.length, cells.join(' | ')).toBeGreaterThan(0);
      for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
    }
  });
});
