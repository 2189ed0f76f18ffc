import { existsSync, mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ControlGroups } from '../isolation.ts';
import { createGroup, handDown } from './cgroup.ts';
import { parentsOf, removeAbandoned } from './remove-groups.ts';

const root = '/sys/fs/cgroup';

/** Finds groups that we may write to, by making one. */
export function findControlGroups(): ControlGroups | undefined {
  for (const groups of candidates()) {
    try {
      const group = createGroup(groups, { memoryBytes: 1 << 30, processes: 100, cpu: 1 });
      for (const folder of group.folders) rmdirSync(folder);
      for (const folder of parentsOf(groups)) removeAbandoned(folder);
      return groups;
    } catch {
      // Not there, or not ours: the next candidate.
    }
  }
  return undefined;
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
    for (const folder of [root, parent]) handDown(folder);
  } catch {
    return;
  }
  yield { version: 2, parent };
}

function ownPaths(): Map<string, string> {
  const paths = new Map<string, string>();
  for (const line of readFileSync('/proc/self/cgroup', 'utf8').split('\n')) {
    const [, names, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    for (const name of names?.split(',') ?? []) if (path !== undefined) paths.set(name, path);
  }
  return paths;
}
