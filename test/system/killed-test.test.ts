import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterPlatform } from './counter.ts';
import { type Clone, ended, eventually, type Machine, processesWith, temporaryMachine } from './machine.ts';

/** The 5,000 steps take long enough to be killed in the middle, and their values are written in several parts. */
const test = `  test:
    until: {value: 5000, unit: s}
    expect:
      counts: {port: counter.count, minimum: 0}
      ends: {port: counter.count, seen: true, equals: 5000}
`;

interface Verified {
  readonly twins: readonly { readonly outcome: string; readonly recorded: boolean }[];
}

describe('dtaas verify of a twin that is killed', () => {
  let machine: Machine;
  let clone: Clone;
  beforeAll(async () => {
    machine = temporaryMachine();
    const { 'twins/counter/twin.yaml': twin = '', ...files } = counterPlatform();
    clone = await machine.begin('clone', { ...files, 'twins/counter/twin.yaml': twin + test });
  }, 60_000);
  afterAll(() => machine.remove());

  /** The folders in which calls of `verify` keep their files. */
  const scratch = () => {
    const all = join(machine.cache, 'verify');
    return existsSync(all) ? readdirSync(all).map((name) => join(all, name)) : [];
  };
  /** Whether the test of the twin has written that much to this file of its workspace. */
  const hasWritten = (file: string, bytes: number) => () =>
    scratch().some((folder) => {
      const stat = statSync(join(folder, 'twins/counter', file), { throwIfNoEntry: false });
      return stat !== undefined && stat.size >= bytes;
    });

  it.each<[moment: string, isReached: () => boolean]>([
    ['has its folder', () => scratch().length > 0],
    ['has its workspace', hasWritten('workspace.json', 1)],
    ['has started the runner', hasWritten('recording.jsonl', 0)],
    ['records the run', hasWritten('recording.jsonl', 1)],
    ['has recorded more', hasWritten('recording.jsonl', 100_000)],
    ['judges the run', hasWritten('recording.csv', 1)],
  ])(
    'once it %s leaves nothing running and no record, and the next one passes',
    async (_, isReached) => {
      const child = clone.start(['verify', 'twins/counter', '--force']);
      const end = ended(child);
      while (!isReached() && child.exitCode === null) await wait(1);
      process.kill(-child.pid!, 'SIGKILL');
      expect(await end).toMatchObject({ code: null });
      await eventually(() => processesWith(machine.folder).length === 0);
      expect(clone.git('for-each-ref', 'refs/heads/state/_verified')).toBe('');

      const { twins } = await clone.ask<Verified>('verify', 'twins/counter');
      expect(twins).toMatchObject([{ outcome: 'passed', recorded: true }]);
      expect(scratch()).toEqual([]);
      expect(processesWith(machine.folder)).toEqual([]);
      clone.git('update-ref', '-d', 'refs/heads/state/_verified');
    },
    300_000,
  );
});
