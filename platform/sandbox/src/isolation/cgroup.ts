import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Limits } from './isolation.ts';

/** Control groups as this machine has them: the folder of each controller under which ours are made. */
export type ControlGroups =
  | { readonly version: 1; readonly memory: string; readonly pids: string; readonly cpu: string | undefined }
  | { readonly version: 2; readonly parent: string };

/** One command's control group. */
export interface ControlGroup {
  /** Folders whose `cgroup.procs` a process writes itself to before it starts the command. */
  readonly folders: readonly string[];
  /** Which limit was hit, if any. */
  exceeded(): 'memory' | 'processes' | undefined;
  /** Kills what is left and removes the group. */
  remove(): Promise<void>;
}

const root = '/sys/fs/cgroup';

/** Finds groups that we may write to, by making one. */
export function findControlGroups(): ControlGroups | undefined {
  for (const groups of candidates()) {
    try {
      const group = createGroup(groups, { memoryBytes: 1 << 30, processes: 100 });
      for (const folder of group.folders) {
        rmdirSync(folder);
        removeAbandoned(dirname(folder));
      }
      return groups;
    } catch {
      // Not there, or not ours: the next candidate.
    }
  }
  return undefined;
}

/** Empty groups of processes that were killed before they could remove them. The kernel keeps those that aren't empty. */
function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^dtaas-(\d+)-[0-9a-f]{12}$/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) removed(join(parent, name));
  }
}

function* candidates(): Generator<ControlGroups> {
  if (existsSync(join(root, 'cgroup.controllers'))) {
    yield* candidatesOfVersion2();
    return;
  }
  const own = ownPaths();
  // In a container, our own path is the host's word and isn't there: the mount's root is the container's.
  for (const at of [(name: string) => own.get(name) ?? '/', () => '/']) {
    const cpu = join(root, 'cpu', at('cpu'));
    yield {
      version: 1,
      memory: join(root, 'memory', at('memory')),
      pids: join(root, 'pids', at('pids')),
      cpu: existsSync(join(cpu, 'cpu.shares')) ? cpu : undefined,
    };
  }
}

/** A group that holds processes can't hand controllers down, so ours hang under one of their own at the root. */
function* candidatesOfVersion2(): Generator<ControlGroups> {
  const parent = join(root, 'dtaas');
  try {
    mkdirSync(parent, { recursive: true });
    for (const folder of [root, parent]) {
      for (const name of availableIn(folder)) enable(folder, name);
    }
  } catch {
    return;
  }
  yield { version: 2, parent };
}

/** Without `cpu` there are no weights, which harms nothing; without the others, setting a limit fails. */
function availableIn(folder: string): string[] {
  const available = readFileSync(join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ');
  return ['memory', 'pids', 'cpu'].filter((name) => available.includes(name));
}

function enable(folder: string, controller: string): void {
  const file = join(folder, 'cgroup.subtree_control');
  if (!readFileSync(file, 'utf8').split(/\s+/).includes(controller)) writeFileSync(file, `+${controller}`);
}

function ownPaths(): Map<string, string> {
  const paths = new Map<string, string>();
  for (const line of readFileSync('/proc/self/cgroup', 'utf8').split('\n')) {
    const [, names, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    for (const name of names?.split(',') ?? []) if (path !== undefined) paths.set(name, path);
  }
  return paths;
}

/** Makes a group that holds the limits. Throws where the machine refuses one of them. */
export function createGroup(groups: ControlGroups, limits: Limits): ControlGroup {
  const name = `dtaas-${process.pid}-${randomBytes(6).toString('hex')}`;
  return groups.version === 1 ? createVersion1(groups, name, limits) : createVersion2(groups, name, limits);
}

function createVersion1(groups: ControlGroups & { version: 1 }, name: string, limits: Limits): ControlGroup {
  const memory = join(groups.memory, name);
  const pids = join(groups.pids, name);
  const cpu = groups.cpu !== undefined && limits.cpu !== undefined ? join(groups.cpu, name) : undefined;
  const folders = [memory, pids, ...(cpu ? [cpu] : [])];
  make(folders, () => {
    if (limits.memoryBytes !== undefined) {
      writeFileSync(join(memory, 'memory.limit_in_bytes'), `${limits.memoryBytes}`);
      writeIfThere(join(memory, 'memory.memsw.limit_in_bytes'), limits.memoryBytes);
    }
    if (limits.processes !== undefined) writeFileSync(join(pids, 'pids.max'), `${limits.processes}`);
    if (cpu) writeFileSync(join(cpu, 'cpu.shares'), `${cpuShares(limits.cpu)}`);
  });
  return {
    folders,
    exceeded: () => exceeded(join(memory, 'memory.oom_control'), join(pids, 'pids.events')),
    remove: () => remove(folders, pids),
  };
}

function createVersion2(groups: ControlGroups & { version: 2 }, name: string, limits: Limits): ControlGroup {
  const folder = join(groups.parent, name);
  make([folder], () => {
    if (limits.memoryBytes !== undefined) {
      writeFileSync(join(folder, 'memory.max'), `${limits.memoryBytes}`);
      writeIfThere(join(folder, 'memory.swap.max'), 0);
    }
    if (limits.processes !== undefined) writeFileSync(join(folder, 'pids.max'), `${limits.processes}`);
    if (limits.cpu !== undefined) writeIfThere(join(folder, 'cpu.weight'), cpuWeight(limits.cpu));
  });
  return {
    folders: [folder],
    exceeded: () => exceeded(join(folder, 'memory.events'), join(folder, 'pids.events')),
    remove: () => remove([folder], folder),
  };
}

/** Makes groups and sets their limits, or leaves nothing. */
function make(folders: readonly string[], limit: () => void): void {
  try {
    for (const folder of folders) mkdirSync(folder);
    limit();
  } catch (error) {
    for (const folder of folders) removed(folder);
    throw error;
  }
}

/** For controls that only some kernels have. */
function writeIfThere(file: string, value: number): void {
  if (existsSync(file)) writeFileSync(file, `${value}`);
}

/** Version 1 counts 1024 for a core (2 at least), version 2 and systemd 100 (1 to 10,000). */
export function cpuShares(cores = 1): number {
  return Math.max(2, Math.round(cores * 1024));
}

export function cpuWeight(cores = 1): number {
  return Math.min(10_000, Math.max(1, Math.round(cores * 100)));
}

function exceeded(memoryFile: string, processesFile: string): 'memory' | 'processes' | undefined {
  if (counter(memoryFile, 'oom_kill') > 0) return 'memory';
  return counter(processesFile, 'max') > 0 ? 'processes' : undefined;
}

function counter(file: string, name: string): number {
  const text = read(file);
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
}

async function remove(folders: readonly string[], processes: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    killAll(processes);
    if (folders.filter((folder) => !removed(folder)).length === 0) return;
    await sleep(Math.min(5 * (attempt + 1), 50));
  }
}

function killAll(folder: string): void {
  for (const pid of read(join(folder, 'cgroup.procs')).split('\n').filter(Boolean)) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}

function removed(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
