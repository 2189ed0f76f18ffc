import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const listed = (...patterns: readonly string[]) =>
  execFileSync('git', ['ls-files', '-z', '--', ...patterns], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path.endsWith('.test.ts'));
const textOf = (path: string) => readFileSync(`${root}${path}`, 'utf8');

const patterns = readFileSync(`${root}.ci/once`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

it.each(patterns)('.ci/once: %s names tests', (pattern) => {
  expect(listed(`:(glob)${pattern}`)).not.toEqual([]);
});

// The bare run would skip the test, and the complete run does not have its file.
it('.ci/once names no test that asks for root or a component', () => {
  const asks = /\.(skipIf|runIf)\(|(?<![.\w])has[A-Z]\w*\(\)|\bgetuid\b|DTAAS_REQUIRE_ALL/;
  const files = listed(...patterns.map((pattern) => `:(glob)${pattern}`)).filter(
    // `npm run check` tries the structure as root.
    (path) => !path.startsWith('test/structure/'),
  );
  expect(files.filter((path) => asks.test(textOf(path)))).toEqual([]);
});
