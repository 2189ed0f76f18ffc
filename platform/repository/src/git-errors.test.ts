import { expect, it } from 'vitest';
import { appendEvent } from './biography.ts';
import { gitFailed, redact } from './git-errors.ts';
import { temporaryRepository } from './temporary-repository.ts';

it.each([
  ['https://user:secret@host/x', 'https://***@host/x'],
  ['fatal: https://secret@host/x and ssh://git@host', 'fatal: https://***@host/x and ssh://***@host'],
  ['https://user:p@ss@host/x', 'https://***@host/x'],
  ['https://host/a@b', 'https://host/a@b'],
])('%s is shown as %s', (text, shown) => {
  expect(redact(text)).toBe(shown);
});

it.each([
  ["error: could not open 'a/b.yaml' for reading: Permission denied", 'not-writable'],
  ["error: unable to create '.git/index': Read-only file system", 'not-writable'],
  ['git@host: Permission denied (publickey).', 'remote-refused'],
  ['fatal: bad object', 'git-failed'],
])('%s is %s', (said, code) => {
  expect(gitFailed(['hash-object'], 128, said)).toMatchObject({ code });
});

it('a branch that stands in the way is named, with what to do', async () => {
  const repository = await temporaryRepository();
  await repository.git.run(['branch', 'state']);
  await expect(appendEvent(repository, 'a', { event: 'x', message: 'x' }, null)).rejects.toMatchObject({
    code: 'state-branch-taken',
  });
});
