import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, temporaryRepository, writeSnapshot } from '../../testing/temporary-repository.ts';
import { readRef } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { appendEvent } from '../state/biography.ts';
import { gitSnapshots } from './snapshots.ts';

const [name, later] = ['20261122T120000Z-00000000', '20261122T130000Z-00000000'];
const refOf = (snapshot: string) => `refs/dtaas/snapshots/x/${snapshot}`;
let repository: Repository;

async function stored(snapshot: string, text: string): Promise<string> {
  const folder = temporaryFolder();
  writeSnapshot(folder, { 'state.json': JSON.stringify({ text }) });
  return gitSnapshots(repository).put('x', snapshot, folder);
}

const told = (trailers: Record<string, string>, tip: string | null = null, event = 'saved') =>
  appendEvent(repository, 'x', { event, subject: 'Save', trailers }, tip);
const restored = (snapshot: string) =>
  gitSnapshots(repository).get('x', snapshot, join(temporaryFolder(), 'to'));

beforeEach(async () => {
  repository = await temporaryRepository();
});

describe('the ref of a snapshot', () => {
  it('is restored if it has the commit that the biography names', async () => {
    const commit = await stored(name, 'good');
    expect(commit).toBe(await readRef(repository, refOf(name)));
    await told({ Snapshot: name, 'Snapshot-Commit': commit });
    expect(await restored(name)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is refused if somebody has put another snapshot there', async () => {
    const tip = await told({ Snapshot: name, 'Snapshot-Commit': await stored(name, 'good') });
    await told({ Snapshot: later, 'Snapshot-Commit': await stored(later, 'bad') }, tip);
    await repository.git.run(['update-ref', refOf(name), refOf(later)]);
    await expect(restored(name)).rejects.toMatchObject({
      code: 'snapshot-swapped',
      hint: expect.stringContaining(`git update-ref -d ${refOf(name)}`),
    });
    expect(await restored(later)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is restored as before if the biography has no id, or another kind of event has one', async () => {
    const tip = await told({ Snapshot: name });
    await stored(name, 'good');
    await told({ Snapshot: name, 'Snapshot-Commit': 'f'.repeat(40) }, tip, 'restored');
    expect(await restored(name)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has the same commit on every machine and at every time', async () => {
    const first = await stored(name, 'good');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    repository = await temporaryRepository();
    expect(await stored(name, 'good')).toBe(first);
  });
});
