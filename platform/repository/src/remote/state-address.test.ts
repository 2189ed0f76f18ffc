import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fetchState, pushState } from '../../testing/sync.ts';
import { temporaryFolder, temporaryRepository } from '../../testing/temporary-repository.ts';
import { gitIn } from '../git/git.ts';
import { openRepository } from '../open.ts';
import { appendEvent } from '../state/biography.ts';
import { readTip } from '../state/state.ts';
import { stateAddress } from './state-address.ts';

const url = 'https://git.example/plant/state.git';

it.each([
  [{}, undefined],
  [{ remote: 'home' }, 'home'],
  [{ remote: 'elsewhere' }, 'elsewhere'],
  [{ url }, url],
  [{ remote: 'home', url }, 'home'],
  [{ remote: 'elsewhere', url }, url],
])('of %j is %s in a clone that has the remote "home"', async (state, expected) => {
  const repository = await temporaryRepository();
  await repository.git.run(['remote', 'add', 'home', '/srv/home.git']);
  expect(await stateAddress(repository, state)).toBe(expected);
});

it('is fetched from and pushed to by a clone without the remote', async () => {
  const folder = temporaryFolder();
  await gitIn(folder).run(['init', '-q', '--bare', 'home.git']);
  const state = { remote: 'home', url: `file://${join(folder, 'home.git')}` };
  const first = await temporaryRepository();
  await first.git.run(['remote', 'add', 'home', join(folder, 'home.git')]);
  const tip = await appendEvent(first, 'x', { event: 'saved', subject: 'Save' }, null);
  await pushState(first, (await stateAddress(first, state))!, ['x']);
  // A clone of a job: no remote but its own origin.
  mkdirSync(join(folder, 'job'));
  await gitIn(join(folder, 'job')).run(['init', '-q']);
  const job = await openRepository(join(folder, 'job'));
  await fetchState(job, (await stateAddress(job, state))!);
  expect((await readTip(job, 'x'))?.id).toBe(tip);
  const next = await appendEvent(job, 'x', { event: 'saved', subject: 'Save again' }, tip);
  await pushState(job, (await stateAddress(job, state))!, ['x']);
  await fetchState(first, (await stateAddress(first, state))!);
  expect((await readTip(first, 'x'))?.id).toBe(next);
});
