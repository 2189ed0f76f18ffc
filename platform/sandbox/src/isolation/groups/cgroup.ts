import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '@dtaas/processes';
import type { ControlGroups, Limits } from '../isolation.ts';
import { isRemoved, removeGroups } from './remove-groups.ts';

/** The limit that was exceeded. `together`: it was the limit of the group around the command's own. */
export interface LimitHit {
  readonly exceeded?: 'memory' | 'processes';
  readonly together?: true;
}

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

/** Makes a group with limits. `key`: 12 hex digits. Throws if the machine refuses a limit. */
export function createGroup(
  groups: ControlGroups,
  limits: Limits,
  key = randomBytes(6).toString('hex'),
): ControlGroup {
  const name = `dtaas-${process.pid}-${key}`;
  return groups.version === 1 ? createVersion1(groups, name, limits) : createVersion2(groups, name, limits);
}

function createVersion1(groups: ControlGroups & { version: 1 }, name: string, limits: Limits): ControlGroup {
  const memory = join(groups.memory, name);
  const pids = join(groups.pids, name);
  const cpu = groups.cpu === undefined ? undefined : join(groups.cpu, name);
  const folders = [memory, pids, ...(cpu ? [cpu] : [])];
  make(folders, () => {
    if (limits.memoryBytes !== undefined) {
      writeFileSync(join(memory, 'memory.limit_in_bytes'), `${limits.memoryBytes}`);
      writeIfThere(join(memory, 'memory.memsw.limit_in_bytes'), limits.memoryBytes);
    }
    if (limits.processes !== undefined) writeFileSync(join(pids, 'pids.max'), `${limits.processes}`);
    if (cpu && limits.cpu !== undefined) writeFileSync(join(cpu, 'cpu.shares'), `${cpuShares(limits.cpu)}`);
  });
  return {
    folders,
    exceeded: () =>
      exceeded(join(memory, 'memory.oom_control'), join(pids, 'pids.events'), () => {
        return !wasFull(memory) && wasFull(groups.memory);
      }),
    below: () => {
      // Some machines count the groups below only with this setting.
      writeIfThere(join(memory, 'memory.use_hierarchy'), 1);
      return { version: 1, memory, pids, cpu };
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
  const refused = (of: string): number => counter(join(of, 'memory.events.local'), 'oom');
  const before = refused(groups.parent);
  return {
    folders: [folder],
    exceeded: () =>
      exceeded(join(folder, 'memory.events'), join(folder, 'pids.events'), () => {
        return refused(folder) === 0 && refused(groups.parent) > before;
      }),
    below: () => {
      handDown(folder);
      return { version: 2, parent: folder };
    },
    remove: () => removeGroups([folder]),
  };
}

/** Makes groups and sets their limits, or leaves nothing. */
function make(folders: readonly string[], limit: () => void): void {
  try {
    for (const folder of folders) mkdirSync(folder);
    limit();
  } catch (error) {
    for (const folder of folders) isRemoved(folder);
    throw error;
  }
}

/** Writes a control that only some kernels have. */
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

function exceeded(memoryFile: string, processesFile: string, isTogether: () => boolean): LimitHit {
  if (counter(memoryFile, 'oom_kill') > 0) {
    return { exceeded: 'memory', ...(isTogether() ? { together: true } : {}) };
  }
  return counter(processesFile, 'max') > 0 ? { exceeded: 'processes' } : {};
}

/** A number in a file of `name number` lines. */
export function counter(file: string, name: string): number {
  const text = read(file);
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
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
  const wanted = words('cgroup.controllers').filter((name) => ['memory', 'pids', 'cpu'].includes(name));
  for (const name of wanted) {
    if (!handed.includes(name)) writeFileSync(join(folder, 'cgroup.subtree_control'), `+${name}`);
  }
}
