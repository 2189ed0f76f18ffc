import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '@dtaas/processes';
import type { ControlGroups, Ended, Limits } from '../isolation.ts';
import { foldersOf, isRemoved, removeGroups } from './remove-groups.ts';

/** The limit that a command exceeded. */
export type LimitHit = Pick<Ended, 'exceeded' | 'together'>;

/** The control group of one command, or of a workspace. */
export interface ControlGroup {
  /** Folders whose `cgroup.procs` a process writes itself to before it starts the command. */
  readonly folders: readonly string[];
  exceeded(): LimitHit;
  /** Makes this a parent of other groups. It then has no processes of its own. */
  below(): ControlGroups;
  /** Kills the processes in it and below it, and removes it. */
  remove(): Promise<void>;
}

/** What differs between the versions of control groups: names of the kernel's files, and units. */
const versions = {
  1: {
    memory: 'memory.limit_in_bytes',
    /** Memory and swap together. Only kernels that count swap have this file. */
    swap: { file: 'memory.memsw.limit_in_bytes', limit: (memoryBytes: number) => memoryBytes },
    cpu: { file: 'cpu.shares', share: cpuShares },
    kills: 'memory.oom_control',
    refusals: (folder: string) => (wasFull(folder) ? 1 : 0),
    /** Some machines count the groups below only with this setting. */
    openBelow: (folder: string) => writeIfThere(join(folder, 'memory.use_hierarchy'), 1),
  },
  2: {
    memory: 'memory.max',
    swap: { file: 'memory.swap.max', limit: () => 0 },
    cpu: { file: 'cpu.weight', share: cpuWeight },
    kills: 'memory.events',
    refusals: (folder: string) => counter(join(folder, 'memory.events.local'), 'oom'),
    openBelow: handDown,
  },
};

/** Makes a group with limits. `key`: 12 hex digits. Throws if the machine refuses a limit. */
export function createGroup(
  parents: ControlGroups,
  { memoryBytes, processes, cpu }: Limits,
  key = randomBytes(6).toString('hex'),
): ControlGroup {
  const name = `dtaas-${process.pid}-${key}`;
  const { version } = parents;
  const kernel = versions[version];
  const own: ControlGroups = {
    version,
    memory: join(parents.memory, name),
    pids: join(parents.pids, name),
    cpu: parents.cpu === undefined ? undefined : join(parents.cpu, name),
  };
  const folders = foldersOf(own);
  try {
    for (const folder of folders) mkdirSync(folder);
    if (memoryBytes !== undefined) {
      writeFileSync(join(own.memory, kernel.memory), `${memoryBytes}`);
      writeIfThere(join(own.memory, kernel.swap.file), kernel.swap.limit(memoryBytes));
    }
    if (processes !== undefined) writeFileSync(join(own.pids, 'pids.max'), `${processes}`);
    if (own.cpu && cpu !== undefined) writeIfThere(join(own.cpu, kernel.cpu.file), kernel.cpu.share(cpu));
  } catch (error) {
    for (const folder of folders) isRemoved(folder);
    throw error;
  }
  // Version 1 keeps no count, only whether a group was ever full.
  const before = version === 1 ? 0 : kernel.refusals(parents.memory);
  return {
    folders,
    exceeded: () => {
      if (counter(join(own.memory, kernel.kills), 'oom_kill') > 0) {
        const isTogether = kernel.refusals(own.memory) === 0 && kernel.refusals(parents.memory) > before;
        return { exceeded: 'memory', ...(isTogether ? { together: true } : {}) };
      }
      return counter(join(own.pids, 'pids.events'), 'max') > 0 ? { exceeded: 'processes' } : {};
    },
    below: () => {
      kernel.openBelow(own.memory);
      return own;
    },
    remove: () => removeGroups(folders),
  };
}

/** Whether a group was ever at its own limit. Its count of refusals (`failcnt`) stays 0 in newer kernels. */
function wasFull(memory: string): boolean {
  const bytes = (name: string): number => Number(read(join(memory, name)));
  return ['memory', 'memory.memsw'].some((counted) => {
    const limit = bytes(`${counted}.limit_in_bytes`);
    return limit > 0 && bytes(`${counted}.max_usage_in_bytes`) > limit - chargedAtOnce;
  });
}

/** The kernel reserves less than this at once, so a group that was this close to its limit had reached it. */
const chargedAtOnce = 2 ** 20;

/** Writes a control that only some kernels have. */
function writeIfThere(file: string, value: number): void {
  if (existsSync(file)) writeFileSync(file, `${value}`);
}

/** Version 1 counts 1024 for a core (2 at least), version 2 and systemd 100 (1 to 10,000). */
export function cpuShares(cores: number): number {
  return Math.max(2, Math.round(cores * 1024));
}

export function cpuWeight(cores: number): number {
  return Math.min(10_000, Math.max(1, Math.round(cores * 100)));
}

/** A number in a file of `name number` lines. */
export function counter(file: string, name: string): number {
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(read(file))?.[1] ?? 0);
}

function read(file: string): string {
  return attempt(() => readFileSync(file, 'utf8')) ?? '';
}

/**
 * Lets groups below this one have limits (version 2). Without `cpu` there are no weights, which is harmless. Without the other
 * controllers, setting a limit fails.
 */
export function handDown(folder: string): void {
  const words = (name: string): string[] => readFileSync(join(folder, name), 'utf8').trim().split(/\s+/);
  const handed = words('cgroup.subtree_control');
  for (const name of words('cgroup.controllers'))
    if (['memory', 'pids', 'cpu'].includes(name) && !handed.includes(name))
      writeFileSync(join(folder, 'cgroup.subtree_control'), `+${name}`);
}
