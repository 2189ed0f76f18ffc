import { commitFiles, temporaryRepository } from '@dtaas/repository/testing/temporary-repository';
import { expect, it } from 'vitest';
import { lastChanges } from './last-changes.ts';

/** Twins are files here: `twins/<name>`. */
function comparing({ git }: Awaited<ReturnType<typeof temporaryRepository>>) {
  const compared: string[] = [];
  const affected = async (before: string, after: string): Promise<readonly string[]> => {
    compared.push(after);
    const paths = await git.text(['diff', '--name-only', before, after, '--', 'twins']);
    return paths.split('\n').map((path) => path.slice('twins/'.length));
  };
  return { compared, affected };
}

it('Finds for each twin the step of main that changed it last, and looks no further back', async () => {
  const repository = await temporaryRepository({ 'twins/old': '1' });
  const added = await commitFiles(repository, { 'twins/a': '1', 'twins/b': '1' });
  const changed = await commitFiles(repository, { 'twins/b': '2' });
  const { git } = repository;
  await git.run(['checkout', '-q', '-b', 'side']);
  await commitFiles(repository, { 'twins/c': '1' });
  await commitFiles(repository, { 'twins/c': '2' });
  await git.run(['checkout', '-q', 'main']);
  const as = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  await git.run([...as, 'merge', '-q', '--no-ff', '-m', 'Merge', 'side']);
  const merge = await git.text(['rev-parse', 'HEAD']);
  const { compared, affected } = comparing(repository);
  const found = await lastChanges(repository, merge, ['b', 'c'], affected);
  expect(found).toEqual(
    new Map([
      ['c', merge],
      ['b', changed],
    ]),
  );
  expect(compared).toEqual([merge, changed]);
  expect(await lastChanges(repository, merge, ['a', 'old', 'gone'], affected)).toEqual(
    new Map([['a', added]]),
  );
});

it('Looks at nothing for no twin', async () => {
  const repository = await temporaryRepository({ 'twins/a': '1' });
  const { compared, affected } = comparing(repository);
  expect(await lastChanges(repository, 'HEAD', [], affected)).toEqual(new Map());
  expect(compared).toEqual([]);
});
