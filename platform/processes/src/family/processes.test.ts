import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { endFamily, familyMembers, signalProcess } from './family.ts';
import { identify, isAlive } from './identity.ts';
import { commandLineOf, exists, firstChild, statOf } from './proc.ts';

const started: ChildProcess[] = [];

function start(script: string, env: Record<string, string> = {}, detached = false): number {
  const child = spawn('sh', ['-c', script], { env: { ...process.env, ...env }, stdio: 'ignore', detached });
  started.push(child);
  return child.pid ?? 0;
}

async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

describe('one process', () => {
  it('differs from a later one with its number', () => {
    const me = identify(process.pid);
    expect(me && isAlive(me)).toBe(true);
    expect(me && isAlive({ ...me, startTime: '1' })).toBe(false);
    expect(me && isAlive({ ...me, bootId: 'another' })).toBe(false);
  });

  it("has ended when only its parent hasn't noticed", async () => {
    const parent = start('sleep 0.01 & exec sleep 60');
    const child = await firstChild(parent);
    await eventually(() => statOf(child ?? 0) === undefined);
    expect(exists(child ?? 0)).toBe(true);
    expect(identify(child ?? 0)).toBeUndefined();
  });

  it('says what it runs and where, whatever its name is', () => {
    expect(commandLineOf(process.pid)[0]).toBe(process.execPath);
    expect(statOf(process.pid)?.parent).toBe(process.ppid);
    expect(commandLineOf(2 ** 22 + 1)).toEqual([]);
    signalProcess(2 ** 22 + 1, 'SIGKILL');
    signalProcess(undefined, 'SIGKILL');
  });
});

describe('a family', () => {
  const mark = `DTAAS_TEST_FAMILY=/tmp/é/${process.pid}`;

  it('is who carries the mark, also below a path, in whichever session, and never a neighbour', async () => {
    const [name, value] = mark.split('=') as [string, string];
    const mine = [
      start('exec sleep 60', { [name]: value }),
      start('exec sleep 60', { [name]: `${value}/a` }, true),
    ];
    start('exec sleep 60', { [name]: `${value}9` });
    await eventually(() => familyMembers({ marks: [mark] }).length >= 2);
    expect(familyMembers({ marks: [mark] }).sort()).toEqual(mine.sort());
    await endFamily({ marks: [mark] });
    expect(familyMembers({ marks: [mark] })).toEqual([]);
  });

  it('is a session, with those that it started', async () => {
    const leader = start('sleep 60 & sleep 60 & wait', {}, true);
    await eventually(() => familyMembers({ session: leader, marks: [] }).length === 3);
    const gone = once(started[0] as ChildProcess, 'exit');
    await endFamily({ session: leader, marks: [] });
    expect(familyMembers({ session: leader, marks: [] })).toEqual([]);
    await gone;
  });
});
