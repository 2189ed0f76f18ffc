import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { thisProcess } from '../family/identity.ts';
import { type LockOptions, LockTakenError, withLock } from './lock.ts';

describe('withLock', () => {
  it('runs one work at a time, and tells the others once who has the lock', async () => {
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

  it('fails at once by default if the lock is taken', async () => {
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

  it('stops waiting when its signal aborts', async () => {
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
    await expect.poll(() => told).toEqual(['the killed']);
    process.kill(owner.pid!, 'SIGKILL');
    await expect(waiting).resolves.toBe('in');
  });
});

describe.runIf(process.platform === 'linux')('withLock, when the owner hangs', () => {
  it('gives up instead of asking for ever', async () => {
    const name = randomUUID();
    const address = `\0dtaas-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
    const silent = createServer(() => {}).listen(address);
    const taken = withLock(name, { purpose: 'next' }, async () => {});
    await expect(taken).rejects.toThrow(new LockTakenError('a process that hangs'));
    silent.close();
  });
});

describe('withLock with a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const options = (more: Partial<LockOptions> = {}) => ({
    purpose: 'dtaas deploy',
    file: join(folder, 'deep', 'a.lock'),
    ...more,
  });
  const holder = (more: object = {}) =>
    JSON.stringify({ ...thisProcess(), id: randomUUID(), command: 'dtaas save', since: 'y', ...more });
  const leave = (text: string) => {
    mkdirSync(join(folder, 'deep'), { recursive: true });
    writeFileSync(options().file, text);
  };

  it('names its holder in the file while it works, and removes the file', async () => {
    await withLock('a', options(), async () => {
      expect(JSON.parse(readFileSync(options().file, 'utf8'))).toMatchObject({
        ...thisProcess(),
        command: 'dtaas deploy',
        since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
    });
    await expect(withLock('a', options(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(join(folder, 'deep'))).toEqual([]);
  });

  it.each([
    ['of a process that has ended', () => holder({ startTime: '1' })],
    ['of a boot before this one', () => holder({ bootId: 'before' })],
    ['that is empty', () => ''],
    ['that names nobody', () => '{"pid":"1"}'],
  ])('takes over a file %s', async (_what, text) => {
    leave(text());
    expect(await withLock('a', options(), async () => 1)).toBe(1);
    expect(readdirSync(join(folder, 'deep'))).toEqual([]);
  });

  it.each([
    ['in another container', { namespace: 'pid:[1]' }],
    ['on another machine', { host: 'plant', bootId: 'other' }],
  ])('leaves the file of a holder %s, and names it', async (_where, elsewhere) => {
    leave(holder(elsewhere));
    const before = readFileSync(options().file, 'utf8');
    await expect(withLock('a', options(), async () => 1)).rejects.toMatchObject({
      owner: expect.stringContaining('dtaas save (process'),
      fileElsewhere: options().file,
    });
    expect(readFileSync(options().file, 'utf8')).toBe(before);
  });

  it('respects a living holder that has only the file, and waits for it', async () => {
    leave(holder());
    await expect(withLock('a', options({ waitMs: 0 }), async () => 1)).rejects.toMatchObject({
      owner: expect.stringContaining(`(process ${process.pid} on `),
      fileElsewhere: undefined,
    });
    const told: string[] = [];
    const onWait = (owner: string) => {
      told.push(owner);
      rmSync(options().file);
    };
    expect(await withLock('a', options({ onWait }), async () => 2)).toBe(2);
    expect(told).toHaveLength(1);
  });

  it('gives up a holder that does not let go in time', async () => {
    await withLock('a', options(), async () => {
      await expect(withLock('a', options({ waitMs: 20 }), async () => {})).rejects.toThrow(LockTakenError);
    });
    leave(holder());
    await expect(withLock('a', options({ waitMs: 20 }), async () => {})).rejects.toThrow(LockTakenError);
  });
});
