import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshots } from '../src/world.ts';

export interface SnapshotsUnderTest {
  readonly snapshots: Snapshots;
  /** Loses a part of a stored snapshot. */
  damage(twin: string, name: string): Promise<void>;
}

const code = (wanted: string) => expect.objectContaining({ code: wanted });
const nameAt = (second: number) => `20261122T1241${String(second).padStart(2, '0')}Z-1a2b3c4d`;
const name = nameAt(32);

/** What every kind of `Snapshots` promises, with the codes of its errors. */
export function snapshotsContract(kind: string, open: () => Promise<SnapshotsUnderTest>): void {
  describe(`snapshots ${kind}`, () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'dtaas-snapshots-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** A snapshot's directory, with what `change` makes of its files afterwards. */
    function made(content = 'count 7', change: (files: Map<string, string>) => void = () => {}): string {
      const path = 'components/counter/state/count.json';
      const sha256 = createHash('sha256').update(content).digest('hex');
      const saved = { sha256, size: content.length, mode: 0o600 };
      const counter = {
        asset: 'functions/counter',
        version: '1.2.0',
        digest: 'd',
        files: { 'state/count.json': saved },
        outputs: {},
      };
      const manifest = { format: 1, clock: { t: 0 }, inFlight: {}, values: {}, components: { counter } };
      const files = new Map([
        [path, content],
        ['manifest.json', JSON.stringify(manifest)],
      ]);
      change(files);
      const directory = mkdtempSync(join(folder, 'made-'));
      for (const [at, text] of files) {
        mkdirSync(dirname(join(directory, at)), { recursive: true });
        writeFileSync(join(directory, at), text);
      }
      return directory;
    }

    it('of a twin that has none are an empty list', async () => {
      const { snapshots } = await open();
      expect(await snapshots.list('a')).toEqual([]);
      expect([...(await snapshots.damaged())]).toEqual([]);
    });

    it('come back as they were stored', async () => {
      const { snapshots } = await open();
      const directory = made();
      await snapshots.put('factory.r1', name, directory);
      const back = join(folder, 'back');
      const sha256 = await snapshots.get('factory.r1', name, back);
      const manifest = readFileSync(join(back, 'manifest.json'));
      expect(manifest).toEqual(readFileSync(join(directory, 'manifest.json')));
      expect(sha256).toBe(createHash('sha256').update(manifest).digest('hex'));
      expect(readFileSync(join(back, 'components/counter/state/count.json'), 'utf8')).toBe('count 7');
    });

    it('say which asset wrote the state of each component', async () => {
      const { snapshots } = await open();
      await snapshots.put('a', name, made());
      expect(await snapshots.writers('a', name)).toMatchObject({
        counter: { asset: 'functions/counter', version: '1.2.0' },
      });
    });

    it('are listed by twin, the oldest first', async () => {
      const { snapshots } = await open();
      for (const second of [3, 1, 2]) await snapshots.put('a', nameAt(second), made(`count ${second}`));
      await snapshots.put('b', nameAt(4), made());
      expect(await snapshots.list('a')).toEqual([1, 2, 3].map(nameAt));
      expect(await snapshots.list('b')).toEqual([nameAt(4)]);
    });

    it('are stored once under a name, and other content is refused', async () => {
      const { snapshots } = await open();
      await snapshots.put('a', name, made());
      await snapshots.put('a', name, made());
      await expect(snapshots.put('a', name, made('count 8'))).rejects.toEqual(code('snapshot-exists'));
      expect(await snapshots.list('a')).toEqual([name]);
      const back = join(folder, 'back');
      await snapshots.get('a', name, back);
      expect(readFileSync(join(back, 'components/counter/state/count.json'), 'utf8')).toBe('count 7');
    });

    it.each<[string, (files: Map<string, string>) => void]>([
      ['without a manifest', (files) => files.delete('manifest.json')],
      ['with a manifest that is not JSON', (files) => files.set('manifest.json', '{')],
      ['with half a manifest', (files) => files.set('manifest.json', '{"format": 1}')],
      ['without a file', (files) => files.delete('components/counter/state/count.json')],
      ['with a file too many', (files) => files.set('components/counter/more', 'x')],
    ])('are refused %s', async (_, change) => {
      const { snapshots } = await open();
      await expect(snapshots.put('a', name, made('count 7', change))).rejects.toEqual(
        code('snapshot-corrupt'),
      );
      expect(await snapshots.list('a')).toEqual([]);
    });

    it('are refused with bytes that differ from their hash', async () => {
      const { snapshots } = await open();
      const directory = made('count 7', (files) =>
        files.set('components/counter/state/count.json', 'count 8'),
      );
      // Git finds out when the snapshot is written again, at the latest.
      const stored = snapshots
        .put('a', name, directory)
        .then(() => snapshots.get('a', name, join(folder, 'back')));
      await expect(stored).rejects.toMatchObject({
        code: expect.stringMatching(/^(snapshot-corrupt|content-differs)$/),
      });
    });

    it('that are unknown can not be read', async () => {
      const { snapshots } = await open();
      await snapshots.put('b', name, made());
      await expect(snapshots.get('a', name, join(folder, 'back'))).rejects.toEqual(code('snapshot-unknown'));
      await expect(snapshots.writers('a', name)).rejects.toEqual(code('snapshot-unknown'));
    });

    it.each(['latest', '../x', '20261322T124132Z-1a2b3c4d'])('are never named %s', async (wrong) => {
      const { snapshots } = await open();
      const invalid = code('snapshot-name-invalid');
      await expect(snapshots.put('a', wrong, made())).rejects.toEqual(invalid);
      await expect(snapshots.get('a', wrong, join(folder, 'back'))).rejects.toEqual(invalid);
    });

    it.each(['A', '../a', 'a.lock'])('are refused of the id %s', async (twin) => {
      const { snapshots } = await open();
      await expect(snapshots.put(twin, name, made())).rejects.toEqual(code('twin-name-invalid'));
      await expect(snapshots.list(twin)).rejects.toEqual(code('twin-name-invalid'));
    });

    it('are not written over files', async () => {
      const { snapshots } = await open();
      await snapshots.put('a', name, made());
      const full = made();
      await expect(snapshots.get('a', name, full)).rejects.toEqual(code('directory-not-empty'));
    });

    it('that are damaged are named, are refused, and heal when they are stored again', async () => {
      const { snapshots, damage } = await open();
      await snapshots.put('a', name, made());
      await snapshots.put('a', nameAt(40), made('count 8'));
      await damage('a', name);
      expect([...(await snapshots.damaged())]).toEqual([['a', [name]]]);
      await expect(snapshots.get('a', name, join(folder, 'back'))).rejects.toEqual(code('snapshot-corrupt'));
      await snapshots.put('a', name, made());
      expect([...(await snapshots.damaged())]).toEqual([]);
      await snapshots.get('a', name, join(folder, 'back'));
    });

    it.each<[number, readonly string[], readonly number[]]>([
      [2, [], [3, 4]],
      [1, [], [4]],
      [0, [], [4]],
      [9, [], [1, 2, 3, 4]],
      [1, [nameAt(2)], [2, 4]],
    ])('keep the %i newest, and %j', async (keep, needed, kept) => {
      const { snapshots } = await open();
      for (const second of [1, 2, 3, 4]) await snapshots.put('a', nameAt(second), made(`count ${second}`));
      await snapshots.retain('a', keep, needed);
      expect(await snapshots.list('a')).toEqual(kept.map(nameAt));
    });
  });
}
