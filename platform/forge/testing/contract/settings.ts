import { expect, test } from 'vitest';
import type { Protection } from '../../src/forge.ts';
import { code, noRight, topic } from './topic.ts';

const wanted: Protection = {
  main: { branch: 'main', statuses: ['dtaas'], approvals: 0 },
  state: ['state/*', 'state/**'],
  tags: ['*/*@*'],
};

/** What `ensureProtection` left to do for a program. */
function open(gaps: readonly { readonly byHand: string | undefined }[]) {
  return gaps.filter(({ byHand }) => byHand === undefined);
}

export const protection = topic('protection', (scene) => {
  test('says what is missing, mends it, and mends what was changed', async () => {
    const { owner } = scene();
    expect((await owner.protectionGaps(wanted)).map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['main', 'state/*', '*/*@*']),
    );
    const left = await owner.ensureProtection(wanted);
    expect(open(left)).toEqual([]);
    expect(await owner.protectionGaps(wanted)).toEqual(left);
    expect(await owner.ensureProtection(wanted)).toEqual(left);
    const more = { ...wanted, main: { ...wanted.main, statuses: ['dtaas', 'dtaas/lint'] } };
    expect((await owner.protectionGaps(more)).map(({ subject }) => subject)).toContain('main');
    expect(open(await owner.ensureProtection(more))).toEqual([]);
    expect(open(await owner.protectionGaps(more))).toEqual([]);
    expect(open(await owner.ensureProtection(wanted))).toEqual([]);
  });

  test('a required status has to succeed before a merge', async () => {
    const { clone, owner, propose } = scene();
    await owner.ensureProtection(wanted);
    const { number, head } = await propose('required');
    const main = await clone.tip('main');
    const merge = () => owner.merge(number, { head: head.commit });
    await expect(merge()).rejects.toMatchObject({ code: 'forge-not-mergeable' });
    for (const state of ['pending', 'failure', 'error'] as const) {
      await owner.ensureStatus(head.commit, { name: 'dtaas', state, description: '' });
      await expect(merge()).rejects.toMatchObject({ code: 'forge-not-mergeable' });
    }
    expect(await clone.tip('main')).toBe(main);
    await owner.ensureStatus(head.commit, { name: 'dtaas', state: 'success', description: '' });
    expect(await merge()).toMatchObject({ state: 'merged' });
  });

  test('nobody pushes to main or to state branches', async () => {
    const { clone, forge, owner, repository } = scene();
    if (!forge.hasPermissions) return;
    await owner.ensureProtection(wanted);
    const main = await clone.tip('main');
    const as = repository.gitUrl('developer');
    for (const branch of ['main', 'state/mill', 'state/_verified', 'state/a/b'])
      await expect(
        clone.push(branch, { 'pushed.txt': branch }, { as, on: main ?? '' }),
        branch,
      ).rejects.toThrow();
    expect(await clone.tip('main')).toBe(main);
    expect(await clone.tip('state/mill')).toBeUndefined();
    await clone.push('free', { 'free.txt': '1' }, { as });
  });

  test('rules of others stay', async () => {
    const { owner } = scene();
    await owner.ensureProtection({ ...wanted, main: { ...wanted.main, branch: 'release' } });
    await owner.ensureProtection(wanted);
    expect(open(await owner.protectionGaps(wanted))).toEqual([]);
  });

  test('a stranger protects nothing', async () => {
    const { forge, stranger } = scene();
    if (forge.hasPermissions) await expect(stranger.ensureProtection(wanted)).rejects.toMatchObject(noRight);
  });
});

