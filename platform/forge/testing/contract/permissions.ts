import { expect, test } from 'vitest';
import { code, noRight, topic } from './topic.ts';

export const permissions = topic('people', (scene) => {
  test('an account says who it is', async () => {
    const { developer, owner, repository } = scene();
    expect(await owner.account()).toBe(repository.accountOf('owner'));
    expect(await developer.account()).toBe(repository.accountOf('developer'));
  });

  test('what people may do', async () => {
    const { forge, owner, repository } = scene();
    expect(await owner.permissionOf(repository.accountOf('owner'))).toBe('admin');
    if (!forge.hasPermissions) return;
    expect(await owner.permissionOf(repository.accountOf('developer'))).toBe('write');
    expect(await owner.permissionOf(repository.accountOf('stranger'))).toMatch(/^(none|read)$/);
    expect(await owner.permissionOf('nobody-of-that-name')).toMatch(/^(none|read)$/);
  });

  test.each(['', '../admin', 'a/b', 'owner?x=1', '%2e%2e', 'x'.repeat(300), 'ü\u202e'])(
    'nobody is called %j',
    async (name) => {
      const { forge, owner } = scene();
      if (forge.hasPermissions) expect(await owner.permissionOf(name)).toMatch(/^(none|read)$/);
    },
  );

  test('the members of a team', async () => {
    const { about, owner, repository } = scene();
    await about('membersOf', async () => {
      const { name = 'plant/operators', members } = repository.team ?? {};
      expect((await owner.membersOf(name)).toSorted()).toEqual(members);
    });
  });

  test.each(['plant/no-such-team', 'no-such-organisation/operators', 'operators', '../users', ''])(
    'there is no team %j',
    async (name) => {
      const { forge, owner } = scene();
      if (!forge.lacks.has('membersOf'))
        await expect(owner.membersOf(name)).rejects.toMatchObject(code('forge-not-found'));
    },
  );

  test('a stranger changes nothing', async () => {
    const { clone, forge, owner, propose, stranger } = scene();
    if (!forge.hasPermissions) return;
    const { number } = await propose('mine');
    const main = (await clone.tip('main')) ?? '';
    const change = { branch: 'from-stranger', from: main, message: 'x', files: { 'x.txt': 'x' } };
    await expect(stranger.ensureFiles(change)).rejects.toMatchObject(noRight);
    await expect(stranger.ensureClosed(number)).rejects.toMatchObject(noRight);
    await expect(
      stranger.ensurePullRequest({ head: 'mine', base: 'main', title: 'Theirs', body: 'Theirs.' }),
    ).rejects.toMatchObject(noRight);
    await expect(
      stranger.ensureLabel({ name: 'theirs', color: 'ff0000', description: '' }),
    ).rejects.toMatchObject(noRight);
    expect(await owner.pullRequest(number)).toMatchObject({ state: 'open', title: 'Change mine' });
    expect(await clone.tip('from-stranger')).toBeUndefined();
  });

  test("a token that is nobody's is refused", async () => {
    const { repository } = scene();
    if (!repository.openWithWrongToken) return;
    // An adapter may find out when it is opened.
    const account = async () => (await repository.openWithWrongToken?.())?.account();
    const propose = async () =>
      (await repository.openWithWrongToken?.())?.ensurePullRequest({
        head: 'main',
        base: 'main',
        title: 'x',
        body: '',
      });
    await expect(account()).rejects.toMatchObject(noRight);
    await expect(propose()).rejects.toMatchObject(noRight);
  });

  test('a repository that does not exist is not found', async () => {
    const { owner, repository } = scene();
    const open = async () => {
      const other = await repository.open('owner', `${owner.repository}-no-such`);
      await other.about();
    };
    await expect(open()).rejects.toMatchObject(code('forge-not-found', 'forge-remote-not-bare'));
  });
});
