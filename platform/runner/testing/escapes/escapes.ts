import { callInPerl, callsToRefuse } from '../../../sandbox/testing/refused-calls.ts';
import { secretInAttack, shared } from './victim.ts';

/** How the components of a twin are kept apart. */
export type Flavour = 'containers' | 'bubblewrap';

/** What a hostile component tries, beside a component that has a secret. */
export interface Escape {
  /** Completes the sentence "A component reaches …". */
  readonly target: string;
  /** JavaScript for Node, which prints one line. */
  readonly text: string;
  /** The line that is printed where the target is out of reach. */
  readonly held: string;
  /** The victim itself gets another answer, which proves that the attempt finds what it looks for. */
  readonly isOwn?: true;
  /** The flavours that don't promise this. `docs/operations/isolation.md` says so. */
  readonly openIn?: readonly Flavour[];
}

const start = `const fs = require('node:fs'); const found = []; const secret = ${secretInAttack};
const has = (path) => { try { const found = fs.statSync(path); return found.isFile() && found.size < 1 << 20 && fs.readFileSync(path, 'latin1').includes(secret); } catch { return false; } };
const works = (attempt) => { try { attempt(); return true; } catch { return false; } };
const connects = (...where) => require('node:net').connect(...where)
  .on('connect', () => { console.log('open'); process.exit(); }).on('error', (error) => console.log(error.code));
const call = (...words) => require('node:child_process').spawnSync('perl', words, { encoding: 'utf8' }).stdout.trim();
`;

/** @param plant a port of this machine's loopback where the physical twin listens */
export function escapes(plant: number): readonly Escape[] {
  return [...filesAndSecrets, ...processes, ...network(plant), ...kernel, ...platform].map((each) => ({
    ...each,
    text: start + each.text,
  }));
}

/** JavaScript for Node that makes the attempts, one after the other, and prints what each printed, as a list in JSON. */
export function attemptAll(all: readonly Escape[]): string {
  return `const { spawnSync } = require('node:child_process');
    const tried = (text) => spawnSync(process.execPath, ['-e', text], { encoding: 'utf8', timeout: 30000 }).stdout.trim();
    console.log(JSON.stringify(${JSON.stringify(all.map(({ text }) => text))}.map(tried)))`;
}

/** What came of the attempts, by target. */
export function outcomes(all: readonly Escape[], printed: string): Readonly<Record<string, string>> {
  const results: readonly string[] = JSON.parse(printed);
  return Object.fromEntries(all.map(({ target }, index) => [target, results[index] ?? '']));
}

/** What has to come of them. */
export function allHeld(all: readonly Escape[]): Readonly<Record<string, string>> {
  return Object.fromEntries(all.map(({ target, held }) => [target, held]));
}

const filesAndSecrets: readonly Escape[] = [
  {
    target: "another's files, state, configuration and secrets",
    text: `const walk = (folder, depth) => { let names = []; try { names = fs.readdirSync(folder || '/', { withFileTypes: true }); } catch {}
      for (const each of names) { const path = folder + '/' + each.name;
        if (each.isDirectory() && depth < 7 && !/^\\/(proc|sys|usr|lib.*|bin|sbin)$/.test(path)) walk(path, depth + 1);
        else if (each.isFile() && has(path)) found.push(path); } };
      walk('', 0); console.log(found.join() || 'nothing')`,
    held: 'nothing',
    isOwn: true,
  },
  {
    target: "the runner's folders, and the engine's socket",
    text: `console.log(['/work', '/links', '/states', '/store', '/tmp/control', '/run/docker.sock', '/var/run/docker.sock'].filter(fs.existsSync).join() || 'nothing')`,
    held: 'nothing',
  },
  {
    target: 'files of the platform, of its asset and of the system, to change them',
    text: `const { dirname } = require('node:path');
      console.log([dirname(process.env.DTAAS_CONFIG), process.cwd(), '/component/asset', '/platform', '/node_modules', '/usr', '/etc', ''].filter((folder) =>
        works(() => fs.writeFileSync(folder + '/x', ''))).join() || 'nothing')`,
    held: 'nothing',
  },
  {
    target: "another's memory in a file (/dev/shm)",
    text: `console.log(has('/dev/shm/victim.txt'))`,
    held: 'false',
    isOwn: true,
  },
];

const processes: readonly Escape[] = [
  {
    target: "another's processes, their environment and command line",
    text: `for (const pid of fs.readdirSync('/proc')) for (const name of ['environ', 'cmdline'])
      if (Number(pid) > 0 && Number(pid) !== process.pid && has('/proc/' + pid + '/' + name)) found.push(pid);
      const names = fs.readdirSync('/proc').filter((pid) => Number(pid) > 0).map((pid) => { try { return fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8'); } catch { return ''; } });
      console.log(found.length, names.filter((name) => /victim\\.|runner\\.mjs|100000|dockerd/.test(name) && !name.includes('readdirSync')).length)`,
    held: '0 0',
    isOwn: true,
  },
  {
    target: "the first process's memory, environment and files",
    text: `console.log(['mem', 'environ', 'maps', 'fd/0', 'root/etc', 'task/1/mem'].filter((name) => works(() => fs.closeSync(fs.openSync('/proc/1/' + name)))).join() || 'nothing')`,
    held: 'nothing',
    openIn: ['bubblewrap'],
  },
  {
    target: 'the first process, to end or stop it',
    text: `for (const signal of ['SIGKILL', 'SIGSTOP']) works(() => process.kill(1, signal));
      console.log('S' === fs.readFileSync('/proc/1/stat', 'utf8').split(' ')[2] ? 'goes on' : 'stopped')`,
    held: 'goes on',
  },
  {
    target: "another's shared memory and queues of System V and POSIX",
    text: `console.log(call('-e', 'print defined(shmget(${shared.key}, 64, 0)) ? "open" : $!+0; print " "; $! = 0; my $name = "${shared.queue}"; print syscall(${shared.openQueue}, $name, 0, 0, 0) >= 0 ? "open" : $!+0'))`,
    held: '2 2',
    isOwn: true,
  },
  {
    target: 'rights: capabilities, setuid programs',
    text: `const status = Object.fromEntries(fs.readFileSync('/proc/self/status', 'utf8').split('\\n').map((line) => line.split(':\\t')));
      console.log(Number('0x' + status.CapPrm), Number('0x' + status.CapEff), Number('0x' + status.CapAmb), status.NoNewPrivs, status.Seccomp, Number(status.Uid.split('\\t')[0]) > 0)`,
    held: '0 0 0 1 2 true',
  },
];