export const keys = topic('keys and secrets', (scene) => {
  const publicKey = (letter: string) =>
    `ssh-ed25519 ${Buffer.concat([Buffer.from([0, 0, 0, 11]), Buffer.from('ssh-ed25519'), Buffer.from([0, 0, 0, 32]), Buffer.alloc(32, letter)]).toString('base64')}`;

  test('a deploy key can be ensured again, and with a comment', async () => {
    const { about, owner } = scene();
    await about('ensureDeployKey', async () => {
      const key = { title: 'dtaas state', publicKey: publicKey('a'), canPush: true };
      await owner.ensureDeployKey(key);
      await owner.ensureDeployKey(key);
      await owner.ensureDeployKey({ ...key, publicKey: `${key.publicKey} somebody@machine` });
    });
  });

  test('a deploy key that may only read can get the right to push', async () => {
    const { about, owner } = scene();
    await about('ensureDeployKey', async () => {
      const key = { title: 'dtaas other', publicKey: publicKey('b'), canPush: false };
      await owner.ensureDeployKey(key);
      await owner.ensureDeployKey({ ...key, canPush: true });
    });
  });

  test('earlier keys of a title are removed, and no others', async () => {
    const { about, owner } = scene();
    await about('removeOtherDeployKeys', async () => {
      const add = (title: string, letter: string) =>
        owner.ensureDeployKey({ title, publicKey: publicKey(letter), canPush: true });
      await add('dtaas turn', 'd');
      await add('dtaas turn 1', 'e');
      await add('dtaas turns', 'f');
      await add('dtaas turn 2', 'g');
      const kept = { titled: 'dtaas turn', publicKey: `${publicKey('g')} comment` };
      await owner.removeOtherDeployKeys(kept);
      await owner.removeOtherDeployKeys(kept);
      expect(await scene().repository.byHand.deployKeyTitles('owner')).toEqual(
        expect.arrayContaining(['dtaas turn 2', 'dtaas turns']),
      );
      expect(await scene().repository.byHand.deployKeyTitles('owner')).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^dtaas turn( 1)?$/)]),
      );
    });
  });

  test('a text that is no key is refused', async () => {
    const { forge, owner } = scene();
    if (forge.lacks.has('ensureDeployKey')) return;
    const key = { title: 'no key', publicKey: 'ssh-ed25519 AAAA', canPush: true };
    await expect(owner.ensureDeployKey(key)).rejects.toMatchObject(code('forge-refused'));
  });

  test('a secret is listed by its name, also after it was set again', async () => {
    const { about, owner } = scene();
    await about('ensureSecret', async () => {
      await owner.ensureSecret('DTAAS_MARK_KEY', 'a value of at least 32 characters, one');
      await owner.ensureSecret('DTAAS_MARK_KEY', 'a value of at least 32 characters, two');
      await owner.ensureSecret('DTAAS_STATE_KEY', '-----BEGIN KEY-----\nlines\n-----END KEY-----\n');
      expect((await owner.secretNames()).toSorted()).toEqual(['DTAAS_MARK_KEY', 'DTAAS_STATE_KEY']);
    });
  });

  test('secrets are listed where there are any', async () => {
    await scene().about('secretNames', async () => {
      expect(Array.isArray(await scene().owner.secretNames())).toBe(true);
    });
  });

  test('a developer sets no secret and no key', async () => {
    const { developer, forge } = scene();
    if (!forge.hasPermissions) return;
    await expect(developer.ensureSecret('X_Y', 'z'.repeat(40))).rejects.toMatchObject(noRight);
    const key = { title: 'theirs', publicKey: publicKey('c'), canPush: true };
    await expect(developer.ensureDeployKey(key)).rejects.toMatchObject(noRight);
  });
});

export const releases = topic('releases', (scene) => {
  test('one of a tag that exists, changed in place', async () => {
    const { about, clone, owner } = scene();
    await about('ensureRelease', async () => {
      await clone.git('push', '-q', 'origin', 'HEAD:refs/tags/models/incubator@1.0.0');
      const release = { tag: 'models/incubator@1.0.0', title: 'Incubator 1.0.0', body: 'First.' };
      const first = await owner.ensureRelease(release);
      expect(first.url).not.toBe('');
      expect(await owner.ensureRelease(release)).toEqual(first);
      expect(await owner.ensureRelease({ ...release, body: 'Second.' })).toEqual(first);
    });
  });

  test('a tag that does not exist gets none, and is not made', async () => {
    const { about, clone, owner } = scene();
    await about('ensureRelease', async () => {
      const release = { tag: 'models/none@1.0.0', title: 'None', body: '' };
      await expect(owner.ensureRelease(release)).rejects.toMatchObject(
        code('forge-not-found', 'forge-refused'),
      );
      expect(await clone.git('ls-remote', 'origin', 'refs/tags/models/none@1.0.0')).toBe('');
    });
  });
});
