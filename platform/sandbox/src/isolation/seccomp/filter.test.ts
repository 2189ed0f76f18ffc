import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingCalls, newestCall, refusedCalls, type SystemCall } from './calls.ts';
import { allow, isFiltered, notImplemented, notPermitted, seccompFilter } from './filter.ts';

/** Interprets a filter like the kernel and returns its answer to a call. */
function run(program: Buffer, call: { architecture: number; number: number; arguments_?: bigint[] }): number {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call.number, 0);
  data.writeUInt32LE(call.architecture, 4);
  for (const [index, value] of (call.arguments_ ?? []).entries()) {
    data.writeBigUInt64LE(BigInt.asUintN(64, value), 16 + 8 * index);
  }
  let accumulator = 0;
  for (let at = 0; at < program.length / 8; at++) {
    const code = program.readUInt16LE(at * 8);
    const [isTrue, isFalse] = [program.readUInt8(at * 8 + 2), program.readUInt8(at * 8 + 3)];
    const value = program.readUInt32LE(at * 8 + 4);
    if (code === 0x20) accumulator = data.readUInt32LE(value);
    else if (code === 0x06) return value;
    else if (code === 0x15) at += accumulator === value ? isTrue : isFalse;
    else if (code === 0x25) at += accumulator > value ? isTrue : isFalse;
    else if (code === 0x45) at += (accumulator & value) !== 0 ? isTrue : isFalse;
    else throw new Error(`the kernel knows no instruction ${code}`);
  }
  throw new Error('the program has no end');
}

describe.each([
  { name: 'x64', architecture: 0xc000_003e, clone: 56, socket: 41, ioctl: 16, read: 0, execve: 59 },
  { name: 'arm64', architecture: 0xc000_00b7, clone: 220, socket: 198, ioctl: 29, read: 63, execve: 221 },
] as const)(
  'the filter of system calls on $name',
  ({ name, architecture, clone, socket, ioctl, ...plain }) => {
    const program = seccompFilter(name);
    const answer = (number: number, ...arguments_: bigint[]) =>
      run(program, { architecture, number, arguments_ });
    const numbers = (calls: readonly SystemCall[]) => calls.flatMap((call) => call[name] ?? []);

    it('refuses each call of the table, and no other', () => {
      for (let number = 0; number <= newestCall; number++) {
        const expected = numbers(refusedCalls).includes(number)
          ? notPermitted
          : numbers(missingCalls).includes(number)
            ? notImplemented
            : number === socket
              ? notPermitted // of no family
              : allow;
        expect([number, answer(number)]).toEqual([number, expected]);
      }
      expect(answer(plain.read)).toBe(allow);
      expect(answer(plain.execve)).toBe(allow);
    });

    it('answers newer calls, calls of x32 and of another architecture with ENOSYS', () => {
      expect(answer(newestCall + 1)).toBe(notImplemented);
      expect(answer(0x4000_0000 + plain.read)).toBe(notImplemented);
      expect(run(program, { architecture: 0x4000_0003, number: plain.read })).toBe(notImplemented);
    });

    it('allows processes and threads, but no namespaces', () => {
      expect(answer(clone, 17n)).toBe(allow); // fork: SIGCHLD
      expect(answer(clone, 0x3d0f00n)).toBe(allow); // a thread
      for (const bit of [17, 25, 26, 27, 28, 29, 30])
        expect(answer(clone, 1n << BigInt(bit))).toBe(notPermitted);
    });

    it('allows only sockets of UNIX, INET, INET6 and routes, whatever the upper half of the argument is', () => {
      const upper = 1n << 32n;
      for (const family of [1n, 2n, 10n]) expect(answer(socket, family, 1n, 0n)).toBe(allow);
      expect(answer(socket, 16n, 3n, 0n)).toBe(allow);
      expect(answer(socket, 16n, 3n, 9n)).toBe(notPermitted); // audit
      for (const family of [0n, 3n, 15n, 17n, 38n, 40n, -1n, upper + 40n])
        expect(answer(socket, family, 1n, 0n)).toBe(notPermitted);
    });

    it('refuses to type into a terminal', () => {
      expect(answer(ioctl, 0n, 0x5413n)).toBe(allow); // the window's size
      for (const request of [0x5412n, 0x541cn, 0x1_0000_5412n])
        expect(answer(ioctl, 0n, request)).toBe(notPermitted);
    });
  },
);

it('exists only for x64 and arm64', () => {
  expect(['x64', 'arm64', 'ia32', 'riscv64', 'toString'].map(isFiltered)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

// The headers of the C library, if the machine has them, list the calls of their time.
const headers = [
  ['x64', '/usr/include/x86_64-linux-gnu/asm/unistd_64.h', /^#define __NR_(\w+)\s+(\d+)/gm],
  ['arm64', '/usr/include/asm-generic/unistd.h', /^#define __NR(?:3264)?_(\w+)\s+(\d+)/gm],
] as const;
it.each(headers.filter(([, file]) => existsSync(file)))(
  'has the numbers of %s that %s has',
  (name, file, pattern) => {
    const known = new Map(
      [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, call, n]) => [call, Number(n)]),
    );
    const newest = Math.max(...known.values());
    for (const call of [...refusedCalls, ...missingCalls]) {
      const number = call[name];
      if (number === undefined || number <= newest)
        expect([call.name, known.get(call.name)]).toEqual([call.name, number]);
    }
  },
);
