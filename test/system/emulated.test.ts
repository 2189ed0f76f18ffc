import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clone, checkout, hasEngine, type Machine, temporaryMachine } from './machine.ts';

interface Status {
  readonly twins: readonly {
    readonly health: string;
    readonly sync: string;
    readonly overrides: { readonly emulate?: { readonly actor: string; readonly clock?: string } };
    readonly clock?: { readonly mode: string; readonly t: number };
    readonly values?: { readonly [port: string]: { readonly value: number; readonly t: number } };
  }[];
}

/** What the shipped twin has in a box of some 30 °C: nothing of it is a number that a jump in time has blown up. */
const plausible = { 'emulator.temperature': 60, 'estimator.estimate': 60, 'estimator.heaterTemperature': 90 };

/** Simulated time that ran ahead is later than now. */
const onWallSince = (since: number) => (t: number) => t >= since && t <= Date.now() / 1000;

// The shipped twin, as a newcomer's clone has it, from one clock to the other and back.
describe.skipIf(!hasEngine()).sequential('an emulated twin', () => {
  let machine: Machine;
  let clone: Clone;
  beforeAll(async () => {
    machine = temporaryMachine();
    clone = machine.clone('clone', checkout);
    await clone.run('verify');
    await clone.run('deploy', 'incubator', '--emulate');
  }, 300_000);
  afterAll(() => machine.remove());

  async function statusOf(): Promise<Status['twins'][0]> {
    const [status] = (await clone.ask<Status>('status', 'incubator')).twins;
    return status!;
  }

  /** Waits until the emulator and what listens to it have spoken at such a time, and looks at what they say. */
  async function expectLife(isTold: (t: number) => boolean): Promise<void> {
    const spoken = async () => {
      const { values = {} } = await statusOf();
      return Object.keys(plausible).every((port) => isTold(values[port]?.t ?? 0));
    };
    await expect.poll(spoken, { timeout: 40_000 }).toBe(true);
    const { values = {}, health, sync } = await statusOf();
    expect({ health, sync }).toEqual({ health: 'Healthy', sync: 'Synced' });
    for (const [port, most] of Object.entries(plausible)) {
      expect(values[port]?.value, port).toBeGreaterThan(0);
      expect(values[port]?.value, port).toBeLessThan(most);
    }
  }

  it('runs in lockstep unless somebody says otherwise', async () => {
    const { clock, overrides } = await statusOf();
    expect(clock?.mode).toBe('lockstep');
    expect(overrides.emulate?.clock).toBeUndefined();
  });

  it('lives on the wall’s time where somebody does, from the state that it has', async () => {
    const began = Date.now() / 1000;
    await clone.run('deploy', 'incubator', '--emulate', '--clock', 'wall');
    await expectLife(onWallSince(began));
    const { clock, overrides, values = {} } = await statusOf();
    expect(clock?.mode).toBe('wall');
    expect(overrides.emulate?.clock).toBe('wall');
    expect(values['emulator.temperature']?.t).toBeLessThanOrEqual(Date.now() / 1000);
    expect(await clone.run('status', 'incubator')).toMatch(/running, emulated on the wall clock/);
    expect(await clone.run('log', 'incubator')).toMatch(/emulated on the wall clock/);
  });

  it('stays there until that is over: neither a deployment nor a restore ends it', async () => {
    expect(await clone.run('deploy')).toMatch(/with its emulator on the wall clock/);
    expect(await clone.run('plan', 'incubator', '--emulate')).toMatch(/nothing would change/i);
    await clone.run('save', 'incubator');
    const restored = Date.now() / 1000;
    await clone.run('restore', 'incubator');
    await expectLife(onWallSince(restored));
  }, 120_000);

  it('goes back to lockstep on a word, and time doesn’t', async () => {
    const { clock: before } = await statusOf();
    await clone.run('deploy', 'incubator', '--emulate', '--clock', 'lockstep');
    const { clock, overrides } = await statusOf();
    expect(clock?.mode).toBe('lockstep');
    expect(overrides.emulate?.clock).toBeUndefined();
    await expectLife((t) => t > (before?.t ?? Number.NaN));
    // Simulated time runs ahead: the wall's is set back, and nobody waits until it has caught up.
    const ahead = async () => ((await statusOf()).clock?.t ?? 0) > Date.now() / 1000 + 180;
    await expect.poll(ahead, { timeout: 60_000 }).toBe(true);
    const again = Date.now() / 1000;
    await clone.run('deploy', 'incubator', '--emulate', '--clock', 'wall');
    expect((await statusOf()).clock?.mode).toBe('wall');
    await expectLife(onWallSince(again));
  }, 180_000);

  it.each([
    ['without --emulate', ['--clock', 'wall']],
    ['with --no-emulate', ['--no-emulate', '--clock', 'wall']],
    ['that there isn’t', ['--emulate', '--clock', 'sundial']],
  ])('has no clock %s', async (_what, options) => {
    const tip = clone.git('rev-parse', 'state/incubator');
    const { code, stderr } = await clone.dtaas(['deploy', 'incubator', ...options]);
    expect(code, stderr).toBe(2);
    expect(stderr).toMatch(/usage-clock/);
    expect(clone.git('rev-parse', 'state/incubator')).toBe(tip);
  });
});
