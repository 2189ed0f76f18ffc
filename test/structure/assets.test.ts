import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const assets = fileURLToPath(new URL('../../assets/', import.meta.url));

/** What assets have in common comes from the SDK or from a library, so that a fix in one is a fix in all. */
it('no file of a shipped asset is a copy of a file of another', () => {
  const paths = readdirSync(assets, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(paths.length).toBeGreaterThan(20);
  const first = new Map<string, string>();
  const copies = paths.flatMap((path) => {
    const text = readFileSync(path, 'utf8').trim();
    const other = text === '' ? undefined : first.get(text);
    first.set(text, path);
    return other === undefined ? [] : [`${path} is a copy of ${other}`];
  });
  expect(copies).toEqual([]);
});
