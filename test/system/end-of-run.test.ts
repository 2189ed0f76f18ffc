import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterPlatform, type Deployed, type Status, type TwinStatus } from './counter.ts';
import { type Clone, eventually, hasEngine, type Machine, temporaryMachine } from './machine.ts';

// A simulated run comes to its end, is begun anew, and is put back to what was saved of it.
describe.skipIf(!hasEngine()).sequential('a simulated run of 3 s', () => {
  let machine: Machine;
  let clone: Clone;
  beforeAll(async () => {
    machine = temporaryMachine();
    clone = await machine.begin('clone', counterPlatform({ until: '{value: 3, unit: s}' }));
    await clone.run('verify');
    await clone.run('deploy');
  }, 120_000);
  afterAll(() => machine.remove());

  async function completed(): Promise<TwinStatus> {
    return await eventually(async () => {
      const [status] = (await clone.ask<Status>('status', 'counter')).twins;
      return status?.health === 'Completed' ? status : undefined;
    });
  }
  let saved: string;

  it('is Completed after as many steps, and there is nothing to deploy', async () => {
    expect(await completed()).toMatchObject({
      sync: 'Synced',
      clock: { step: 3 },
      values: { 'counter.count': { value: 3 } },
    });
    const { twins } = await clone.ask<Deployed>('deploy');
    expect(twins).toMatchObject([{ outcome: 'done', saved: [expect.any(String)] }]);
    saved = twins[0]!.saved![0]!;
    expect(await clone.run('deploy')).toMatch(/nothing to do/i);
  });

  it('begins anew from nothing, without a commit to the repository', async () => {
    const head = clone.git('rev-parse', 'HEAD');
    const { twins } = await clone.ask<Deployed>('restart', 'counter');
    expect(twins).toMatchObject([{ outcome: 'done', event: 'restored' }]);
    expect(await completed()).toMatchObject({ values: { 'counter.count': { value: 3 } } });
    expect(clone.git('rev-parse', 'HEAD')).toBe(head);
    expect(await clone.run('log', 'counter')).toMatch(/restored: from nothing/);
  });

  it('begins anew from a snapshot where one is named', async () => {
    const { twins } = await clone.ask<Deployed>('restart', 'counter', '--from', saved);
    expect(twins).toMatchObject([{ event: 'restored', restore: { outcome: 'restored', from: saved } }]);
    expect(await completed()).toMatchObject({ clock: { step: 3 } });
  });

  it('lives on where a merge gives it more time', async () => {
    await clone.commit(counterPlatform({ until: '{value: 5, unit: s}' }));
    await clone.run('deploy');
    const { clock, values } = await completed();
    expect(clock).toMatchObject({ step: 5 });
    expect(values).toMatchObject({ 'counter.count': { value: 5 } });
  });
});