const network = (plant: number): readonly Escape[] => [
  {
    target: "another's socket by its abstract name",
    text: `connects('\\0${shared.abstract}')`,
    held: 'ECONNREFUSED',
    isOwn: true,
    openIn: ['bubblewrap'],
  },
  {
    target: "another's port",
    text: `connects(${shared.port}, '127.0.0.1')`,
    held: 'ECONNREFUSED',
    isOwn: true,
    openIn: ['bubblewrap'],
  },
  {
    target: "the plant's port on this machine",
    text: `connects(${plant}, '127.0.0.1')`,
    held: 'ECONNREFUSED',
  },
  {
    target: 'the Internet, and a cloud that tells its secrets',
    text: `let left = 2; const codes = []; const end = (code) => { codes.push(code); if (--left === 0) { console.log(codes.join()); process.exit(); } };
      for (const host of ['203.0.113.7', '169.254.169.254'])
        require('node:net').connect(80, host).on('connect', () => end('open')).on('error', (error) => end(error.code))`,
    held: 'ENETUNREACH,ENETUNREACH',
  },
];

const kernel: readonly Escape[] = [
  {
    target:
      "calls: tracing, others' memory, namespaces, mounts, keys, bpf, perf events, io_uring, userfaultfd",
    text: `const lines = call('-e', ...${JSON.stringify([callInPerl, ...callsToRefuse({ hasTerminal: false })])}).split('\\n');
      const wrong = lines.filter((line) => !/^clone3 38$| 1$/.test(line));
      console.log(lines.length > 70 ? wrong.join() || 'nothing' : 'perl failed')`,
    held: 'nothing',
  },
  {
    target: 'settings of the kernel and control groups, to write them',
    text: `const walk = (folder, depth) => { let names = []; try { names = fs.readdirSync(folder, { withFileTypes: true }); } catch {}
      for (const each of names) { const path = folder + '/' + each.name;
        if (each.isDirectory()) { if (depth < 6) walk(path, depth + 1); }
        else if (each.isFile() && works(() => fs.closeSync(fs.openSync(path, 'r+'))) ) found.push(path); } };
      for (const folder of ['/proc/sys', '/sys']) walk(folder, 0);
      for (const path of ['/proc/sysrq-trigger', '/proc/1/oom_score_adj']) if (works(() => fs.closeSync(fs.openSync(path, 'r+')))) found.push(path);
      console.log(found.join() || 'nothing')`,
    held: 'nothing',
  },
  {
    target: 'memory of the kernel and devices',
    text: `const { spawnSync } = require('node:child_process');
      const kinds = fs.readdirSync('/dev', { withFileTypes: true }).filter((each) => each.isBlockDevice()).map(({ name }) => name);
      for (const path of ['/dev/mem', '/dev/kmem', '/dev/port', '/dev/kmsg', '/proc/kcore', '/dev/loop-control', '/dev/fuse', '/dev/kvm', '/dev/net/tun'])
        try { if (fs.readSync(fs.openSync(path, 'r'), Buffer.alloc(1)) > 0) found.push(path); } catch {}
      const made = [...'bc'].filter((kind) => spawnSync('mknod', ['/tmp/device-' + kind, kind, '1', '1']).status === 0);
      console.log([...kinds, ...found, ...made].join() || 'nothing')`,
    held: 'nothing',
  },
];

const platform: readonly Escape[] = [
  {
    target: "the runner, in the launcher's name and as a stream of another command",
    text: `const path = '/dtaas/runner.sock'; let left = 2; let heard = '';
      if (!fs.existsSync(path)) { console.log('closed, without a word'); process.exit(); }
      for (const first of ['launcher 1\\n', 'stream 0123456789abcdef0123456789abcdef\\n']) {
        const socket = require('node:net').connect(path); socket.write(first);
        socket.on('data', (data) => { heard += data; }).on('error', () => {}).on('close', () => { if (--left === 0) console.log(heard || 'closed, without a word'); });
      }`,
    held: 'closed, without a word',
  },
  {
    target: "the runner's socket, to put another one in its place",
    text: `const path = '/dtaas/runner.sock';
      console.log([() => fs.unlinkSync(path), () => fs.renameSync(path, '/dtaas/x'), () => fs.linkSync(path, process.env.DTAAS_STATE_DIR + '/x'), () => fs.chmodSync(path, 0o777)].filter(works).length)`,
    held: '0',
  },
];
