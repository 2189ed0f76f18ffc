import { existsSync, mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ControlGroups } from '../isolation.ts';
import { createGroup, handDown } from './cgroup.ts';
import { foldersOf, removeAbandoned } from './remove-groups.ts';

const root = '/sys/fs/cgroup';

/** Finds groups that we may write to, by making one. */
export function findControlGroups(): ControlGroups | undefined {
  const candidates = existsSync(join(root, 'cgroup.controllers')) ? [ownParent()] : ownGroups();
  return candidates.find(isUsable);
}

function isUsable(groups: ControlGroups): boolean {
  try {
    if (groups.version === 2) {
      mkdirSync(groups.memory, { recursive: true });
      for (const folder of [root, groups.memory]) handDown(folder);
    }
    const group = createGroup(groups, { memoryBytes: 1 << 30, processes: 100, cpu: 1 });
    for (const folder of group.folders) rmdirSync(folder);
    for (const folder of foldersOf(groups)) removeAbandoned(folder);
    return true;
  } catch {
    return false;
  }
}

/** Version 2: a group that holds processes can't hand controllers down, so ours hang under one of their own at the root. */
function ownParent(): ControlGroups {
  const parent = join(root, 'dtaas');
  return { version: 2, memory: parent, pids: parent, cpu: parent };
}

/** Version 1: in a container, our own path is the host's word and isn't there. The mount's root is then the container's. */
function ownGroups(): ControlGroups[] {
  const own = ownPaths();
  return [(name: string) => own.get(name) ?? '/', () => '/'].map((at) => {
    const cpu = join(root, 'cpu', at('cpu'));
    return {
      version: 1,
      memory: join(root, 'memory', at('memory')),
      pids: join(root, 'pids', at('pids')),
      cpu: existsSync(join(cpu, 'cpu.shares')) ? cpu : undefined,
    };
  });
}

function ownPaths(): Map<string, string> {
  const lines = readFileSync('/proc/self/cgroup', 'utf8').matchAll(/^\d+:([^:]*):(.*)$/gm);
  return new Map(
    [...lines].flatMap(([, names = '', path = '']) => names.split(',').map((name) => [name, path])),
  );
}
