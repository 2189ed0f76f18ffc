import { expect, it } from 'vitest';
import { createTag, readPublished } from './tags.ts';
import { commitFiles, temporaryRepository } from './temporary-repository.ts';

const pump = 'assets/models/pump/asset.yaml';

it('a version is taken once, and its files are those of its commit', async () => {
  const repository = await temporaryRepository({ [pump]: 'first\n', 'twins/a/twin.yaml': 'a\n' });
  const commit = await repository.git.text(['rev-parse', 'HEAD']);
  const tag = { name: 'models/pump@1.0.0', commit, message: 'models/pump 1.0.0' };
  expect(await createTag(repository, tag)).toBe(true);
  expect(await createTag(repository, tag)).toBe(false);
  await commitFiles(repository, { [pump]: 'second\n' });

  const [published, ...others] = await readPublished(repository);
  expect(others).toEqual([]);
  expect(published).toMatchObject({ reference: 'models/pump', version: '1.0.0', source: 'tags', commit });
  expect(published!.treeId).toBe(await repository.git.text(['rev-parse', `${commit}:assets/models/pump`]));
  const files = published!.files();
  expect([...files.entries.keys()]).toEqual([pump]);
  expect(Buffer.from(files.read(pump)).toString()).toBe('first\n');
  expect(await repository.git.text(['cat-file', '-t', 'refs/tags/models/pump@1.0.0'])).toBe('tag');
});

it('light tags count, tags of something else and of nothing don’t', async () => {
  const repository = await temporaryRepository({ [pump]: 'first\n' });
  for (const name of ['models/pump@1.0.0', 'models/pump@1', 'models/other@1.0.0', 'v1.0.0', 'pump@1.0.0']) {
    await repository.git.run(['tag', name]);
  }
  const blob = await repository.git.text(['rev-parse', `HEAD:${pump}`]);
  await repository.git.run(['tag', 'models/pump@2.0.0', blob]);
  const published = await readPublished(repository);
  expect(published.map(({ reference, version }) => `${reference}@${version}`)).toEqual(['models/pump@1.0.0']);
});

it('sources on this machine are read under their names', async () => {
  const [ours, theirs] = [await temporaryRepository(), await temporaryRepository({ [pump]: 'theirs\n' })];
  await theirs.git.run(['tag', 'models/pump@1.0.0']);
  const published = await readPublished(ours, [{ name: 'partner', path: theirs.root }, { name: 'far' }]);
  expect(published.map(({ source }) => source)).toEqual(['partner']);
});
