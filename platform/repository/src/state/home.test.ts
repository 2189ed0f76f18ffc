import { cpSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, temporaryRepository } from '../../testing/temporary-repository.ts';
import { homeLocked } from '../failures.ts';
import { gitIn } from '../git/git.ts';
import { openRepository } from '../open.ts';
import { withFileLock } from '../twin-lock.ts';
import { home } from './home.ts';

describe('home', () => {
  it('is made once, also by many at once', async () => {
    const repository = await temporaryRepository();
    const ids = await Promise.all([home(repository), home(repository), home(repository)]);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect(ids.filter(({ made }) => made)).toHaveLength(1);
    expect(await home(repository)).toEqual({ id: ids[0]!.id, made: false });
    expect(ids[0]!.id).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is read without its lock', async () => {
    const repository = await temporaryRepository();
    const { id } = await home(repository);
    const lock = join(repository.gitDir, 'dtaas/home.lock');
    const read = () => home(repository);
    const locked = { error: homeLocked, subject: 'The home' };
    expect(await withFileLock(lock, locked, read)).toEqual({ id, made: false });
  });

  it("isn't written by who only looks, where that can't be", async () => {
    const repository = await temporaryRepository();
    // Nobody makes files there, root no more than others.
    symlinkSync('/sys', join(repository.gitDir, 'dtaas'));
    await expect(home(repository)).rejects.toThrow();
    const { id } = await home(repository, { looks: true });
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect((await home(repository, { looks: true })).id).not.toBe(id);
  });

  it('stays when the clone is moved', async () => {
    const repository = await temporaryRepository();
    const { id } = await home(repository);
    const folder = temporaryFolder();
    renameSync(repository.root, join(folder, 'moved'));
    expect(await home(await openRepository(join(folder, 'moved')))).toEqual({ id, made: false });
    // To another disk: the copy is all there is.
    cpSync(join(folder, 'moved'), join(folder, 'disk'), { recursive: true });
    rmSync(join(folder, 'moved'), { recursive: true });
    expect(await home(await openRepository(join(folder, 'disk')))).toEqual({ id, made: false });
  });

  it('is never shared by clones and copies', async () => {
    const repository = await temporaryRepository();
    const { id } = await home(repository);
    const folder = temporaryFolder();
    await gitIn(folder).run(['clone', '-q', repository.root, 'clone']);
    expect((await home(await openRepository(join(folder, 'clone')))).id).not.toBe(id);
    cpSync(repository.root, join(folder, 'copy'), { recursive: true });
    const copy = await openRepository(join(folder, 'copy'));
    const copied = await home(copy);
    expect(copied).toMatchObject({ made: true, copyOf: repository.gitDir });
    expect(copied.id).not.toBe(id);
    expect(await home(copy)).toEqual({ id: copied.id, made: false });
    expect(await home(repository)).toEqual({ id, made: false });
    await gitIn(folder).run(['clone', '-q', '--mirror', repository.root, 'mirror/.git']);
    const mirror = join(folder, 'mirror');
    await gitIn(mirror).run(['config', 'core.bare', 'false']);
    expect((await home(await openRepository(mirror))).copyOf).toBe('another clone');
  });

  it('is another one on another machine, unless it is shared', async () => {
    const repository = await temporaryRepository();
    const { id } = await home(repository);
    const file = join(repository.gitDir, 'dtaas/clone.json');
    const clone = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...clone, machine: 'other', directory: '1-1' }));
    expect(await home(repository, { shared: true })).toEqual({ id, made: false });
    expect((await home(repository)).copyOf).toContain('another machine');
  });

  it('is made anew where the ref holds nonsense', async () => {
    const repository = await temporaryRepository();
    await repository.git.run(['update-ref', 'refs/dtaas/home', 'HEAD']);
    expect((await home(repository)).made).toBe(true);
  });
});
