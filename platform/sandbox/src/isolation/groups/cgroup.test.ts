import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ControlGroups } from '../isolation.ts';
import { counter, cpuShares, cpuWeight, createGroup, handDown } from './cgroup.ts';
import { removeAbandoned } from './remove-groups.ts';

// Plain folders stand for the kernel's, so that each machine tests both versions.
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-cgroup-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const limits = { memoryBytes: 1 << 20, processes: 9, cpu: 0.5 };
const key = '0123456789ab';

function parents(version: 1 | 2): ControlGroups {
  const at = (name: string) => (version === 1 ? join(root, name) : root);
  for (const name of ['memory', 'pids', 'cpu']) mkdirSync(at(name), { recursive: true });
  return { version, memory: at('memory'), pids: at('pids'), cpu: at('cpu') };
}

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const write = (text: string, ...path: string[]) => writeFileSync(join(...path), text);

describe('a group of version 1', () => {
  const make = () => {
    const groups = parents(1);
    const group = createGroup(groups, limits, key);
    const [memory = '', pids = '', cpu = ''] = group.folders;
    return { groups, group, memory, pids, cpu };
  };
  /** What the kernel counts there. */
  const count = (folder: string, limit: number, most: number) => {
    write(`${limit}`, folder, 'memory.limit_in_bytes');
    write(`${most}`, folder, 'memory.max_usage_in_bytes');
  };

  it('has a folder and a limit for each controller', () => {
    const { memory, pids, groups } = make();
    expect(memory).toBe(join(groups.memory, `dtaas-${process.pid}-${key}`));
    expect(read(memory, 'memory.limit_in_bytes')).toBe('1048576');
    expect(read(pids, 'pids.max')).toBe('9');
    // This kernel has no such files.
    expect(existsSync(join(memory, 'memory.memsw.limit_in_bytes'))).toBe(false);
  });

  it('needs no controller for the processor', () => {
    expect(createGroup({ ...parents(1), cpu: undefined }, limits).folders).toHaveLength(2);
  });

  it.each([
    ['its own limit', 1, 0, 100 << 20, 3 << 20, { exceeded: 'memory' }],
    ['the limit of the group around it', 1, 0, 3 << 20, 3 << 20, { exceeded: 'memory', together: true }],
    ['its number of processes', 0, 2, 100 << 20, 0, { exceeded: 'processes' }],
    ['no limit', 0, 0, 100 << 20, 0, {}],
  ] as const)('tells %s', (what, kills, forks, aroundLimit, aroundMost, expected) => {
    const { groups, group, memory, pids } = make();
    const isOwn = what === 'its own limit';
    count(memory, 8 << 20, isOwn ? 8 << 20 : 2 << 20);
    count(groups.memory, aroundLimit, aroundMost);
    write(`oom_kill_disable 0\nunder_oom 0\noom_kill ${kills}\n`, memory, 'memory.oom_control');
    write(`max ${forks}\n`, pids, 'pids.events');
    expect(group.exceeded()).toEqual(expected);
  });

  it('is removed as a whole if the kernel refuses a limit', () => {
    const groups = parents(1);
    rmSync(groups.cpu!, { recursive: true });
    expect(() => createGroup(groups, limits)).toThrow(/ENOENT/);
    expect([groups.memory, groups.pids].map((folder) => readdirSync(folder))).toEqual([[], []]);
  });
});

describe('a group of version 2', () => {
  const make = () => {
    const groups = parents(2);
    const group = createGroup(groups, limits, key);
    return { groups, group, folder: group.folders[0]! };
  };

  it('has one folder with all limits', () => {
    const { group, folder } = make();
    expect(group.folders).toHaveLength(1);
    expect(read(folder, 'memory.max')).toBe('1048576');
    expect(read(folder, 'pids.max')).toBe('9');
  });

  it.each([
    ['its own limit', 1, 1, 0, { exceeded: 'memory' }],
    ['the limit of the group around it', 1, 0, 1, { exceeded: 'memory', together: true }],
    ['no limit', 0, 0, 1, {}],
  ] as const)('tells %s', (_what, kills, own, around, expected) => {
    write('oom 4\n', root, 'memory.events.local');
    const { group, folder } = make();
    write(`oom ${kills}\noom_kill ${kills}\n`, folder, 'memory.events');
    write(`oom ${own}\n`, folder, 'memory.events.local');
    write(`oom ${4 + around}\n`, root, 'memory.events.local');
    expect(group.exceeded()).toEqual(expected);
  });

  it('hands its controllers down to groups below it, those that it has', () => {
    const { group, folder } = make();
    write('cpuset memory pids\n', folder, 'cgroup.controllers');
    write('memory\n', folder, 'cgroup.subtree_control');
    expect(group.below()).toEqual({ version: 2, memory: folder, pids: folder, cpu: folder });
    expect(read(folder, 'cgroup.subtree_control')).toBe('+pids');
    expect(() => handDown(root)).toThrow(/ENOENT/);
  });
});

it('removes the empty groups of processes that are gone, and no others', () => {
  const names = [`dtaas-999999999-${key}`, `dtaas-${process.pid}-${key}`, 'dtaas-999999999-x', 'user.slice'];
  for (const name of names) mkdirSync(join(root, name));
  removeAbandoned(root);
  expect(readdirSync(root).sort()).toEqual(names.slice(1).sort());
});

it('counts shares of the processor within what the kernel allows', () => {
  expect([0, 0.001, 1, 2.5].map(cpuShares)).toEqual([2, 2, 1024, 2560]);
  expect([0, 0.5, 1000].map(cpuWeight)).toEqual([1, 50, 10_000]);
});

it('reads a count only from a line of that name', () => {
  write('oom_kill 3\nmax 12\n', root, 'events');
  expect(counter(join(root, 'events'), 'oom')).toBe(0);
  expect(counter(join(root, 'events'), 'max')).toBe(12);
  expect(counter(join(root, 'none'), 'max')).toBe(0);
});
