import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterPlatform, type Deployed } from './counter.ts';
import { type Clone, eventually, hasEngine, type Machine, temporaryMachine } from './machine.ts';

interface Timed {
  readonly health: string;
  readonly sync: string;
  readonly next?: { readonly at: string; readonly to: string; readonly by: string };
  readonly freed?: object;
  readonly idleSince?: string;
}

/** A daily window of an hour that begins in some hours. */
function windowIn(hours: number): string {
  const at = (ahead: number): string => new Date(Date.now() + ahead * 3_600_000).toISOString().slice(11, 16);
  return `schedule: {timezone: UTC, running: ["${at(hours)}-${at(hours + 1)}"]}`;
}
const everyHour = 'schedule: {timezone: UTC, running: ["00:00-24:00"]}';

describe.skipIf(!hasEngine()).sequential('a twin that time suspends', () => {
  let machine: Machine;
  let clone: Clone;
  beforeAll(async () => {
    machine = temporaryMachine();
    clone = await machine.begin('clone', counterPlatform({ lifecycle: windowIn(3) }));
    await clone.run('verify');
  }, 120_000);
  afterAll(() => machine.remove());

  const commit = (lifecycle: string) => clone.commit(counterPlatform({ lifecycle }));
  const status = async (): Promise<Timed> =>
    (await clone.ask<{ twins: readonly Timed[] }>('status', 'counter')).twins[0]!;
  const ticked = () => clone.ask<Deployed>('tick');

  it('is not started by a deployment outside of its windows', async () => {
    expect((await clone.ask<Deployed>('deploy')).twins).toMatchObject([{ event: 'suspended' }]);
    expect(machine.runners()).toEqual([]);
    expect(await status()).toMatchObject({
      sync: 'Synced',
      health: 'Suspended',
      next: { to: 'running', by: 'schedule' },
      freed: {},
    });
    expect((await ticked()).twins).toMatchObject([{ outcome: 'unchanged' }]);
  });

  it('runs where an operator resumes it, until its window begins', async () => {
    await clone.run('resume', 'counter');
    expect((await ticked()).twins).toMatchObject([{ outcome: 'unchanged' }]);
    expect(machine.runners()).toHaveLength(1);
    const { next } = await status();
    expect(next).toMatchObject({ to: 'suspended', by: 'schedule' });
    expect(await clone.run('log', 'counter')).toContain('to be resumed until');
  });

  it('is saved and released by a commit whose windows are over, and continues with one of every hour', async () => {
    await commit(windowIn(4));
    const { twins } = await clone.ask<Deployed>('deploy');
    expect(twins).toMatchObject([{ event: 'suspended', saved: [expect.any(String)] }]);
    expect(machine.workspaces()).toEqual([]);
    await commit(everyHour);
    const [back] = (await clone.ask<Deployed>('deploy')).twins;
    expect(back).toMatchObject({ restore: { outcome: 'restored', from: twins[0]!.saved![0] } });
    expect(await status()).not.toHaveProperty('next');
  });

  it('comes back by a tick when the time of a suspension is over', async () => {
    await clone.run('suspend', 'counter', '--until', new Date(Date.now() + 15_000).toISOString());
    const back = await eventually(async () =>
      (await ticked()).twins.find(({ event }) => event === 'resumed'),
    );
    expect(back).toMatchObject({ restore: { outcome: 'restored' } });
    expect(machine.runners()).toHaveLength(1);
  });

  it('is suspended when nobody uses it, and says how it comes back', async () => {
    await commit('idle: {after: 1ms}');
    expect((await clone.ask<Deployed>('deploy')).twins).toMatchObject([{ event: 'deployed' }]);
    expect((await ticked()).twins).toMatchObject([{ event: 'suspended' }]);
    const opened = await clone.dtaas(['open', 'counter']);
    expect(opened.stderr).toContain('suspended by lifecycle.idle');
    expect(opened.stderr).toContain('dtaas resume counter');
    expect(await clone.run('log', 'counter')).toMatch(
      /to be suspended by lifecycle\.idle: nobody has used it/,
    );
  });

  it('is told of a wrong window where it stands', async () => {
    clone.write(counterPlatform({ lifecycle: 'schedule: {timezone: UTC, running: ["Mo 7:00-18:00"]}' }));
    const { code, stdout } = await clone.dtaas(['check']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/twins\/counter\/twin\.yaml:11:\d+ .*schedule-window/s);
  });
});
