import type { Ended } from '@dtaas/sandbox';
import { describe, expect, it } from 'vitest';
import { exitOf } from './exit.ts';

const run = { command: ['node', 'main.mjs'], transport: 'stdio', control: [] } as const;
const killed = { code: null, signal: 'SIGKILL' } as const;

describe('the reason of a component that ended', () => {
  it.each<[string, Ended, string | undefined]>([
    [
      'its own limit',
      { ...killed, exceeded: 'memory' },
      'was ended by the machine: it used more memory than it may',
    ],
    [
      'the limit of its workspace',
      { ...killed, exceeded: 'memory', together: true },
      'was ended by the machine: all components together used the memory that their workspace offers (infrastructure.resources.memory)',
    ],
    [
      "the end of the machine's memory",
      { ...killed, exceeded: 'memory', machineFull: true },
      'was ended by the machine: the machine had no memory left, and the component used less than it may',
    ],
    ['a failed start', { ...killed, problem: "can't be started" }, "can't be started"],
    ['somebody with a right to it', killed, undefined],
  ])('by %s', async (_, ended, problem) => {
    const exit = await exitOf({ pid: 0 }, ended, run);
    expect(exit.problem).toBe(problem);
    expect(exit).toMatchObject(killed);
  });

  it('that could not be found is the missing program', async () => {
    expect((await exitOf({ pid: -1 }, killed, run)).problem).toBe("can't be started: there is no node");
  });
});
