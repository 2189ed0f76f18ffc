import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  temporaryFolder,
  temporaryRepository,
  writeBlob,
  writeCommit,
  writeFiles,
  writeSnapshot,
} from '../../testing/temporary-repository.ts';
import { start, temporaryScript } from '../../testing/temporary-script.ts';
import { readRef, updateRefs } from '../git/refs.ts';
import { appendEvent } from '../state/biography.ts';
import { gitSnapshots, listSnapshots } from './snapshots.ts';

const nameAt = (n: number) => `20261122T1200${String(n).padStart(2, '0')}Z-00000000`;
const name = nameAt(0);

describe('snapshots', () => {
  it('come back as they were, small and big, nested and executable', async () => {
    const repository = await temporaryRepository();
    const store = gitSnapshots(repository);
    const folder = temporaryFolder();
    const files = {
      'state.json': '{}',
      'deep/er/big.bin': Buffer.alloc(2_000_000, 'abc'),
      'run.sh': 'x',
      empty: '',
    };
    writeSnapshot(join(folder, 'in'), files);
    chmodSync(join(folder, 'in/components/controller/run.sh'), 0o700);
    await store.put('incubator', name, join(folder, 'in'));
    const kept = await listSnapshots(repository);
    expect(kept).toEqual([{ twin: 'incubator', name, commit: expect.any(String), isHere: true }]);
    await store.put('incubator', name, join(folder, 'in'));
    expect(await listSnapshots(repository)).toEqual(kept);
    expect(await store.list('incubator')).toEqual([name]);
    await store.get('incubator', name, join(folder, 'out'));
    for (const [path, content] of Object.entries(files)) {
      const bytes = readFileSync(join(folder, 'out/components/controller', path));
      expect(bytes.equals(Buffer.from(content))).toBe(true);
    }
    expect(readFileSync(join(folder, 'out/manifest.json'))).toEqual(
      readFileSync(join(folder, 'in/manifest.json')),
    );
    expect(statSync(join(folder, 'out/components/controller/run.sh')).mode & 0o100).toBe(0o100);
    expect(await repository.git.text(['branch', '--list', '--all'])).toBe('* main');
  });

  it('round-trip whatever names and bytes components choose', async () => {
    const store = gitSnapshots(await temporaryRepository());
    const path = fc
      .stringMatching(/^[a-z é\n"\\-]{1,6}(\/[a-z ]{1,4})?$/)
      .filter((text) => !/^\.|\/\./.test(text));
    const files = fc
      .dictionary(path, fc.uint8Array({ maxLength: 64 }), { maxKeys: 5 })
      .filter((found) =>
        Object.keys(found).every((a) => !Object.keys(found).some((b) => b.startsWith(`${a}/`))),
      );
    let n = 0;
    await fc.assert(
      fc.asyncProperty(files, async (content) => {
        const folder = temporaryFolder();
        n++;
        writeSnapshot(join(folder, 'in'), content);
        await store.put('a', nameAt(n), join(folder, 'in'));
        await store.get('a', nameAt(n), join(folder, 'out'));
        for (const [key, bytes] of Object.entries(content))
          expect(new Uint8Array(readFileSync(join(folder, 'out/components/controller', key)))).toEqual(bytes);
      }),
      { numRuns: 8 },
    );
  });

  it("are refused when they aren't what their manifest says", async () => {
    const repository = await temporaryRepository();
    const store = gitSnapshots(repository);
    const attempt = async (spoil: (folder: string) => void) => {
      const folder = temporaryFolder();
      writeSnapshot(folder, { 'a.json': '{"a":1}', 'b.json': '{}' });
      spoil(folder);
      return store.put('a', name, folder);
    };
    const own = 'components/controller';
    const spoilers: ((folder: string) => void)[] = [
      (folder) => writeFiles(folder, { [`${own}/a.json`]: '{"a":2}' }),
      (folder) => writeFiles(folder, { [`${own}/a.json`]: '{"a":12}' }),
      (folder) => writeFiles(folder, { [`${own}/more`]: '' }),
      (folder) => symlinkSync('/etc/passwd', join(folder, own, 'link')),
      (folder) => writeFiles(folder, { 'manifest.json': '{' }),
      (folder) => writeFiles(folder, { 'manifest.json': '{"components":[]}' }),
      (folder) =>
        writeFiles(folder, {
          'manifest.json': '{"components":{"..":{"files":{"x":{"sha256":"","size":0}}}}}',
        }),
    ];
    for (const spoil of spoilers)
      await expect(attempt(spoil)).rejects.toMatchObject({ code: 'snapshot-corrupt' });
    expect(await store.list('a')).toEqual([]);
    await attempt(() => {});
    await expect(
      attempt((folder) => writeSnapshot(folder, { 'a.json': 'x', 'b.json': '{}' })),
    ).rejects.toMatchObject({ code: 'snapshot-exists' });
    await expect(store.put('a', '../x', '/')).rejects.toMatchObject({ code: 'snapshot-name-invalid' });
  });

  it("that strangers pushed can't write outside, nor pass for what they aren't", async () => {
    const repository = await temporaryRepository();
    const store = gitSnapshots(repository);
    const folder = temporaryFolder();
    writeSnapshot(folder, { 'a.json': '{}' });
    const manifest = await writeBlob(repository, readFileSync(join(folder, 'manifest.json')));
    const evil = await writeBlob(repository, '/etc');
    const tree = async (lines: string) => repository.git.text(['mktree', '-z'], lines);
    const inside = await tree(`100644 blob ${evil}\ta.json\x00`);
    const controller = await tree(`040000 tree ${inside}\tcontroller\x00`);
    const trees = [
      await tree(`100644 blob ${manifest}\tmanifest.json\x00040000 tree ${controller}\tcomponents\x00`),
      await tree(`100644 blob ${manifest}\tmanifest.json\x00120000 blob ${evil}\tcomponents\x00`),
      await tree(`100644 blob ${manifest}\tmanifest.json\x00`),
      await tree(`100644 blob ${evil}\tx\x00`),
    ];
    for (const [n, id] of trees.entries()) {
      const commit = await writeCommit(repository, { tree: id });
      await updateRefs(repository, [{ ref: `refs/dtaas/snapshots/a/${nameAt(n)}`, to: commit, from: null }]);
      await expect(store.get('a', nameAt(n), join(folder, 'out'))).rejects.toMatchObject({
        code: expect.stringMatching(/snapshot-corrupt|content-differs/),
      });
      expect(existsSync(join(folder, 'out'))).toBe(false);
    }
    await expect(store.get('a', nameAt(9), join(folder, 'out'))).rejects.toMatchObject({
      code: 'snapshot-unknown',
    });
    await expect(store.get('a', nameAt(0), folder)).rejects.toBeDefined();
    expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
  });

  it('are forgotten but for the newest and those that somebody names', async () => {
    const repository = await temporaryRepository();
    const store = gitSnapshots(repository);
    const folder = temporaryFolder();
    writeSnapshot(folder, { 'a.json': '{}' });
    for (let n = 0; n < 6; n++) await store.put('a', nameAt(n), folder);
    await store.put('b', nameAt(0), folder);
    const status = JSON.stringify({ lastSave: { snapshot: nameAt(1) } });
    await appendEvent(repository, 'a', { event: 'saved', subject: 'Saved', files: { status } }, null);
    const names = () => store.list('a');
    await store.retain('a', 3, [nameAt(0)]);
    expect(await names()).toEqual([0, 1, 3, 4, 5].map(nameAt));
    await store.retain('a', 0);
    expect(await names()).toEqual([1, 5].map(nameAt));
    expect(await store.list('b')).toHaveLength(1);
  });
});

describe('a snapshot of which git has lost something', () => {
  /** The files of all objects that the snapshot has, each alone. */
  async function lossy() {
    const repository = await temporaryRepository();
    const folder = temporaryFolder();
    writeSnapshot(join(folder, 'in'), { 'a.json': '{"a":1}', 'deep/b.json': '{}' });
    const store = gitSnapshots(repository);
    await store.put('a', name, join(folder, 'in'));
    const [kept] = await listSnapshots(repository);
    const objects = join(repository.gitDir, 'objects');
    const [pack = ''] = readdirSync(join(objects, 'pack')).filter((file) => file.endsWith('.pack'));
    const bytes = readFileSync(join(objects, 'pack', pack));
    rmSync(join(objects, 'pack'), { recursive: true });
    mkdirSync(join(objects, 'pack'));
    await repository.git.run(['unpack-objects', '-q'], bytes);
    const named = await repository.git.text(['rev-list', '--objects', '--no-object-names', kept!.commit]);
    const files = named.split('\n').map((id) => join(objects, id.slice(0, 2), id.slice(2)));
    return { repository, store, folder, files, commit: kept!.commit };
  }

  it('is found whatever it is, and made whole by the workspace that still has it', async () => {
    const { repository, store, folder, files, commit } = await lossy();
    const ref = `refs/dtaas/snapshots/a/${name}`;
    const packs = join(repository.gitDir, 'objects/pack');
    expect(files.length).toBeGreaterThan(6);
    for (const [index, file] of files.entries()) {
      const bytes = readFileSync(file);
      rmSync(file);
      expect(await store.damaged()).toEqual(new Map([['a', [name]]]));
      await expect(store.get('a', name, join(folder, `out-${index}`))).rejects.toMatchObject({
        code: 'snapshot-corrupt',
      });
      await store.put('a', name, join(folder, 'in'));
      expect(await store.damaged()).toEqual(new Map());
      await store.get('a', name, join(folder, `out-${index}`));
      writeFileSync(file, bytes);
      const made = await readRef(repository, ref);
      await updateRefs(repository, [{ ref, to: commit, from: made }]);
      for (const pack of readdirSync(packs)) rmSync(join(packs, pack));
    }
    await repository.git.run(['gc', '-q', '--prune=now']);
  });

  it("doesn't hide whole snapshots, and isn't shared with the next one", async () => {
    const { repository, store, folder } = await lossy();
    const big = randomBytes(1_500_000);
    const at = (n: number) => join(folder, `big-${n}`);
    for (const n of [1, 2, 3]) writeSnapshot(at(n), { big, 'n.json': `${n}` });
    await store.put('a', nameAt(1), at(1));
    await store.put('a', nameAt(2), at(2));
    const size = () => repository.git.text(['count-objects', '-v']);
    // The second one has the big file from the first.
    expect(Number(/size-pack: (\d+)/.exec(await size())?.[1])).toBeLessThan(2_000);
    await repository.git.run(['repack', '-a', '-d', '-q']);
    const [pack = ''] = readdirSync(join(repository.gitDir, 'objects/pack')).filter((file) =>
      file.endsWith('.pack'),
    );
    rmSync(join(repository.gitDir, 'objects/pack', pack));
    await store.put('a', nameAt(3), at(3));
    expect(await store.damaged()).toEqual(new Map([['a', [name, nameAt(1), nameAt(2)].sort()]]));
    await store.get('a', nameAt(3), join(folder, 'out'));
  });
});

it('a state that comes back after a restore is not written again', async () => {
  const repository = await temporaryRepository();
  const store = gitSnapshots(repository);
  const folder = temporaryFolder();
  const states = [randomBytes(1_500_000), randomBytes(1_500_000)];
  for (const n of [1, 2, 3, 4]) {
    const directory = join(folder, `${n}`);
    writeSnapshot(directory, { 'odd\nname': states[n % 2]!, 'plain.bin': states[n % 2]!, 'n.json': `${n}` });
    await store.put('a', nameAt(n), directory);
    await store.get('a', nameAt(n), join(folder, `out-${n}`));
  }
  const counted = await repository.git.text(['count-objects', '-v']);
  expect(Number(/size-pack: (\d+)/.exec(counted)?.[1])).toBeLessThan(4_000);
});

it('refs whose name has an impossible time are not snapshots', async () => {
  const repository = await temporaryRepository();
  const [head = ''] = (await repository.git.text(['rev-parse', 'HEAD'])).split('\n');
  for (const time of ['20261322T120000Z', '20260231T120000Z', '20261122T250000Z', '99999999T999999Z'])
    await updateRefs(repository, [{ ref: `refs/dtaas/snapshots/a/${time}-00000000`, to: head, from: null }]);
  expect(await listSnapshots(repository)).toEqual([]);
});

it('a save or a restore that is killed at any point leaves all or nothing', async () => {
  const repository = await temporaryRepository();
  const folder = temporaryFolder();
  const script = await temporaryScript(
    import.meta.url,
    `
    import { createHash, randomBytes } from 'node:crypto';
    import { mkdirSync, writeFileSync } from 'node:fs';
    import { openRepository } from '../open.ts';
    import { gitSnapshots } from './snapshots.ts';
    const [root, folder, first] = process.argv.slice(2);
    const store = gitSnapshots(await openRepository(root));
    mkdirSync(folder + '/in/components/controller', { recursive: true });
    for (let n = Number(first); ; n++) {
      // New bytes each time: what is kept already isn't written again.
      const bytes = randomBytes(3_000_000);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const files = { big: { sha256, size: bytes.length, mode: 0o600 } };
      writeFileSync(folder + '/in/components/controller/big', bytes);
      writeFileSync(folder + '/in/manifest.json', JSON.stringify({ format: 1, clock: {}, inFlight: {}, components: { controller: { asset: 'a', version: '1', files, outputs: {} } }, values: {} }));
      const name = '20261122T' + String(n).padStart(6, '0') + 'Z-00000000';
      await store.put('a', name, folder + '/in');
      await store.get('a', name, folder + '/out' + n);
      console.log('kept');
    }`,
  );
  for (let round = 0; round < 6; round++) {
    const running = start(script, [repository.root, folder, String(round * 1000)]);
    await new Promise((resolve) => running.child.stdout!.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, round * 170));
    await running.kill();
  }
  const store = gitSnapshots(repository);
  const all = await store.list('a');
  expect(all.length).toBeGreaterThanOrEqual(6);
  for (const [index, kept] of all.entries()) {
    if (index % 5 === 0) await store.get('a', kept, join(folder, 'check', kept));
  }
  for (const out of readdirSync(folder).filter((entry) => entry.startsWith('out')))
    expect(readdirSync(join(folder, out)).sort()).toEqual(['components', 'manifest.json']);
  await repository.git.run(['fsck', '--full', '--no-dangling']);
});
