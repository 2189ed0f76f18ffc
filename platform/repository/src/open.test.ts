import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitFiles, temporaryFolder, temporaryRepository } from '../testing/temporary-repository.ts';
import { resolveCommit } from './git/commits.ts';
import { gitIn } from './git/git.ts';
import { openRepository } from './open.ts';

describe('openRepository', () => {
  it('finds the root from a folder below', async () => {
    const { root } = await temporaryRepository({ 'a/b/c.txt': '1' });
    expect((await openRepository(join(root, 'a/b'))).root).toBe(root);
  });

  it('says what is wrong and what to do', async () => {
    const folder = temporaryFolder();
    await expect(openRepository(folder)).rejects.toMatchObject({ code: 'not-a-repository' });
    await expect(openRepository(join(folder, 'missing'))).rejects.toMatchObject({ code: 'not-a-repository' });
    await gitIn(folder).run(['init', '-q', '--bare', 'bare.git']);
    await expect(openRepository(join(folder, 'bare.git'))).rejects.toMatchObject({ code: 'repository-bare' });
    await gitIn(folder).run(['init', '-q', 'empty']);
    const empty = await openRepository(join(folder, 'empty'));
    await expect(resolveCommit(empty, 'HEAD')).rejects.toMatchObject({ code: 'no-commit' });
  });

  it('says that git is too old', async () => {
    const { root } = await temporaryRepository();
    const bin = temporaryFolder();
    const old = '[ "$1" = version ] && echo git version 2.30.2 || printf "%s\\n" "$2" false sha1 .git "$PWD"';
    writeFileSync(join(bin, 'git'), `#!/bin/sh\n${old}\n`, { mode: 0o755 });
    const path = process.env['PATH'];
    process.env['PATH'] = `${bin}:${path}`;
    try {
      await expect(openRepository(root)).rejects.toMatchObject({ code: 'git-too-old' });
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('knows a shallow clone and gives its hint', async () => {
    const origin = await temporaryRepository();
    const first = await resolveCommit(origin, 'HEAD');
    await commitFiles(origin, { 'x.txt': '1' });
    const folder = temporaryFolder();
    await gitIn(folder).run(['clone', '-q', '--depth=1', `file://${origin.root}`, 'clone']);
    const clone = await openRepository(join(folder, 'clone'));
    expect(clone.shallow).toBe(true);
    await expect(resolveCommit(clone, first)).rejects.toMatchObject({
      code: 'rev-unknown',
      hint: expect.stringContaining('--unshallow'),
    });
  });

  it('ignores the GIT_ variables of its caller', async () => {
    const { root } = await temporaryRepository();
    const other = temporaryFolder();
    mkdirSync(join(other, 'elsewhere'));
    process.env['GIT_DIR'] = join(other, 'elsewhere');
    try {
      expect((await openRepository(root)).root).toBe(root);
    } finally {
      delete process.env['GIT_DIR'];
    }
  });
});

describe('resolveCommit', () => {
  it.each(['--help', 'a..b', 'HEAD:file', '', '-n', 'a b', '\u0000'])('refuses %j', async (rev) => {
    const repository = await temporaryRepository();
    await expect(resolveCommit(repository, rev)).rejects.toMatchObject({ code: 'rev-invalid' });
  });
});
