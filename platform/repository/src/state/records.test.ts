import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { temporaryRepository, writeBlob, writeCommit } from '../../testing/temporary-repository.ts';
import { start, temporaryScript } from '../../testing/temporary-script.ts';
import { readRef, updateRefs } from '../git/refs.ts';
import { addRecords, readRecordNames, readRecords, recordsRef } from './records.ts';

const digest = (n: number | string) => createHash('sha256').update(String(n)).digest('hex');
const records = (...all: (number | string)[]) => new Map(all.map((n) => [digest(n), { of: n }]));

describe('verification records', () => {
  it('are added once and stay as they were', async () => {
    const repository = await temporaryRepository();
    expect((await readRecordNames(repository)).size).toBe(0);
    await addRecords(repository, records(1, 2));
    const tip = await readRef(repository, recordsRef);
    await addRecords(repository, new Map([[digest(1), { of: 'something else' }]]));
    expect(await readRef(repository, recordsRef)).toBe(tip);
    await addRecords(repository, new Map([[`${digest(1)}.weak`, { of: 'weak' }]]));
    const read = await readRecords(repository);
    expect(read.get(digest(1))).toEqual({ of: 1 });
    expect(read.get(`${digest(1)}.weak`)).toEqual({ of: 'weak' });
    expect(read.size).toBe(3);
    await expect(addRecords(repository, new Map([['../x', {}]]))).rejects.toThrowError();
  });

  it('survive when many write at once', async () => {
    const repository = await temporaryRepository();
    const script = await temporaryScript(
      import.meta.url,
      `
      import { openRepository } from '../open.ts';
      import { addRecords } from './records.ts';
      import { createHash } from 'node:crypto';
      const [root, own] = process.argv.slice(2);
      const repository = await openRepository(root);
      for (let n = 0; n < 4; n++) {
        const digest = createHash('sha256').update(own + '-' + n).digest('hex');
        await addRecords(repository, new Map([[digest, { of: own }]]));
      }`,
    );
    const writers = ['a', 'b', 'c'].map((own) => start(script, [repository.root, own]));
    await Promise.all(writers.map((writer) => writer.output));
    expect((await readRecordNames(repository)).size).toBe(12);
  });

  it("of strangers don't break the reader", async () => {
    const repository = await temporaryRepository();
    const id = await writeBlob(repository, 'no JSON');
    const good = await writeBlob(repository, '{"of":1}');
    const files = [
      { path: 'x', mode: '100644', id },
      { path: `aa/${digest(1)}.json`, mode: '100644', id },
      { path: `aa/${digest(2)}.json`, mode: '100644', id: good },
      { path: 'aa/evil.json', mode: '100644', id },
    ];
    const commit = await writeCommit(repository, { files });
    await updateRefs(repository, [{ ref: recordsRef, to: commit, from: null }]);
    expect(await readRecordNames(repository)).toEqual(new Set([digest(1), digest(2)]));
    await addRecords(repository, records(3));
    expect(await readRecordNames(repository)).toEqual(new Set([digest(1), digest(2), digest(3)]));
    // What a later edition may have put there stays.
    expect(await repository.git.text(['cat-file', '-p', `${recordsRef}:x`])).toBe('no JSON');
  });

  it('take one call of git to list, however many they are', async () => {
    const repository = await temporaryRepository();
    await addRecords(repository, records(...Array.from({ length: 1000 }, (_, n) => n)));
    let calls = 0;
    const counted = new Proxy(repository.git, {
      get(git, name) {
        calls += 1;
        return Reflect.get(git, name);
      },
    });
    expect((await readRecordNames({ ...repository, git: counted })).size).toBe(1000);
    expect(calls).toBe(1);
  });
});
