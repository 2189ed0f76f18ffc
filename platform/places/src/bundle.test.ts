import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeOldCopies, storeRunner } from './bundle.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-bundle-'));
  writeFileSync(join(folder, 'runner.mjs'), 'run();\n');
});
const umask = process.umask();
afterEach(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true });
});

const stored = (): string => storeRunner(join(folder, 'store'), join(folder, 'runner.mjs'));

describe('the runner in the store', () => {
  it('is a copy, the same each time, alone in its folder', () => {
    const copy = stored();
    expect(readFileSync(copy, 'utf8')).toBe('run();\n');
    expect(stored()).toBe(copy);
    expect(readdirSync(dirname(copy))).toEqual(['runner.mjs']);
  });

  it('brings the parts that are beside it, which decide on its folder, too', () => {
    const alone = stored();
    writeFileSync(join(folder, 'opcua.mjs'), 'speak();\n');
    writeFileSync(join(folder, 'runner.mjs.map'), '{}');
    const copy = stored();
    expect(dirname(copy)).not.toBe(dirname(alone));
    expect(readdirSync(dirname(copy)).sort()).toEqual(['opcua.mjs', 'runner.mjs']);
    writeFileSync(join(dirname(copy), 'opcua.mjs'), 'steal();\n');
    expect(stored()).toBe(copy);
    expect(readFileSync(join(dirname(copy), 'opcua.mjs'), 'utf8')).toBe('speak();\n');
    writeFileSync(join(folder, 'opcua.mjs'), 'speak(2);\n');
    expect(dirname(stored())).not.toBe(dirname(copy));
  });

  it('is another copy after the runner changed', () => {
    const copy = stored();
    writeFileSync(join(folder, 'runner.mjs'), 'run(2);\n');
    expect(stored()).not.toBe(copy);
    expect(readFileSync(copy, 'utf8')).toBe('run();\n');
  });

  it.each(['steal();\n', ''])('is replaced if somebody altered it to %j', (text) => {
    const copy = stored();
    writeFileSync(copy, text);
    expect(readFileSync(stored(), 'utf8')).toBe('run();\n');
  });

  it.each([0o000, 0o022, 0o077])('is only for its user under the umask %d', (open) => {
    process.umask(open);
    const copy = stored();
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(copy)).mode & 0o777).toBe(0o700);
  });
});

describe('old copies in the store', () => {
  const put = (name: string, hoursAgo: number): void => {
    const copy = join(folder, 'store', name);
    mkdirSync(copy, { recursive: true });
    writeFileSync(join(copy, 'runner.mjs'), 'console.log("runs"); setInterval(() => {}, 1000);\n');
    const time = new Date(Date.now() - hoursAgo * 3600_000);
    utimesSync(copy, time, time);
  };
  const left = (): string[] => readdirSync(join(folder, 'store')).sort();

  it('go, except the newest of each program, with drafts that were cut off, and nothing else does', () => {
    for (const [name, hoursAgo] of [
      ['runner-a', 2],
      ['runner-b', 1],
      ['runner-c', 3],
      ['place-a', 5],
      ['place-b', 4],
      ['c0c0', 90],
      ['.c0c0.draft-1', 25],
      ['.c0c0.draft-2', 1],
    ] as const)
      put(name, hoursAgo);
    removeOldCopies(join(folder, 'store'));
    expect(left()).toEqual(['.c0c0.draft-2', 'c0c0', 'place-b', 'runner-b']);
  });

  it.each([
    ['runs a file of it', (old: string) => [join(old, 'runner.mjs')]],
    [
      'has its name as an argument',
      () => ['-e', 'console.log("runs"); setInterval(() => {}, 1000)', 'runner-a'],
    ],
  ])('stay while a process %s', async (_, argumentsFor) => {
    put('runner-a', 2);
    put('runner-b', 1);
    const user = spawn(process.execPath, argumentsFor(join(folder, 'store', 'runner-a')));
    await once(user.stdout, 'data');
    removeOldCopies(join(folder, 'store'));
    expect(left()).toEqual(['runner-a', 'runner-b']);
    user.kill('SIGKILL');
    await once(user, 'exit');
    removeOldCopies(join(folder, 'store'));
    expect(left()).toEqual(['runner-b']);
  });

  it('are no fault of a store that is missing', () => {
    removeOldCopies(join(folder, 'nothing'));
  });
});
