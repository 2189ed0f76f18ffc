import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { gitIn } from './git.ts';

it('a git that ends before it has read all input is told in its own words', async () => {
  const git = gitIn(tmpdir());
  const words = ['hash-object', '--stdin', '--no-such-option'];
  const input = Buffer.alloc(16 * 2 ** 20);
  const refusal = { code: 'git-failed', message: expect.stringContaining('no-such-option') };
  expect(() => git.runSync(words, input)).toThrow(expect.objectContaining(refusal));
  await expect(git.run(words, input)).rejects.toMatchObject(refusal);
});
