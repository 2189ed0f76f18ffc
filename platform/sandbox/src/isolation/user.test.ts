import { expect, it } from 'vitest';
import { isRoot, isRootOfMachine, nextUser, userOf } from './user.ts';

it('gives each workspace its own user, always the same one, that no account has', () => {
  const folders = Array.from({ length: 2000 }, (_, n) => `/var/lib/dtaas/workspaces/twin-${n}`);
  const users = folders.map(userOf);
  expect(folders.map(userOf)).toEqual(users);
  expect(new Set(users).size).toBe(users.length);
  expect(users.filter((user) => user < 0x7000_0400 || user >= 0x8000_0000)).toEqual([]);
});

it('gives parallel commands without a workspace different users, which no workspace has', () => {
  const users = Array.from({ length: 1024 }, nextUser);
  expect(new Set(users).size).toBe(1024);
  expect(users.filter((user) => user < 0x7000_0000 || user >= 0x7000_0400)).toEqual([]);
});

it.each([
  ['         0          0 4294967295\n', true],
  ['         0       1000          1\n', false],
  ['         0       1000          1\n         1     100000      65536\n', false],
  ['         0     100000      65536\n', false],
  ['      1000          0          1\n', false],
])('knows who root is to the machine from the map %j', (map, isMachines) => {
  expect(isRootOfMachine(map)).toBe(isRoot() && isMachines);
});
