import { expect, test } from 'vitest';
import { code, topic } from './topic.ts';

export const files = topic('files', (scene) => {
  test('a new branch gets one commit with the files, and asking again none', async () => {
    const { clone, owner } = scene();
    const from = (await clone.tip('main')) ?? '';
    const change = {
      branch: 'revert/mill',
      from,
      message: 'Revert mill',
      files: { 'a/b.txt': 'one\n', 'ü c.txt': '' },
    };
    const commit = await owner.ensureFiles(change);
    expect(await clone.tip('revert/mill')).toBe(commit);
    expect(await clone.file(commit, 'a/b.txt')).toBe('one');
    expect(await clone.file(commit, 'ü c.txt')).toBe('');
    expect(await clone.file(commit, 'README.md')).toBeDefined();
    expect(await clone.git('log', '-1', '--format=%P|%s', commit)).toBe(`${from}|Revert mill`);
    expect(await owner.ensureFiles(change)).toBe(commit);
    expect(await clone.tip('revert/mill')).toBe(commit);
  });

  test('files are changed, left and deleted on a branch that is there', async () => {
    const { clone, owner } = scene();
    const from = await clone.push('there', { 'keep.txt': 'keep', 'change.txt': '1', 'gone.txt': '1' });
    const change = {
      branch: 'there',
      from,
      message: 'Change',
      files: { 'change.txt': '2', 'gone.txt': null, 'never.txt': null },
    };
    const commit = await owner.ensureFiles(change);
    expect(await clone.file(commit, 'keep.txt')).toBe('keep');
    expect(await clone.file(commit, 'change.txt')).toBe('2');
    expect(await clone.file(commit, 'gone.txt')).toBeUndefined();
    expect(await clone.git('rev-list', '--count', `${from}..${commit}`)).toBe('1');
    expect(await owner.ensureFiles(change)).toBe(commit);
  });

  test('what was pushed meanwhile stays', async () => {
    const { clone, owner } = scene();
    const from = await clone.push('meanwhile', { 'one.txt': '1' });
    const pushed = await clone.push('meanwhile', { 'two.txt': '2' }, { on: from });
    const commit = await owner.ensureFiles({
      branch: 'meanwhile',
      from,
      message: 'Add',
      files: { 'three.txt': '3' },
    });
    expect(await clone.file(commit, 'two.txt')).toBe('2');
    expect(await clone.git('rev-parse', `${commit}^`)).toBe(pushed);
  });

  test('a text has the bytes that were given', async () => {
    const { clone, owner } = scene();
    const from = (await clone.tip('main')) ?? '';
    const text = `\u202eright to left\r\n\t"quoted" $(x) \${{ y }} -->\n${'x'.repeat(60_000)}\u{1f3ed}\n\n`;
    const commit = await owner.ensureFiles({
      branch: 'bytes',
      from,
      message: 'Bytes',
      files: { 'text.txt': text },
    });
    await clone.git('fetch', '-q', 'origin', commit);
    const id = await clone.git('rev-parse', `${commit}:text.txt`);
    expect(Number(await clone.git('cat-file', '-s', id))).toBe(Buffer.byteLength(text));
    expect(await clone.file(commit, 'text.txt')).toBe(text.trimEnd());
  });

  test.each(['../outside.txt', '/etc/passwd', '.git/config', 'a/../b.txt', '', 'a//b.txt', 'a/.GIT/x'])(
    'the path %j is refused',
    async (path) => {
      const { clone, owner } = scene();
      const from = (await clone.tip('main')) ?? '';
      const change = { branch: `paths-${path.length}`, from, message: 'x', files: { [path]: 'x' } };
      await expect(owner.ensureFiles(change)).rejects.toMatchObject(code('forge-refused', 'forge-not-found'));
      expect(await clone.tip('main')).toBe(from);
    },
  );

  test('of two that change a branch at once, no acknowledged one is lost', async () => {
    const { clone, developer, owner } = scene();
    const from = await clone.push('at-once', { 'at-once.txt': '1' });
    const changes = ['x', 'y'].map((name, index) =>
      (index === 0 ? owner : developer).ensureFiles({
        branch: 'at-once',
        from,
        message: name,
        files: { [`${name}.txt`]: name },
      }),
    );
    const results = await Promise.allSettled(changes);
    const tip = (await clone.tip('at-once')) ?? '';
    const kept = await Promise.all(['x', 'y'].map((name) => clone.file(tip, `${name}.txt`)));
    for (const [index, { status }] of results.entries())
      if (status === 'fulfilled') expect(kept[index]).toBe(['x', 'y'][index]);
    expect(results.map(({ status }) => status)).toContain('fulfilled');
  });
});
