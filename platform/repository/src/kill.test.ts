import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { appendEvent, log } from './biography.ts';
import { readRef } from './refs.ts';
import { readState } from './state.ts';
import { temporaryRepository } from './temporary-repository.ts';
import { start, temporaryScript } from './temporary-script.ts';

it('events that were said to be kept are there after kills at any point, once and in order', async () => {
  const repository = await temporaryRepository();
  // Says what it has kept only after it was kept, and goes on from what it finds.
  const script = await temporaryScript(`
    import { openRepository } from './open.ts';
    import { appendEvent } from './biography.ts';
    import { readState } from './state.ts';
    const repository = await openRepository(process.argv[2]);
    let state = await readState(repository, 'a');
    let tip = state?.tip ?? null;
    for (let n = Number(state?.status?.n ?? 0) + 1; ; n++) {
      const files = { status: JSON.stringify({ n }), stack: JSON.stringify({ big: 'x'.repeat(n * 100) }) };
      tip = await appendEvent(repository, 'a', { event: 'saved', message: 'Save ' + n, files }, tip);
      process.stdout.write(n + '\\n');
    }`);
  let said = 0;
  for (let round = 0; round < 8; round++) {
    const running = start(script, [repository.root]);
    await new Promise((resolve) => running.child.stdout!.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, 37 * round));
    await running.kill();
    const lines = (await running.output).split('\n').filter(Boolean);
    said = Number(lines.at(-1));
    const state = await readState(repository, 'a');
    const kept = Number(state?.status?.['n']);
    // The last one may have been kept without being said.
    expect([said, said + 1]).toContain(kept);
    expect(state?.stack?.['big']).toHaveLength(kept * 100);
    const told = (await log(repository, 'a')).map(({ subject }) => Number(subject.slice(5)));
    expect(told).toEqual(Array.from({ length: kept }, (_, index) => kept - index));
  }
  expect(said).toBeGreaterThan(8);
  await repository.git.run(['fsck', '--connectivity-only', '--no-dangling']);
});

it('the lock that a killed git left on a ref of ours is removed when it is old', async () => {
  const repository = await temporaryRepository();
  const tip = await appendEvent(repository, 'a', { event: 'saved', message: 'One' }, null);
  const lock = join(repository.gitDir, 'refs/heads/state/a.lock');
  mkdirSync(dirname(lock), { recursive: true });
  writeFileSync(lock, '');
  await expect(appendEvent(repository, 'a', { event: 'saved', message: 'Two' }, tip)).rejects.toMatchObject({
    code: 'git-failed',
    message: expect.stringContaining('a.lock'),
  });
  utimesSync(lock, 1, 1);
  const next = await appendEvent(repository, 'a', { event: 'saved', message: 'Two' }, tip);
  expect(await readRef(repository, 'refs/heads/state/a')).toBe(next);
});
