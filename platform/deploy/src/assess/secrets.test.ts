import { DtaasError, type Outcome } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { type DeployOptions, deploy } from '../operate/deploy.ts';
import { operate } from '../operate/operate.ts';

const source = sourceOf({ a: { secrets: ['PLANT', 'TOKEN'] }, b: {} });
const head = async () => source;
let world: MemoryWorld;

const run = async (more: Partial<DeployOptions> = {}): Promise<readonly Outcome[]> => {
  const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  return (await deploy(world, source, { ...options, ...more })).twins;
};
const planned = async () => (await plan(world, source, { twins: [], preview: false })).twins;
const told = () => world.entries.get('a') ?? [];

beforeEach(async () => {
  world = memoryWorld();
  world.secrets = { PLANT: 'p1', TOKEN: 't1' };
  await run();
});

describe('secrets of a running twin', () => {
  test('that are the same are nothing to do', async () => {
    expect(await run()).toMatchObject([
      { twin: 'a', outcome: 'unchanged', remarks: [] },
      { twin: 'b', outcome: 'unchanged' },
    ]);
    expect(world.updates).toBe(2);
  });

  test('that were rotated are applied: planned, saved first, told by name, and on from where it was', async () => {
    world.secrets = { PLANT: 'p2', TOKEN: 't1' };
    const steps = [
      'commit the snapshots that wait',
      'save its state',
      'restart its runner with the secrets of this environment: PLANT',
      'start it from its latest snapshot',
    ];
    expect(await planned()).toMatchObject([
      { twin: 'a', verdict: 'act', changes: [], steps },
      { twin: 'b', verdict: 'nothing' },
    ]);
    const [a] = await run();
    expect(a).toMatchObject({ outcome: 'done', event: 'deployed', restore: { outcome: 'restored' } });
    expect(world.workspaces.get('a')).toMatchObject({ secrets: world.secrets, from: a?.saved?.[0] });
    expect(told().at(-1)).toMatchObject({
      event: 'deployed',
      trailers: { Secrets: 'PLANT' },
      body: '- its runner has the secrets of this run: PLANT',
    });
    expect(JSON.stringify(told())).not.toContain('p2');
    expect(await run()).toMatchObject([{ outcome: 'unchanged' }, { outcome: 'unchanged' }]);
  });

  test('that this process does not have are not compared, which is said', async () => {
    world.secrets = { TOKEN: 't1' };
    const remarks = [expect.stringMatching(/^Secrets that were not compared, .*: PLANT\.$/)];
    expect(await run()).toMatchObject([{ outcome: 'unchanged', remarks }, { outcome: 'unchanged' }]);
    expect(await planned()).toMatchObject([{ verdict: 'nothing', remarks }, { verdict: 'nothing' }]);
  });

  test('that differ are refused where another one is not passed, before the runner is stopped', async () => {
    world.secrets = { PLANT: 'p2' };
    const unpassed = new DtaasError({ code: 'secret-missing', message: 'TOKEN', hint: 'pass it' });
    Object.assign(world.place, { judge: () => ({ remarks: [], unpassed }) });
    expect(await run()).toMatchObject([
      { outcome: 'refused', error: { code: 'secret-missing' } },
      { outcome: 'unchanged' },
    ]);
    expect(world.workspaces.get('a')).toMatchObject({ alive: true, ring: [], secrets: { PLANT: 'p1' } });
  });

  test('are given anew though they are the same, where somebody says so', async () => {
    expect(await run({ refreshSecrets: true, twins: ['a'] })).toMatchObject([
      { outcome: 'done', event: 'deployed' },
    ]);
    expect(told().at(-1)?.trailers['Secrets']).toBe('PLANT, TOKEN');
    expect(world.updates).toBe(3);
    expect(await run({ refreshSecrets: true })).toMatchObject([
      { twin: 'a', outcome: 'done' },
      { twin: 'b', outcome: 'unchanged' },
    ]);
  });

  test("are left alone by an operator's word about something else", async () => {
    world.secrets = { PLANT: 'p2', TOKEN: 't1' };
    const options = { sourceDeployed: head, head, push: false, report: () => {} };
    await run();
    world.secrets = { PLANT: 'p3', TOKEN: 't1' };
    expect(await operate(world, 'a', { kind: 'restore' }, options)).toMatchObject({ event: 'restored' });
    expect(world.workspaces.get('a')).toMatchObject({ secrets: { PLANT: 'p2' } });
  });

  test('reach a twin whose runner was stopped for them when the engine fails', async () => {
    world.secrets = { PLANT: 'p2', TOKEN: 't1' };
    const { up } = world.engine;
    Object.assign(world.engine, { up: () => Promise.reject(new Error('no room')) });
    expect(await run({ twins: ['a'] })).toMatchObject([{ outcome: 'failed' }]);
    expect(world.workspaces.get('a')).toMatchObject({ alive: false });
    Object.assign(world.engine, { up });
    expect(await run({ twins: ['a'] })).toMatchObject([
      { outcome: 'done', restore: { outcome: 'restored' } },
    ]);
    expect(world.workspaces.get('a')).toMatchObject({ alive: true, secrets: world.secrets });
  });
});

describe('a suspended twin that is resumed', () => {
  const resume = (): Promise<Outcome> =>
    operate(world, 'a', { kind: 'resume' }, { sourceDeployed: head, head, push: false, report: () => {} });

  test('without its secrets stays suspended, and nothing is told, so that the command can be given again', async () => {
    await operate(
      world,
      'a',
      { kind: 'suspend' },
      { sourceDeployed: head, head, push: false, report: () => {} },
    );
    const before = told().length;
    const missing = new DtaasError({
      code: 'secret-missing',
      message: 'PLANT is missing.',
      hint: 'Pass it.',
    });
    const { judge } = world.place;
    Object.assign(world.place, { judge: () => ({ remarks: [], unpassed: missing }) });
    await expect(resume()).rejects.toMatchObject({ code: 'secret-missing' });
    expect(told()).toHaveLength(before);
    Object.assign(world.place, { judge });
    expect(await resume()).toMatchObject({ outcome: 'done', event: 'resumed' });
  });
});
