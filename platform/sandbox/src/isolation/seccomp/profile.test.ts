import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clone, ioctl, missingCalls, refusedCalls, socket } from './calls.ts';
import { allowedCalls } from './profile.ts';

const judged = [...refusedCalls, ...missingCalls, clone, ioctl, socket].map(({ name }) => name);

it('allows no call that the table refuses, and names each call once', () => {
  const names = [...allowedCalls, ...judged];
  expect(new Set(names).size).toBe(names.length);
});

const header = '/usr/include/x86_64-linux-gnu/asm/unistd_64.h';
/** Reserved numbers, and calls that no current kernel has. */
const never = /^(afs_syscall|getpmsg|putpmsg|security|tuxcall|epoll_(ctl|wait)_old|[gs]et_thread_area)$/;

it.skipIf(!existsSync(header))('judges every call that this machine knows', () => {
  const known = [...readFileSync(header, 'utf8').matchAll(/^#define __NR_(\w+)/gm)].map(
    ([, name = '']) => name,
  );
  const unjudged = known.filter((name) => !never.test(name) && ![...allowedCalls, ...judged].includes(name));
  expect(unjudged).toEqual([]);
});
