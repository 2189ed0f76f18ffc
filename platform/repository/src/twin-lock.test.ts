import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifeOf, thisProcess } from '@dtaas/processes';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-repository.ts';
import { start, temporaryScript } from '../testing/temporary-script.ts';
import { withTwinLock } from './twin-lock.ts';

/** Counts in a file by reading and writing: it loses a count as soon as two do it at once. */
const counting = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { setTimeout as sleep } from 'node:timers/promises';
  import { withTwinLock } from './twin-lock.ts';
  const [folder, times, hold] = process.argv.slice(2);
  console.log('ready');
  for (let n = 0; n < Number(times); n++) {
    await withTwinLock(folder, 'incubator', async () => {
      const count = Number(readFileSync(folder + '/count', 'utf8'));
      await sleep(Number(hold));
      writeFileSync(folder + '/count', String(count + 1));
    }, { waitMs: 100000 });
  }`;

describe('withTwinLock', () => {
  it('says who holds it, waits when asked to, and lets go also after an error', async () => {
    const folder = temporaryFolder();
    let release: () => void = () => {};
    const held = withTwinLock(folder, 'a', () => new Promise<void>((resolve) => (release = resolve)));
    await expect(withTwinLock(folder, 'a', async () => 1)).rejects.toMatchObject({
      code: 'twin-locked',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    expect(await withTwinLock(folder, 'b', async () => 2)).toBe(2);
    const waited: string[] = [];
    const later = withTwinLock(folder, 'a', async () => 3, {
      waitMs: 10_000,
      onWait: (owner) => {
        waited.push(owner);
        release();
      },
    });
    expect(await later).toBe(3);
    expect(waited).toEqual([expect.stringContaining(`(process ${process.pid})`)]);
    await held;
    const failing = async () => {
      throw new Error('no');
    };
    await expect(withTwinLock(folder, 'a', failing)).rejects.toThrowError('no');
    expect(await withTwinLock(folder, 'a', async () => 4)).toBe(4);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from the dead, never from who may live elsewhere', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.lock');
    const me = { ...thisProcess(), id: '01234567-0123-0123-0123-0123456789ab', command: 'x', since: 'y' };
    for (const dead of [{ startTime: '1' }, { pid: 2 ** 22 + 1 }, { bootId: 'before' }]) {
      writeFileSync(file, JSON.stringify({ ...me, ...dead }));
      expect(await withTwinLock(folder, 'a', async () => 1)).toBe(1);
    }
    writeFileSync(file, '');
    expect(await withTwinLock(folder, 'a', async () => 1)).toBe(1);
    for (const elsewhere of [{ host: 'other', bootId: 'other' }, { namespace: 'pid:[1]' }]) {
      writeFileSync(file, JSON.stringify({ ...me, ...elsewhere }));
      await expect(withTwinLock(folder, 'a', async () => 1)).rejects.toMatchObject({
        code: 'twin-locked',
        hint: expect.stringContaining(file),
      });
    }
  });

  it('has one holder among many processes, also when holders are killed', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'count'), '0');
    const script = await temporaryScript(import.meta.url, counting);
    const victim = start(script, [folder, '1', '60000']);
    await new Promise((resolve) => victim.child.stdout!.once('data', resolve));
    const others = Array.from({ length: 5 }, () => start(script, [folder, '20', '1']));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('0');
    await victim.kill();
    await Promise.all(others.map((one) => one.output));
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('100');
    expect(readdirSync(folder)).toEqual(['count']);
  });

  it('is taken over from the dead by one at a time, however many see it at once', async () => {
    const folder = temporaryFolder();
    const rounds = 300;
    const dead = { ...thisProcess(), startTime: '1', command: 'x', since: 'y' };
    for (let n = 0; n < rounds; n++)
      writeFileSync(join(folder, `t${n}.lock`), JSON.stringify({ ...dead, id: randomUUID() }));
    const script = await temporaryScript(
      import.meta.url,
      `
      import { rmSync, writeFileSync } from 'node:fs';
      import { withTwinLock } from './twin-lock.ts';
      const [folder, rounds, begin] = process.argv.slice(2);
      for (let n = 0; n < Number(rounds); n++) {
        // All begin a round in the same instant.
        while (Date.now() < Number(begin) + n * 8) {}
        await withTwinLock(folder, 't' + n, async () => {
          writeFileSync(folder + '/inside' + n, '', { flag: 'wx' });
          await new Promise((resolve) => setTimeout(resolve, 1));
          rmSync(folder + '/inside' + n);
        }, { waitMs: 60000 });
      }
      console.log('alone');`,
    );
    const begin = String(Date.now() + 1000);
    const takers = [1, 2, 3].map(() => start(script, [folder, String(rounds), begin]));
    expect(await Promise.all(takers.map((taker) => taker.output))).toEqual(['alone\n', 'alone\n', 'alone\n']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('survives a series of kills: what is counted is counted once', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'count'), '0');
    const script = await temporaryScript(import.meta.url, counting);
    for (let round = 0; round < 4; round++) {
      const running = [1, 2, 3].map(() => start(script, [folder, '1000', '2']));
      await new Promise((resolve) => setTimeout(resolve, 400));
      await Promise.all(running.map((one) => one.kill()));
    }
    const before = Number(readFileSync(join(folder, 'count'), 'utf8'));
    const last = [1, 2, 3].map(() => start(script, [folder, '10', '1']));
    await Promise.all(last.map((one) => one.output));
    expect(Number(readFileSync(join(folder, 'count'), 'utf8'))).toBe(before + 30);
  });

  it('knows the living from the dead', () => {
    expect(lifeOf(thisProcess())).toBe('alive');
    expect(lifeOf({ ...thisProcess(), startTime: '0' })).toBe('dead');
  });
});
