import { expect, test } from 'vitest';
import { operationFor } from './files.ts';

/** Of `x`, as `git hash-object` says. */
const blob = 'c1b0730e0133447badcfd47fd144e254807b06e1';

test('a file is created, updated, deleted or left', () => {
  expect(operationFor('a', 'x', undefined)).toEqual({ operation: 'create', path: 'a', content: 'eA==' });
  expect(operationFor('a', 'x', '0'.repeat(40))).toMatchObject({ operation: 'update', sha: '0'.repeat(40) });
  expect(operationFor('a', null, blob)).toEqual({ operation: 'delete', path: 'a', sha: blob });
  expect(operationFor('a', null, undefined)).toBeUndefined();
});

test('a file with the same content is left, in repositories of both hashes', () => {
  const sha256 = '4b6cea43da6e13c24f191bcb97b51a58781d1ccdd8281d96291a2582f5177b78';
  for (const same of [blob, sha256]) expect(operationFor('a', 'x', same)).toBeUndefined();
  for (const same of [blob, sha256]) expect(operationFor('a', 'y', same)).toMatchObject({ sha: same });
});
