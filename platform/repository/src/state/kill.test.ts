import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { temporaryRepository } from '../../testing/temporary-repository.ts';
import { start, temporaryScript } from '../../testing/temporary-script.ts';
import { readRef } from '../git/refs.ts';
import { readRemoteState } from '../remote/remote-state.ts';
import { appendEvent, log } from './biography.ts';
import { readTip } from './state.ts';

it('events that were said to be kept are there after kills at any point, once and in order', async () => {
  const repository = await temporaryRepository();
  // Says what it has kept only after it was kept, and goes on from what it finds.
  const script = await temporaryScript(
    import.meta.url,
    `
    import { openRepository } from '../open.ts';
    import { appendEvent } from './biography.ts';
    import { readTip } from './state.ts';
    const repository = await openRepository(process.argv[2]);
    let state = await readTip(repository, 'a');
    let tip = state?.id ?? null;
    for (let n = Number(state?.status?.n ?? 0) + 1; ; n++) {
      const files = { status: JSON.stringify({ n }), stack: JSON.stringify({ big: 'x'.repeat(n * 100) }) };
      tip = await appendEvent(repository, 'a', { event: 'saved', subject: 'Save ' + n, files }, tip);
      process.stdout.write(n + '\\n');
    }`,
  );
  let said = 0;
  for (let round = 0; round < 8 || said <= 8; round++) {
    const running = start(script, [repository.root]);
    await Promise.race([
      once(running.child.stdout!, 'data'),
      running.output.then((output) => Promise.reject(new Error(`ended by itself: ${output}`))),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 37 * round));
    await running.kill();
    const lines = (await running.output).split('\n').filter(Boolean);
    said = Number(lines.at(-1));
    const state = await readTip(repository, 'a');
    const kept = Number(state?.status?.['n']);
    // The last one may have been kept without being said.
    expect([said, said + 1]).toContain(kept);
    expect(state?.stack?.['big']).toHaveLength(kept * 100);
    const told = (await log(repository, 'a')).map(({ subject }) => Number(subject.slice(5)));
    expect(told).toEqual(Array.from({ length: kept }, (_, index) => kept - index));
  }
  await repository.git.run(['fsck', '--connectivity-only', '--no-dangling']);
});

describe('the lock that a killed git left on a ref of ours', () => {
  it('is removed soon where no git lives that may have made it', async () => {
    const { repository, tip, lock } = await locked();
    const next = await appendEvent(repository, 'a', { event: 'saved', subject: 'Two' }, tip);
    expect(await readRef(repository, 'refs/heads/state/a')).toBe(next);
    expect(existsSync(lock)).toBe(false);
  });

  it('is left to the git that may still hold it, until that one has ended', async () => {
    const { repository, tip, lock } = await locked();
    const holder = spawn('sleep', ['60'], { argv0: 'git', stdio: 'ignore' });
    const appended = appendEvent(repository, 'a', { event: 'saved', subject: 'Two' }, tip);
    expect(await Promise.race([appended, sleep(2_500, 'waits')])).toBe('waits');
    expect(existsSync(lock)).toBe(true);
    holder.kill('SIGKILL');
    expect(await readRef(repository, 'refs/heads/state/a')).toBe(tip);
    await appended;
    expect(existsSync(lock)).toBe(false);
  });

  it('is removed when it is old, whatever lives', async () => {
    const { repository, tip, lock } = await locked();
    const holder = spawn('sleep', ['60'], { argv0: 'git', stdio: 'ignore' });
    utimesSync(lock, 1, 1);
    await appendEvent(repository, 'a', { event: 'saved', subject: 'Two' }, tip);
    holder.kill('SIGKILL');
    expect(existsSync(lock)).toBe(false);
  });

  it('stops no fetch', async () => {
    const { repository: remote } = await locked();
    const repository = await temporaryRepository();
    await readRemoteState(repository, remote.root);
    const lock = join(repository.gitDir, 'refs/dtaas/remote/heads/state/a.lock');
    await repository.git.run(['update-ref', '-d', 'refs/dtaas/remote/heads/state/a']);
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, '');
    await readRemoteState(repository, remote.root);
    expect(existsSync(lock)).toBe(false);
  });
});

/** A twin with one event, and a lock on its branch. */
async function locked() {
  const repository = await temporaryRepository();
  const tip = await appendEvent(repository, 'a', { event: 'saved', subject: 'One' }, null);
  const lock = join(repository.gitDir, 'refs/heads/state/a.lock');
  mkdirSync(dirname(lock), { recursive: true });
  writeFileSync(lock, '');
  return { repository, tip, lock };
}
