import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fetchState, pushState } from '../../testing/sync.ts';
import { temporaryFolder, temporaryRepository } from '../../testing/temporary-repository.ts';
import { gitIn } from '../git/git.ts';
import { openRepository } from '../open.ts';
import { appendEvent } from '../state/biography.ts';
import { home, knownHome } from '../state/home.ts';
import { readTip } from '../state/state.ts';

it("A clone of a fork does not take the home of the fork's origin from the branches that the fork copied", async () => {
  const folder = temporaryFolder();
  const git = gitIn(folder);
  await git.run(['init', '-q', '--bare', '-b', 'main', 'origin.git']);
  const owner = await temporaryRepository();
  await owner.git.run(['push', '-q', join(folder, 'origin.git'), 'main']);
  const { id } = await home(owner);
  const status = JSON.stringify({ home: id });
  await appendEvent(owner, 'x', { event: 'deployed', subject: 'Deploy', files: { status } }, null);
  await pushState(owner, join(folder, 'origin.git'), ['x']);
  // A fork has the branches and the tags, and no other ref.
  await git.run(['clone', '-q', '--bare', '--no-local', 'origin.git', 'fork.git']);
  await git.run(['clone', '-q', '--no-local', 'fork.git', 'clone']);
  const clone = await openRepository(join(folder, 'clone'));
  await fetchState(clone, 'origin');
  // The biography is there, and so it is known to belong to somebody else.
  expect((await readTip(clone, 'x'))?.status).toEqual({ home: id });
  expect(await knownHome(clone)).toBeUndefined();
  const own = await home(clone, { shared: true });
  expect(own.made).toBe(true);
  expect(own.id).not.toBe(id);
});
