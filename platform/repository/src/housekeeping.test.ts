import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendEvent, log } from './biography.ts';
import { addRecords, readRecords } from './records.ts';
import { readRefs } from './refs.ts';
import { gitSnapshots } from './snapshots.ts';
import { temporaryFolder, temporaryRepository, writeSnapshot } from './temporary-repository.ts';
import { start, temporaryScript } from './temporary-script.ts';
import { areWhole } from './whole.ts';

/** Saves of each kind that are made beside git's housekeeping; `DTAAS_HOUSEKEEPING_SAVES=300` for the long version. */
const saves = Number(process.env['DTAAS_HOUSEKEEPING_SAVES'] ?? 12);
const nameAt = (n: number) => `20261122T${String(n).padStart(6, '0')}Z-00000000`;

describe('git’s housekeeping, run at the same time', () => {
  it.each(['gc --force --quiet --prune=now', 'prune', 'repack -a -d -q'])(
    'git %s removes nothing that was said to be kept',
    { timeout: 20_000 + saves * 3_000 },
    async (text) => {
      const command = text.split(' ');
      const repository = await temporaryRepository();
      const cleaner = await temporaryScript(`
        import { spawnSync } from 'node:child_process';
        const [cwd, ...command] = process.argv.slice(2);
        const runs = () => spawnSync('git', command, { cwd });
        runs();
        process.stdout.write('.');
        for (;;) runs();`);
      // Two, so that one is always in the middle.
      const cleaning = [0, 1].map(() => start(cleaner, [repository.root, ...command]));
      await Promise.all(
        cleaning.map(({ child }) => new Promise((resolve) => child.stdout!.once('data', resolve))),
      );
      const store = gitSnapshots(repository);
      const folder = temporaryFolder();
      let tip: string | null = null;
      try {
        for (let n = 0; n < saves; n++) {
          const files = { 'same.json': 'x'.repeat(1_200_000), 'state.json': JSON.stringify({ n }) };
          rmSync(folder, { recursive: true, force: true });
          writeSnapshot(folder, n % 2 ? files : { 'state.json': JSON.stringify({ n }) });
          await store.store('a', nameAt(n), folder);
          await store.retain('a', 4);
          const status = JSON.stringify({ n });
          tip = await appendEvent(
            repository,
            'a',
            { event: 'saved', message: `Save ${n}`, files: { status } },
            tip,
          );
          await addRecords(repository, new Map([[`${n}`.padStart(64, '0'), { n }]]));
        }
      } finally {
        await Promise.all(cleaning.map((running) => running.kill()));
      }
      const refs = [...(await readRefs(repository, 'refs/')).values()];
      expect(await areWhole(repository, refs)).toBe(true);
      await repository.git.run(['fsck', '--full', '--no-dangling']);
      await repository.git.run(['gc', '--force', '--quiet', '--prune=now']);
      for (const { name } of await store.list('a')) await store.extract('a', name, join(folder, 'out', name));
      expect((await log(repository, 'a')).length).toBe(saves);
      expect((await readRecords(repository)).size).toBe(saves);
    },
  );
});
