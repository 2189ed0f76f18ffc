import {
  type Architecture,
  anyNamespace,
  clone,
  ioctl,
  missingCalls,
  netlink,
  newestCall,
  refusedCalls,
  refusedRequests,
  type SystemCall,
  socket,
  socketFamilies,
} from './calls.ts';

/** AUDIT_ARCH_X86_64 and AUDIT_ARCH_AARCH64 of <linux/audit.h>. */
const auditArchitectures: { readonly [architecture in Architecture]: number } = {
  x64: 0xc000_003e,
  arm64: 0xc000_00b7,
};

/** The answers of the filter (<linux/seccomp.h>): SECCOMP_RET_ALLOW, and SECCOMP_RET_ERRNO with an error's number. */
export const allow = 0x7fff_0000;
export const notPermitted = 0x0005_0001;
export const notImplemented = 0x0005_0026;

/** Offsets in `struct seccomp_data`; both architectures are little-endian, so an argument's low word comes first. */
const numberAt = 0;
const architectureAt = 4;
const argumentAt = (index: number): number => 16 + 8 * index;

/** `struct sock_filter`: code, jump where true, jump where false, value. Classic BPF of <linux/bpf_common.h>. */
type Instruction = readonly [code: number, isTrue: number, isFalse: number, value: number];

const load = (offset: number): Instruction => [0x20, 0, 0, offset];
const answer = (value: number): Instruction => [0x06, 0, 0, value];
type Jump = (value: number, isTrue: number, isFalse: number) => Instruction;
const equals: Jump = (value, isTrue, isFalse) => [0x15, isTrue, isFalse, value];
const greater: Jump = (value, isTrue, isFalse) => [0x25, isTrue, isFalse, value];
const hasAny: Jump = (bits, isTrue, isFalse) => [0x45, isTrue, isFalse, bits];

/** True if there is a filter for this machine. */
export function isFiltered(architecture: string): architecture is Architecture {
  return Object.hasOwn(auditArchitectures, architecture);
}

/** The program in the form that `bwrap --seccomp` and the kernel read. */
export function seccompFilter(architecture: Architecture): Buffer {
  const program = instructions(architecture);
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach(([code, isTrue, isFalse, value], index) => {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(isTrue, index * 8 + 2);
    bytes.writeUInt8(isFalse, index * 8 + 3);
    bytes.writeUInt32LE(value, index * 8 + 4);
  });
  return bytes;
}

function instructions(architecture: Architecture): Instruction[] {
  const numbers = (calls: readonly SystemCall[]): readonly number[] =>
    calls.flatMap((call) => call[architecture] ?? []);
  /** Instructions for one call; `block` ends in an answer. */
  const only = (call: SystemCall, block: readonly Instruction[]): Instruction[] => [
    ...numbers([call]).map((number) => equals(number, 0, block.length)),
    ...block,
  ];
  return [
    // Calls of another architecture (32 bits) and of x32 have other numbers.
    ...[load(architectureAt), equals(auditArchitectures[architecture], 1, 0), answer(notImplemented)],
    ...[load(numberAt), greater(newestCall, 0, 1), answer(notImplemented)],
    ...numbers(refusedCalls).flatMap((number) => [equals(number, 0, 1), answer(notPermitted)]),
    ...numbers(missingCalls).flatMap((number) => [equals(number, 0, 1), answer(notImplemented)]),
    ...only(clone, [
      ...[load(argumentAt(0)), hasAny(anyNamespace, 0, 1), answer(notPermitted)],
      answer(allow),
    ]),
    ...only(ioctl, [
      load(argumentAt(1)),
      ...refusedRequests.flatMap((request) => [equals(request, 0, 1), answer(notPermitted)]),
      answer(allow),
    ]),
    ...only(socket, [
      load(argumentAt(0)),
      ...socketFamilies.flatMap((family) => [equals(family, 0, 1), answer(allow)]),
      ...[equals(netlink.family, 1, 0), answer(notPermitted)],
      ...[load(argumentAt(2)), equals(netlink.protocol, 1, 0), answer(notPermitted)],
      answer(allow),
    ]),
    answer(allow),
  ];
}
