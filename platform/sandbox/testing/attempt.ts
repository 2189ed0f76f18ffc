import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runBuildStep } from '../src/environment/build.ts';
import { collect } from '../src/isolation/collect.ts';
import { detectIsolation } from '../src/isolation/detect.ts';
import type { IsolatedCommand, IsolationMode } from '../src/isolation/isolation.ts';
import { runIsolated } from '../src/isolation/run.ts';
import { missingCalls, refusedCalls } from '../src/isolation/seccomp/calls.ts';
import { enterNamespace } from '../src/namespace.ts';

/** What a command in a sandbox got from the kernel. */
export interface Attempts {
  /** Files of /proc and /sys that the command could open for writing. */
  readonly writable: readonly string[];
  /** The error number by the name of a system call, 0 for success. */
  readonly calls: { readonly [name: string]: number };
  /** Its user, and the user of the machine to which that is mapped. */
  readonly user: number;
  readonly map: string;
}

const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
const clone = architecture === 'x64' ? 56 : 220;
const socket = architecture === 'x64' ? 41 : 198;
const ioctl = architecture === 'x64' ? 16 : 29;

/** `name number arguments…` of each call: those of the table without arguments, and what the filter looks at of others. */
const calls: readonly string[] = [
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
  // A container has no terminal.
  ...(process.argv[2] === 'docker' ? [] : [`ioctl-TIOCSTI ${ioctl} 0 21522 0`]),
];

/** Runs inside. perl is on every Debian, and can call the kernel by number. */
const inside = `
const fs = require('node:fs');
const writable = [];
const walk = (folder) => {
  let entries = [];
  try { entries = fs.readdirSync(folder, { withFileTypes: true }); } catch {}
  for (const entry of entries) {
    const path = folder + '/' + entry.name;
    if (entry.isDirectory()) walk(path);
    else if (entry.isFile()) {
      try {
        const file = fs.openSync(path, fs.constants.O_WRONLY | fs.constants.O_NONBLOCK);
        // Docker mounts /dev/null over some files.
        if (fs.fstatSync(file).isFile()) writable.push(path);
        fs.closeSync(file);
      } catch {}
    }
  }
};
walk('/proc');
walk('/sys');
const perl = 'for (@ARGV) { my ($name, @words) = split / /; my @all = map { $_ + 0 } (@words, (0) x (7 - @words)); ' +
  'my $pid = $$; $! = 0; syscall($all[0], @all[1..6]); exit if $$ != $pid; print $name, " ", $! + 0, "\\n"; }';
const said = require('node:child_process').execFileSync('perl', ['-e', perl, ...${JSON.stringify(calls)}]).toString();
const calls = Object.fromEntries(said.trim().split('\\n').map((line) => [line.split(' ')[0], Number(line.split(' ')[1])]));
console.log(JSON.stringify({ writable, calls, user: process.getuid(), map: fs.readFileSync('/proc/self/uid_map', 'utf8') }));
`;

async function attempt(mode: IsolationMode, place: string): Promise<string> {
  const isolation = detectIsolation(mode);
  const limits: IsolatedCommand['limits'] = { timeoutMs: 60_000 };
  const command = { command: ['node', '-e', inside], cwd: '/', mounts: [], env: {} };
  if (place === 'build') {
    const scratch = join(folder, 'scratch');
    mkdirSync(scratch);
    const build = { made: scratch, scratch, lock: 'a lock file', isolation, signal: undefined };
    return (await runBuildStep(build, [], { ...command, python: false })).output;
  }
  const network = place === 'component' ? 'shared-namespace' : 'none';
  return (await collect(runIsolated({ ...command, network, limits }, isolation))).output;
}

const [mode, place, folder] = process.argv.slice(2) as [IsolationMode, string, string];
if (place === 'enter') {
  const child = enterNamespace({
    command: [process.execPath, process.argv[1]!, mode, 'component', folder],
    env: { PATH: process.env['PATH'] ?? '', DTAAS_CACHE: join(folder, 'cache') },
    cwd: '/',
    writable: [join(folder, 'cache')],
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('exit', (code) => process.exit(code ?? 1));
} else {
  process.stdout.write(await attempt(mode, place));
}
