import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryRepository, writeBlob, writeCommit } from '../../testing/temporary-repository.ts';
import { readRef, updateRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { formerFromRemote } from './former-records.ts';
import { home } from './home.ts';
import { addRecords, mergeRecords, readRecordNames, readRecords, recordsRef, recordsTip } from './records.ts';

const digest = (n: number | string) => createHash('sha256').update(String(n)).digest('hex');
const records = (...all: (number | string)[]) => new Map(all.map((n) => [digest(n), { of: n }]));
const names = (...all: (number | string)[]) => new Set(all.map(digest));
const former = 'refs/dtaas/verified';
let repository: Repository;

beforeEach(async () => {
  repository = await temporaryRepository();
});

/** Moves a ref of records to another, as if the other had always been there. */
async function become(ref: string | null, from = recordsRef): Promise<string> {
  const tip = await readRef(repository, from);
  const changes = [{ ref: from, to: null, from: tip }];
  await updateRefs(repository, ref === null ? changes : [...changes, { ref, to: tip, from: null }]);
  return tip!;
}

/** The records that a remote of the same home has. */
async function remoteHas(...all: (number | string)[]): Promise<string> {
  await addRecords(repository, records(...all));
  await mergeRecords(repository, null);
  return become(null);
}

describe('the records of a remote', () => {
  it('merge by union, and a second merge changes nothing', async () => {
    await home(repository);
    const theirs = await remoteHas('both', 'first');
    await addRecords(repository, records('both', 'second'));
    const ours = (await recordsTip(repository))!;
    const merged = await mergeRecords(repository, theirs);
    expect(merged).not.toBe(ours);
    expect([...(await readRecords(repository)).values()]).toEqual(
      expect.arrayContaining([{ of: 'both' }, { of: 'first' }, { of: 'second' }]),
    );
    expect(await readRecordNames(repository)).toEqual(names('both', 'first', 'second'));
    expect(await mergeRecords(repository, theirs)).toBe(merged);
    expect(await mergeRecords(repository, merged)).toBe(merged);
    expect(await mergeRecords(repository, null)).toBe(merged);
    await updateRefs(repository, [{ ref: recordsRef, to: ours, from: merged }]);
    expect(await mergeRecords(repository, merged)).toBe(merged);
  });

  it('are followed by a clone that has none, and bear the mark of the home', async () => {
    const { id } = await home(repository);
    const theirs = await remoteHas(1);
    expect(await mergeRecords(repository, theirs)).toBe(theirs);
    expect(await readRecordNames(repository)).toEqual(names(1));
    expect(await repository.git.text(['show', `${recordsRef}:home.json`])).toContain(id);
  });

  it('of another home are left out, and ours come on top of them, so that a push goes forward', async () => {
    await home(repository);
    const theirs = await remoteHas('forged');
    await repository.git.run(['update-ref', '-d', 'refs/dtaas/home']);
    await home(repository);
    expect(await mergeRecords(repository, theirs)).toBe(null);
    expect(await readRecordNames(repository, theirs)).toEqual(new Set());
    await addRecords(repository, records('ours'));
    const merged = await mergeRecords(repository, theirs);
    expect(await readRecordNames(repository)).toEqual(names('ours'));
    expect(await repository.git.text(['merge-base', theirs, merged!])).toBe(theirs);
    expect(await mergeRecords(repository, theirs)).toBe(merged);
  });

  it('of another home do not count in this clone either, if somebody fetched the branch by hand', async () => {
    await home(repository);
    const theirs = await remoteHas('forged');
    await repository.git.run(['update-ref', '-d', 'refs/dtaas/home']);
    await updateRefs(repository, [{ ref: recordsRef, to: theirs, from: null }]);
    expect(await readRecordNames(repository)).toEqual(new Set());
    await home(repository);
    await addRecords(repository, records('ours'));
    expect(await readRecordNames(repository)).toEqual(names('ours'));
  });

  it('without a mark do not count, whoever pushed them', async () => {
    await home(repository);
    const id = await writeBlob(repository, '{"of":1}');
    const path = `${digest(1).slice(0, 2)}/${digest(1)}.json`;
    const forged = await writeCommit(repository, { files: [{ path, mode: '100644', id }] });
    await mergeRecords(repository, forged);
    expect(await readRecordNames(repository)).toEqual(new Set());
  });

  it('wait until this clone knows its home', async () => {
    await home(repository);
    const theirs = await remoteHas(1);
    await repository.git.run(['update-ref', '-d', 'refs/dtaas/home']);
    expect(await mergeRecords(repository, theirs)).toBe(null);
    expect(await readRef(repository, recordsRef)).toBe(null);
  });
});

describe('the records of the previous edition', () => {
  it('count in the clone that made them, and move to the branch with the next ones', async () => {
    await addRecords(repository, records('old'));
    const old = await become(former);
    expect(await recordsTip(repository)).toBe(old);
    expect(await readRecordNames(repository)).toEqual(names('old'));
    expect((await readRecords(repository)).get(digest('old'))).toEqual({ of: 'old' });
    await addRecords(repository, records('new'));
    expect(await readRecordNames(repository)).toEqual(names('old', 'new'));
    expect(await repository.git.text(['merge-base', old, recordsRef])).toBe(old);
    // The previous edition still finds them.
    expect(await readRef(repository, former)).toBe(old);
  });

  it('are read once: what comes to that ref later does not count', async () => {
    await addRecords(repository, records('old'));
    const old = await become(former);
    await addRecords(repository, records('old'));
    expect(await readRef(repository, recordsRef)).toBe(old);
    const branch = await become('refs/heads/kept');
    await addRecords(repository, records('late'));
    await repository.git.run(['update-ref', former, recordsRef]);
    await repository.git.run(['update-ref', recordsRef, branch]);
    expect(await readRecordNames(repository)).toEqual(names('old'));
  });

  it('do not count if a remote had a part in them', async () => {
    await addRecords(repository, records('forged'));
    const old = await become(former);
    await updateRefs(repository, [{ ref: formerFromRemote, to: old, from: null }]);
    expect(await recordsTip(repository)).toBe(null);
    expect(await readRecordNames(repository)).toEqual(new Set());
    await addRecords(repository, records('ours'));
    expect(await readRecordNames(repository)).toEqual(names('ours'));
  });

  it('move with the first push, too', async () => {
    await home(repository);
    await addRecords(repository, records('old'));
    await become(former);
    const moved = await mergeRecords(repository, null);
    expect(await readRef(repository, recordsRef)).toBe(moved);
    expect(await readRecordNames(repository)).toEqual(names('old'));
  });
});
