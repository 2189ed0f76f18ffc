import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterPlatform, type Deployed, type Status } from './counter.ts';
import { type Clone, hasEngine, type Machine, temporaryMachine } from './machine.ts';

async function countOf(clone: Clone): Promise<number> {
  const { twins } = await clone.ask<Status>('status', 'counter');
  return twins[0]?.values?.['counter.count']?.value ?? Number.NaN;
}

// One story: what each test leaves, the next one finds.
describe.skipIf(!hasEngine()).sequential('clones on one machine', () => {
  let machine: Machine;
  let one: Clone;
  let other: Clone;
  beforeAll(async () => {
    machine = temporaryMachine();
    one = await machine.begin('one', counterPlatform());
    await one.run('deploy');
    other = machine.clone('other', one.directory);
  });
  afterAll(() => machine.remove());

  it('each have their own twin of the same name', async () => {
    const [first] = machine.runners();
    await other.run('deploy');
    expect(machine.runners()).toHaveLength(2);
    expect(machine.runners()).toContain(first);
    expect(machine.workspaces()).toHaveLength(2);
    expect(await countOf(one)).toBeGreaterThan(await countOf(other));
  });

  it('a copy of a clone’s folder is another one: it takes over nothing, and says how it gets its own', async () => {
    await one.run('save');
    const story = one.git('rev-parse', 'state/counter');
    cpSync(one.directory, join(machine.folder, 'copy'), { recursive: true });
    const copy = machine.at(join(machine.folder, 'copy'));
    const runners = machine.runners();
    for (const command of [
      ['deploy'],
      ['save', 'counter'],
      ['restore', 'counter'],
      ['terminate', 'counter', '--yes'],
    ]) {
      const { code, stderr, stdout } = await copy.dtaas(command);
      expect(code, command[0]).toBe(1);
      expect(stderr + stdout, command[0]).toContain('state-of-another-home');
    }
    expect(machine.runners().sort()).toEqual(runners.sort());
    copy.git('branch', '--delete', '--force', 'state/counter');
    await copy.run('deploy');
    expect(machine.workspaces()).toHaveLength(3);
    await copy.run('terminate', 'counter', '--yes');
    expect(machine.runners().sort()).toEqual(runners.sort());
    expect(one.git('rev-parse', 'state/counter')).toBe(story);
  });

  it('what one terminates, the other keeps', async () => {
    const before = await countOf(one);
    await other.run('terminate', 'counter', '--yes');
    expect(machine.workspaces()).toHaveLength(1);
    expect(machine.runners()).toHaveLength(1);
    expect(await countOf(one)).toBeGreaterThan(before);
    expect(await one.ask<Deployed>('deploy')).toMatchObject({ twins: [{ outcome: 'unchanged' }] });
  });
});
