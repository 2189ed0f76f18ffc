import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

// The test files of a worker share modules. A module that is replaced would stay for the files after this one, while
// `vi.spyOn` ends with the file.
it('no test replaces a module for good', () => {
  const files = execFileSync('git', ['ls-files', '-z', '--', '*.test.ts'], { cwd: root, encoding: 'utf8' });
  const replacing = files.split('\0').filter((path) => {
    if (path === '') return false;
    const text = readFileSync(`${root}${path}`, 'utf8');
    return /\bvi\.mock\(/.test(text) || (text.includes('vi.doMock(') && !text.includes('vi.doUnmock('));
  });
  expect(replacing).toEqual([]);
});
