import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LockTakenError, withLock } from './lock.ts';

describe('withLock', () => {
  it('lets one in at a time, and tells the others once who is in', async () => {
    const name = randomUUID();
    const told: string[] = [];
    let inside = 0;
    let allTold = () => {};
    const everyone = new Promise<void>((resolve) => {
      allTold = resolve;
    });
    const work = async () => {
      expect(++inside).toBe(1);
      await everyone;
      await sleep(5);
      inside--;
    };
    const onWait = (owner: string) => {
      if (told.push(owner) === 4) allTold();
    };
    const options = { purpose: 'testing', onWait };
    await Promise.all(Array.from({ length: 5 }, () => withLock(name, options, work)));
    expect(told.length).toBe(4);
    expect(told[0]).toBe(`testing (process ${process.pid})`);
  });

  it('doesn’t wait where nobody wants to', async () => {
    const name = randomUUID();
    await withLock(name, { purpose: 'first' }, async () => {
      await expect(withLock(name, { purpose: 'second' }, async () => {})).rejects.toThrow(LockTakenError);
    });
    await expect(withLock(name, { purpose: 'third' }, async () => 'in')).resolves.toBe('in');
  });

  it('is free again after the work failed', async () => {
    const name = randomUUID();
    const failing = withLock(name, { purpose: 'failing' }, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(withLock(name, { purpose: 'next' }, async () => 'in')).resolves.toBe('in');
  });

  it('ends waiting when it is told to', async () => {
    const name = randomUUID();
    await withLock(name, { purpose: 'first' }, async () => {
      const signal = AbortSignal.timeout(50);
      const waiting = withLock(name, { purpose: 'second', onWait: () => {}, signal }, async () => {});
      await expect(waiting).rejects.toThrow();
    });
  });

  it.runIf(process.platform === 'linux')('comes back from a killed process', async () => {
    const name = randomUUID();
    const address = `\\0dtaas-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
    const script = `require('net').createServer((s)=>s.write('the killed\\n')).listen('${address}',()=>console.log('in'))`;
    const owner = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => owner.stdout.once('data', resolve));
    const told: string[] = [];
    const waiting = withLock(name, { purpose: 'next', onWait: (by) => void told.push(by) }, async () => 'in');
    await expect.poll(() => told, { timeout: 30_000 }).toEqual(['the killed']);
    process.kill(owner.pid!, 'SIGKILL');
    await expect(waiting).resolves.toBe('in');
  });
});
