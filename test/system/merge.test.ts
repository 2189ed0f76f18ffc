import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterPlatform, counterTwin, type Deployed, type Status } from './counter.ts';
import { type Clone, eventually, hasEngine, type Machine, temporaryMachine } from './machine.ts';

type Outcome = Deployed['twins'][0];

interface Planned {
  readonly twins: readonly {
    readonly twin: string;
    readonly verdict: string;
    readonly changes: readonly object[];
    readonly desired?: string;
  }[];
}

// The life of a repository, one merge after the other.
describe.skipIf(!hasEngine()).sequential('a merge', () => {
  let machine: Machine;
  let clone: Clone;
  beforeAll(async () => {
    machine = temporaryMachine();
    clone = await machine.begin('clone', { ...counterPlatform(), ...counterTwin('bystander') });
    await clone.run('deploy');
  });
  afterAll(() => machine.remove());

  /** Plans, then deploys: what the plan said is what happens. */
  async function deployed(...more: string[]): Promise<ReadonlyMap<string, Outcome>> {
    const plan = JSON.parse((await clone.dtaas(['plan', '--format', 'json'])).stdout) as Planned;
    const { stdout } = await clone.dtaas(['deploy', ...more, '--format', 'json']);
    const { twins } = JSON.parse(stdout) as Deployed;
    for (const { twin, verdict, changes, desired } of plan.twins) {
      const outcome = twins.find((one) => one.twin === twin);
      // What needs a word isn't announced as done.
      if (verdict !== 'confirm') expect(outcome?.changes ?? [], twin).toEqual(changes);
      expect(outcome?.outcome === 'unchanged', twin).toBe(verdict === 'nothing');
      if (verdict === 'act') expect(desiredOf(twin), twin).toBe(desired);
    }
    return new Map(twins.map((outcome) => [outcome.twin, outcome]));
  }

  /** Digest of what is recorded as desired. */
  function desiredOf(twin: string): string {
    return clone
      .git('log', '--max-count=1', '--format=%(trailers:key=Desired,valueonly)', `state/${twin}`)
      .trim();
  }

  async function portsOf(): Promise<Readonly<Record<string, number>>> {
    // A twin that has just started has no value yet.
    return eventually(async () => {
      const [twin] = (await clone.ask<Status>('status', 'counter')).twins;
      const ports = Object.entries(twin?.values ?? {}).map(([port, { value }]) => [port, value] as const);
      return ports.length > 0 ? Object.fromEntries(ports) : undefined;
    });
  }

  it('of a typo in a README leaves nothing to do', async () => {
    await clone.run('verify');
    const ours = ['for-each-ref', 'refs/heads/state', 'refs/dtaas'] as const;
    const refs = clone.git(...ours);
    await clone.commit({ 'README.md': '# The plant\n', 'twins/counter/README.md': '# The counter\n' });
    for (const command of ['verify', 'plan', 'deploy'])
      expect(await clone.run(command), command).toMatch(/nothing (to do|to verify|would change)/i);
    expect(await clone.run('check')).toMatch(/no problem/i);
    expect(clone.git(...ours)).toBe(refs);
  });

  it('that evolves a twin replaces it, with its state, and no other', async () => {
    const { 'counter.count': before = Number.NaN } = await portsOf();
    const runners = machine.runners();
    await clone.commit(counterTwin('counter', { stride: 1000, echo: true }));
    const outcomes = await deployed();
    expect(outcomes.get('bystander')?.outcome).toBe('unchanged');
    expect(outcomes.get('counter')).toMatchObject({ outcome: 'done', event: 'deployed' });
    expect(outcomes.get('counter')?.saved).toHaveLength(1);
    expect(machine.runners()).toHaveLength(2);
    expect(machine.runners().filter((pid) => runners.includes(pid))).toHaveLength(1);
    const { 'counter.count': count, 'echo.count': echo } = await portsOf();
    // It went on from its count by single steps and then by thousands; the echo began anew.
    expect(count! % 1000).toBeGreaterThanOrEqual(before);
    expect(echo).toBe(Math.floor(count! / 1000));
  });

  it('that reverts it brings the old twin back, from its last snapshot', async () => {
    const { 'counter.count': before = Number.NaN } = await portsOf();
    clone.git('revert', '--no-edit', 'HEAD');
    // The echo is removed with its state, which a person has to accept.
    const refused = await clone.dtaas(['deploy', '--format', 'json']);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      twins: [{ twin: 'bystander' }, { twin: 'counter', error: { code: 'state-would-be-lost' } }],
    });
    const outcomes = await deployed('--yes');
    expect(outcomes.get('counter')).toMatchObject({ outcome: 'done' });
    expect(outcomes.get('bystander')?.outcome).toBe('unchanged');
    const after = await portsOf();
    expect(after['counter.count']).toBeGreaterThanOrEqual(before);
    expect(after).not.toHaveProperty(['echo.count']);
  });

  it('that removes a twin needs a word before anything is deleted', async () => {
    rmSync(join(clone.directory, 'twins/bystander'), { recursive: true });
    await clone.commit({});
    expect((await deployed()).get('bystander')?.outcome).toBe('confirm');
    expect(machine.runners()).toHaveLength(2);
    expect((await deployed('--yes')).get('bystander')).toMatchObject({
      outcome: 'done',
      event: 'terminated',
    });
    expect(machine.runners()).toHaveLength(1);
    expect(await clone.run('snapshots', 'bystander')).toMatch(/\d{8}T\d{6}Z-/);
  });

  it('that empties the tree deletes nothing, whatever is said', async () => {
    rmSync(join(clone.directory, 'twins'), { recursive: true });
    await clone.commit({});
    const runners = machine.runners();
    await clone.dtaas(['deploy']);
    await clone.dtaas(['deploy', '--yes']);
    await clone.dtaas(['plan']);
    expect(machine.runners()).toEqual(runners);
    expect(machine.workspaces()).toHaveLength(1);
  });
});
