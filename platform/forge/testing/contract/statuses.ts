import { expect, test } from 'vitest';
import type { Status } from '../../src/forge.ts';
import { noRight, topic } from './topic.ts';

export const statuses = topic('statuses', (scene) => {
  const ok: Status = {
    name: 'dtaas',
    state: 'success',
    description: 'All is well.',
    url: 'https://ci.example/1',
  };

  test('one of each name, the newest, sorted by name', async () => {
    const { clone, owner, stranger } = scene();
    const commit = await clone.push('names', { 'a.txt': '1' });
    expect(await owner.statuses(commit)).toEqual([]);
    await owner.ensureStatus(commit, { ...ok, state: 'pending', description: 'Running.' });
    await owner.ensureStatus(commit, { name: 'dtaas/incubator', state: 'failure', description: 'No.' });
    await owner.ensureStatus(commit, { name: 'dtaas/factory', state: 'error', description: '' });
    await owner.ensureStatus(commit, ok);
    expect(await stranger.statuses(commit)).toEqual([
      ok,
      expect.objectContaining({ name: 'dtaas/factory', state: 'error', description: '' }),
      expect.objectContaining({ name: 'dtaas/incubator', state: 'failure', description: 'No.' }),
    ]);
  });

  test('several are ensured together, and those that are right stay', async () => {
    const { clone, owner } = scene();
    const commit = await clone.push('several', { 'i.txt': '1' });
    const all = ['dtaas', 'dtaas/factory', 'dtaas/incubator'].map((name) => ({ ...ok, name }));
    await owner.ensureStatus(commit, ...all.slice(1, 2));
    await owner.ensureStatus(commit, ...all);
    expect(await owner.statuses(commit)).toEqual(all);
    const requests = async (ask: () => Promise<unknown>): Promise<number> => {
      const before = owner.requests;
      await ask();
      return owner.requests - before;
    };
    // One look for all of them. `local` counts calls of git.
    const look = await requests(() => owner.statuses(commit));
    if (owner.kind !== 'local') expect(await requests(() => owner.ensureStatus(commit, ...all))).toBe(look);
    const failed = { ...ok, state: 'failure' } as const;
    await owner.ensureStatus(commit, failed, ...all.slice(1));
    expect(await owner.statuses(commit)).toEqual([failed, ...all.slice(1)]);
  });

  test('a state can go back and forth', async () => {
    const { clone, owner } = scene();
    const commit = await clone.push('forth', { 'b.txt': '1' });
    for (const state of ['pending', 'success', 'pending', 'failure', 'success', 'error'] as const) {
      await owner.ensureStatus(commit, { ...ok, state });
      await owner.ensureStatus(commit, { ...ok, state });
      expect(await owner.statuses(commit)).toEqual([{ ...ok, state }]);
    }
  });

  test('a description and a URL that differ are written', async () => {
    const { clone, owner } = scene();
    const commit = await clone.push('differ', { 'c.txt': '1' });
    await owner.ensureStatus(commit, ok);
    const other = { ...ok, description: 'Another.', url: 'https://ci.example/2' };
    await owner.ensureStatus(commit, other);
    expect(await owner.statuses(commit)).toEqual([other]);
  });

  test('a description is one line, and a long one is cut', async () => {
    const { clone, owner } = scene();
    const commit = await clone.push('long', { 'd.txt': '1' });
    const long = { ...ok, name: 'dtaas/long', description: 'word '.repeat(2_000).trim() };
    for (let times = 0; times < 2; times++) {
      await owner.ensureStatus(commit, long);
      await owner.ensureStatus(commit, { ...ok, name: 'dtaas/lines', description: 'One.\r\nTwo.\u0000\n' });
    }
    const [lines, cut] = await owner.statuses(commit);
    expect(lines?.description).not.toMatch(/[\r\n\0]/);
    expect(lines?.description).toMatch(/^One\..+Two\./);
    if (cut?.description !== long.description) {
      expect(cut?.description.endsWith('…')).toBe(true);
      expect(long.description.startsWith(cut?.description.slice(0, -1) ?? '-')).toBe(true);
    }
  });

  test('commits have their own', async () => {
    const { clone, owner } = scene();
    const [one, other] = [
      await clone.push('own/1', { 'e.txt': '1' }),
      await clone.push('own/2', { 'e.txt': '2' }),
    ];
    await owner.ensureStatus(one, ok);
    await owner.ensureStatus(other, { ...ok, state: 'failure' });
    expect(await owner.statuses(one)).toEqual([ok]);
    expect(await owner.statuses(other)).toEqual([{ ...ok, state: 'failure' }]);
  });

  test('names are kept as they are', async () => {
    const { clone, owner } = scene();
    const commit = await clone.push('odd', { 'f.txt': '1' });
    const names = ['dtaas/a b', 'dtaas/factory.r1', 'dtaas/ü', `dtaas/${'n'.repeat(94)}`, 'Dtaas'];
    for (const name of names) await owner.ensureStatus(commit, { ...ok, name });
    expect((await owner.statuses(commit)).map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  test('two that write at once both succeed', async () => {
    const { clone, developer, owner } = scene();
    const commit = await clone.push('at-once', { 'g.txt': '1' });
    await Promise.all([
      owner.ensureStatus(commit, ok),
      developer.ensureStatus(commit, ok),
      owner.ensureStatus(commit, { ...ok, name: 'dtaas/one' }),
      developer.ensureStatus(commit, { ...ok, name: 'dtaas/two' }),
    ]);
    expect((await owner.statuses(commit)).map(({ name }) => name)).toEqual([
      'dtaas',
      'dtaas/one',
      'dtaas/two',
    ]);
  });

  test('a stranger writes none', async () => {
    const { clone, forge, owner, stranger } = scene();
    if (!forge.hasPermissions) return;
    const commit = await clone.push('stranger', { 'h.txt': '1' });
    await expect(stranger.ensureStatus(commit, ok)).rejects.toMatchObject(noRight);
    expect(await owner.statuses(commit)).toEqual([]);
  });

  test('a commit that does not exist gets none', async () => {
    await expect(scene().owner.ensureStatus('1'.repeat(40), ok)).rejects.toMatchObject(noRight);
  });
});
