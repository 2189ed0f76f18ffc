import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attempt, signalProcess } from '@dtaas/processes';
import type { ControlGroups } from '../isolation.ts';

/** Removes empty groups of killed processes. The kernel keeps groups that aren't empty. */
export function removeAbandoned(parent: string): void {
  for (const folder of groupsIn(parent)) {
    const pid = groupName.exec(basename(folder))?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) isRemoved(folder);
  }
}

/** The pid of the maker, and the key of a workspace or a random number. */
const groupName = /^dtaas-(\d+)-([0-9a-f]{12})$/;

export function foldersOf({ memory, pids, cpu }: ControlGroups): readonly string[] {
  return [...new Set([memory, pids, ...(cpu === undefined ? [] : [cpu])])];
}

/** Ends the processes in the groups with that key, and removes the groups. */
export async function removeGroupsOf(key: string, groups: ControlGroups): Promise<void> {
  const left = foldersOf(groups).flatMap(groupsIn);
  await removeGroups(left.filter((folder) => groupName.exec(basename(folder))?.[2] === key));
}

/** Ends the processes in groups and below them, and removes the groups. */
export async function removeGroups(folders: readonly string[]): Promise<void> {
  for (let round = 0; round < 200; round++) {
    for (const folder of folders) killAll(folder);
    if (folders.map(isRemoved).every(Boolean)) return;
    await sleep(Math.min(5 * (round + 1), 50));
  }
}

function killAll(folder: string): void {
  for (const below of groupsIn(folder)) killAll(below);
  const processes = attempt(() => readFileSync(join(folder, 'cgroup.procs'), 'utf8')) ?? '';
  for (const pid of processes.split('\n')) signalProcess(Number(pid), 'SIGKILL');
}

/** Removes an empty group. False if the kernel keeps it, because it has processes. */
export function isRemoved(folder: string): boolean {
  if (!groupsIn(folder).every(isRemoved)) return false;
  attempt(() => rmdirSync(folder));
  return !existsSync(folder);
}

function groupsIn(folder: string): readonly string[] {
  const entries = attempt(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}
