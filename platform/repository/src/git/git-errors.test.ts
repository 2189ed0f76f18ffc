import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryRepository } from '../../testing/temporary-repository.ts';
import { appendEvent } from '../state/biography.ts';
import { gitFailed, redact } from './git-errors.ts';

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
  ["fatal: transport 'ext' not allowed", 'remote-invalid'],
  ['error: RPC failed; curl 52 Empty reply from server', 'remote-unreachable'],
  ['fatal: the remote end hung up unexpectedly', 'remote-unreachable'],
  ['fetch-pack: unexpected disconnect while reading sideband packet', 'remote-unreachable'],
  [
    "error: external filter 'git-lfs clean' failed 127\nfatal: a.bin: clean filter 'lfs' failed",
    'filter-failed',
  ],
  ['fatal: bad object', 'git-failed'],
])('%s is %s', (said, code) => {
  expect(gitFailed(['hash-object'], 128, said)).toMatchObject({ code });
});

it('the failure of a filter has its own code, also from git itself', async () => {
  const repository = await temporaryRepository();
  for (const [name, value] of [
    ['clean', 'false'],
    ['required', 'true'],
  ] as const)
    await repository.git.run(['config', `filter.broken.${name}`, value]);
  writeFileSync(join(repository.root, '.gitattributes'), '*.bin filter=broken\n');
  writeFileSync(join(repository.root, 'a.bin'), 'x');
  await expect(repository.git.run(['hash-object', 'a.bin'])).rejects.toMatchObject({ code: 'filter-failed' });
});

it('a branch named `state` has an error of its own', async () => {
  const repository = await temporaryRepository();
  await repository.git.run(['branch', 'state']);
  await expect(appendEvent(repository, 'a', { event: 'x', subject: 'x' }, null)).rejects.toMatchObject({
    code: 'state-branch-taken',
  });
});
