import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitFiles, temporaryRepository } from '../../testing/temporary-repository.ts';
import { resolveCommit } from '../git/commits.ts';
import { readRefs } from '../git/refs.ts';
import { checkedRemote } from '../remote/remote.ts';
import { fetchSources } from './sources.ts';
import { createTag, readPublished } from './tags.ts';

const pump = 'assets/models/pump/asset.yaml';
const version = 'models/pump@1.0.0';

describe('tags', () => {
  it('take a version once, and its files are those of its commit', async () => {
    const repository = await temporaryRepository({ [pump]: 'first\n', 'twins/a/twin.yaml': 'a\n' });
    const commit = await resolveCommit(repository, 'HEAD');
    expect(await createTag(repository, version, 'HEAD', 'The first')).toBe(true);
    expect(await createTag(repository, version, commit, 'The first')).toBe(false);
    await commitFiles(repository, { [pump]: 'second\n' });
    await expect(createTag(repository, version, 'HEAD', 'x')).rejects.toMatchObject({
      code: 'version-taken',
    });

    const [published, ...others] = await readPublished(repository);
    expect(others).toEqual([]);
    const treeId = await repository.git.text(['rev-parse', `${commit}:assets/models/pump`]);
    expect(published).toMatchObject({
      reference: 'models/pump',
      version: '1.0.0',
      source: 'tags',
      commit,
      treeId,
    });
    const files = published!.files();
    expect([...files.entries.keys()]).toEqual([pump]);
    expect(Buffer.from(files.read(pump)).toString()).toBe('first\n');
    expect(await repository.git.text(['cat-file', '-t', `refs/tags/${version}`])).toBe('tag');
  });

  it("count also when they are light; those of something else or of nothing don't", async () => {
    const repository = await temporaryRepository({ [pump]: 'first\n' });
    for (const name of [version, 'models/pump@1', 'models/other@1.0.0', 'v1.0.0', 'pump@1.0.0'])
      await repository.git.run(['tag', name]);
    const blob = await repository.git.text(['rev-parse', `HEAD:${pump}`]);
    await repository.git.run(['tag', 'models/pump@2.0.0', blob]);
    const published = await readPublished(repository);
    expect(published.map((one) => `${one.reference}@${one.version}`)).toEqual([version]);
  });
});

describe('sources', () => {
  it('bring the versions of other repositories, and no branch or tag of theirs', async () => {
    const [ours, theirs] = [await temporaryRepository(), await temporaryRepository({ [pump]: 'theirs\n' })];
    await createTag(theirs, version, 'HEAD', 'x');
    await theirs.git.run(['tag', 'v1']);
    const source = { name: 'partner', url: `file://${theirs.root}` };
    await fetchSources(ours, [source]);
    await fetchSources(ours, [source, { name: 'near', path: join('..', theirs.root.split('/').at(-1)!) }]);
    const found = await readPublished(ours);
    expect(found.map((one) => one.source)).toEqual(['near', 'partner']);
    expect(Buffer.from(found[0]!.files().read(pump)).toString()).toBe('theirs\n');
    expect((await readRefs(ours, 'refs/tags/')).size).toBe(0);

    await theirs.git.run(['tag', '-d', version]);
    await commitFiles(theirs, { [pump]: 'changed\n' });
    await createTag(theirs, version, 'HEAD', 'x');
    expect((await fetchSources(ours, [source])).get('partner')).toMatchObject({ code: 'source-changed' });
    await fetchSources(ours, []);
    expect(await readPublished(ours)).toEqual([]);
  });

  it("that can't be reached don't stand in the way of others, and lose nothing", async () => {
    const [ours, theirs] = [await temporaryRepository(), await temporaryRepository({ [pump]: 'theirs\n' })];
    await createTag(theirs, version, 'HEAD', 'x');
    const near = { name: 'near', url: `file://${theirs.root}` };
    const gone = { name: 'gone', url: `file://${theirs.root}` };
    expect(await fetchSources(ours, [near, gone])).toEqual(new Map());
    const failures = await fetchSources(ours, [near, { name: 'gone', url: 'file:///nowhere/at/all' }]);
    expect([...failures.keys()]).toEqual(['gone']);
    expect((await readPublished(ours)).map(({ source }) => source)).toEqual(['gone', 'near']);
  });

  it('never start a program', async () => {
    const repository = await temporaryRepository();
    for (const url of ['ext::sh -c "touch /tmp/x"', '--upload-pack=touch', '-x', 'a b', ''])
      expect((await fetchSources(repository, [{ name: 'a', url }])).get('a')).toMatchObject({
        code: 'remote-invalid',
      });
    await expect(fetchSources(repository, [{ name: '../a', url: '/x' }])).rejects.toMatchObject({
      code: 'source-name-invalid',
    });
    for (const good of [
      'origin',
      'git@host.example:a/b.git',
      'https://u:p@host/x',
      'file:///x',
      '/x',
      '../x',
    ])
      expect(checkedRemote(good)).toBe(good);
  });

  it('never show a credential', async () => {
    const repository = await temporaryRepository();
    const url = 'http://someone:hunter2@127.0.0.1:1/x.git';
    const error = (await fetchSources(repository, [{ name: 'a', url }])).get('a');
    expect(error).toMatchObject({ code: 'remote-unreachable' });
    expect(JSON.stringify([String(error), String(error?.cause)])).not.toContain('hunter2');
  });
});
