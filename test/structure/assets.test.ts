import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const assets = fileURLToPath(new URL('../../assets/', import.meta.url));

/** As many lines in two files can't be a coincidence. */
const run = 6;

/** The places at which each run of lines of programs stands, without empty lines and lines of one word. */
function placesOfRuns(): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  const files = readdirSync(assets, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(mjs|py|sh)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'));
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /\W\w+\W/.test(line) && !line.startsWith('import '));
    for (let first = 0; first + run <= lines.length; first++) {
      const text = lines.slice(first, first + run).join('\n');
      places.set(text, [...(places.get(text) ?? []), relative(assets, file)]);
    }
  }
  return places;
}

// What assets have in common is in the SDK, in a model, or in a function that others use as a library.
it('no program in assets/ repeats another', () => {
  const repeated = [...placesOfRuns()].filter(([, files]) => files.length > 1);
  expect(repeated).toEqual([]);
});
