import { expect, test } from 'vitest';
import { isPlainPath } from './plain-path.ts';

test.each([
  ['state.json', true],
  ['components/tank/deep/state.json', true],
  ['a b/é', true],
  ['.gitignore', true],
  ['...', true],
  ['', false],
  ['/etc/passwd', false],
  ['a//b', false],
  ['a/', false],
  ['.', false],
  ['a/./b', false],
  ['..', false],
  ['../a', false],
  ['a/../b', false],
  ['a/..', false],
  ['.git/hooks/post-checkout', false],
  ['a/.GIT', false],
  ['a\0b', false],
])('%j is a plain path: %s', (path, expected) => {
  expect(isPlainPath(path)).toBe(expected);
});
