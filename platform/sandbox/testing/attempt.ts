import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runBuildStep } from '../src/environment/build.ts';
import { collect } from '../src/isolation/collect.ts';
import { detectIsolation } from '../src/isolation/detect.ts';
import type { IsolatedCommand, IsolationMode } from '../src/isolation/isolation.ts';
import { runIsolated } from '../src/isolation/run.ts';
import { enterNamespace } from '../src/namespace.ts';
import { callInPerl, callsToRefuse } from './refused-calls.ts';

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

// A container has no terminal.
const calls = callsToRefuse({ hasTerminal: process.argv[2] !== 'docker' });

/** Runs inside. */
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
const said = require('node:child_process').execFileSync('perl', ['-e', ...${JSON.stringify([callInPerl, ...calls])}]).toString();
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
