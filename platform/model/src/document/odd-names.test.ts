import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddity } from './layout-problems.ts';

describe('a path that works on every machine', () => {
  it.each([
    'a',
    'assets/models/pump/asset.yaml',
    'a b/c',
    'é/ü.txt',
    '.github/x',
    'console/x',
    'a.con',
    'x'.repeat(100),
  ])('%s', (path) => {
    expect(oddity(path)).toBeUndefined();
  });
});

describe('a path that does not', () => {
  it.each<[path: string, why: string]>([
    ['a/b:c', 'has the character :'],
    ['a\\b', 'has the character \\'],
    ['a*', 'has the character *'],
    ['a?', 'has the character ?'],
    ['"a"', 'has the character "'],
    ['a<b', 'has the character <'],
    ['a|b', 'has the character |'],
    ['a/\u0007', 'has a character that is invisible or not UTF-8'],
    ['a\u200bb', 'has a character that is invisible or not UTF-8'],
    ['a\u202eb', 'has a character that is invisible or not UTF-8'],
    ['a\ufffdb', 'has a character that is invisible or not UTF-8'],
    [`${'a/'.repeat(100)}b`, 'is longer than 200 characters'],
    ['x'.repeat(101), 'has a name of more than 100 characters'],
    ['con', 'has the name con, which Windows reserves'],
    ['a/NUL.txt', 'has the name NUL.txt, which Windows reserves'],
    ['com1/a', 'has the name com1, which Windows reserves'],
    ['a./b', 'has a name that begins or ends with a space, or ends with a dot'],
    ['a/ b', 'has a name that begins or ends with a space, or ends with a dot'],
    ['a /b', 'has a name that begins or ends with a space, or ends with a dot'],
    ['a/.GIT/config', 'has .git in it'],
  ])('%j %s', (path, why) => {
    expect(oddity(path)).toBe(why);
  });

  it('is found whatever stands around the odd name', () => {
    const odd = fc.constantFrom('con', 'aux.txt', 'a.', ' a', '.git', 'a:b', 'lpt9');
    const part = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 4 }),
        odd,
        fc.array(part, { maxLength: 4 }),
        (before, name, after) => {
          expect(oddity([...before, name, ...after].join('/'))).toBeDefined();
        },
      ),
    );
  });
});
