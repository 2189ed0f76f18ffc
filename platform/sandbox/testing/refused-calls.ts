import { missingCalls, refusedCalls } from '../src/isolation/seccomp/calls.ts';

const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
const clone = architecture === 'x64' ? 56 : 220;
const socket = architecture === 'x64' ? 41 : 198;
const ioctl = architecture === 'x64' ? 16 : 29;

/**
 * `name number arguments…` of each system call that the filter refuses: those of the table without arguments, and others with what
 * the filter looks at.
 */
export function callsToRefuse({ hasTerminal }: { readonly hasTerminal: boolean }): readonly string[] {
  return [
    ...[...refusedCalls, ...missingCalls].flatMap((call) =>
      call[architecture] === undefined ? [] : [`${call.name} ${call[architecture]}`],
    ),
    ...['NEWNS 131072', 'NEWUSER 268435456', 'NEWNET 1073741824'].map((flag) => {
      const [name, bit] = flag.split(' ');
      return `clone-${name} ${clone} ${Number(bit) + 17}`;
    }),
    ...['ALG 38', 'VSOCK 40', 'PACKET 17'].map((family) => {
      const [name, number] = family.split(' ');
      return `socket-${name} ${socket} ${number} 1 0`;
    }),
    ...(hasTerminal ? [`ioctl-TIOCSTI ${ioctl} 0 21522 0`] : []),
  ];
}

/** A program for `perl -e`, which takes these calls as arguments and prints a line `name errno` for each. perl is on every Debian. */
export const callInPerl =
  'for (@ARGV) { my ($name, @words) = split / /; my @all = map { $_ + 0 } (@words, (0) x (7 - @words)); ' +
  'my $pid = $$; $! = 0; syscall($all[0], @all[1..6]); exit if $$ != $pid; print $name, " ", $! + 0, "\\n"; }';
