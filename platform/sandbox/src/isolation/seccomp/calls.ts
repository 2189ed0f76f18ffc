/** Architectures that the filter is made for, as Node names them. */
export type Architecture = 'x64' | 'arm64';

/** The number of a system call on each architecture; `undefined` if the architecture doesn't have the call. */
export type SystemCall = { readonly name: string } & {
  readonly [architecture in Architecture]: number | undefined;
};

/**
 * Calls that no test, component or build needs, grouped by their target. Numbers are the kernel's
 * (`arch/x86/entry/syscalls/syscall_64.tbl`, `include/uapi/asm-generic/unistd.h`): name, x64, arm64.
 */
const table = `
  # other processes' memory and descriptors
  kcmp 312 272, pidfd_getfd 438 438, process_madvise 440 440, process_mrelease 448 448,
  process_vm_readv 310 270, process_vm_writev 311 271, ptrace 101 117
  # namespaces and mounts
  chroot 161 51, fsconfig 431 431, fsmount 432 432, fsopen 430 430, fspick 433 433, listmount 458 458,
  mount 165 40, mount_setattr 442 442, move_mount 429 429, open_tree 428 428, open_tree_attr 467 467,
  pivot_root 155 41, setns 308 268, statmount 457 457, umount2 166 39, unshare 272 97
  # the kernel itself: modules, programs, another kernel
  bpf 321 280, create_module 174 -, delete_module 176 106, finit_module 313 273, get_kernel_syms 177 -,
  init_module 175 105, kexec_file_load 320 294, kexec_load 246 104, query_module 178 -, reboot 169 142
  # the machine: clock, name, swap, accounting, quotas, ports, its log
  acct 163 89, adjtimex 159 171, clock_adjtime 305 266, clock_settime 227 112, ioperm 173 -, iopl 172 -,
  quotactl 179 60, quotactl_fd 443 443, setdomainname 171 162, sethostname 170 161, settimeofday 164 170,
  swapoff 168 225, swapon 167 224, syslog 103 116, vhangup 153 58
  # keys, files by handle, watching all files
  add_key 248 217, fanotify_init 300 262, keyctl 250 219, open_by_handle_at 304 265, request_key 249 218
  # large parts of the kernel in which flaws were found, and which others can do without
  io_uring_enter 426 426, io_uring_register 427 427, io_uring_setup 425 425, lsm_set_self_attr 460 460,
  modify_ldt 154 -, perf_event_open 298 241, userfaultfd 323 282
  # where memory lies on machines with several nodes
  get_mempolicy 239 236, mbind 237 235, migrate_pages 256 238, move_pages 279 239, set_mempolicy 238 237,
  set_mempolicy_home_node 450 450
  # old ones that nothing uses
  _sysctl 156 -, lookup_dcookie 212 18, nfsservctl 180 42, sysfs 139 -, uselib 134 -, ustat 136 -, vserver 236 -
`;

/** Refused with EPERM, whatever their arguments. */
export const refusedCalls: readonly SystemCall[] = [
  ...table.replace(/#.*/g, '').matchAll(/(\w+) (\d+|-) (\d+|-)/g),
].map(([, name = '', x64, arm64]) => ({ name, x64: numberOf(x64), arm64: numberOf(arm64) }));

/**
 * Answered with ENOSYS, as if the kernel didn't have the call: its arguments are in memory, where a filter can't read them.
 * libc then uses `clone`.
 */
export const missingCalls: readonly SystemCall[] = [{ name: 'clone3', x64: 435, arm64: 435 }];

/** The newest call of the table above it (Linux 6.17: `file_setattr`). Later calls are answered with ENOSYS. */
export const newestCall = 469;

/** `clone` may make processes and threads, but no namespaces: CLONE_NEWNS, -CGROUP, -UTS, -IPC, -USER, -PID, -NET. */
export const clone: SystemCall = { name: 'clone', x64: 56, arm64: 220 };
export const anyNamespace = [
  0x0002_0000, 0x0200_0000, 0x0400_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000,
].reduce((all, flag) => all | flag, 0);

/**
 * `socket` may open families that a network namespace holds: UNIX, INET, INET6, and NETLINK's routes (0), by which
 * libc lists the interfaces. Other families bypass it: VSOCK reaches the host of a virtual machine.
 */
export const socket: SystemCall = { name: 'socket', x64: 41, arm64: 198 };
export const socketFamilies = [1, 2, 10] as const;
export const netlink = { family: 16, protocol: 0 } as const;

/** `ioctl` may not type into a terminal: TIOCSTI, TIOCLINUX. */
export const ioctl: SystemCall = { name: 'ioctl', x64: 16, arm64: 29 };
export const refusedRequests = [0x5412, 0x541c] as const;

function numberOf(text: string | undefined): number | undefined {
  return text === '-' ? undefined : Number(text);
}
