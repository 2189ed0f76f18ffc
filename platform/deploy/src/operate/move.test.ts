import { type DesiredPlace, DtaasError, type JsonObject, type Outcome } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { farPlace, herePlace, type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { logs } from '../look/inspect.ts';
import { plan } from '../look/plan.ts';
import { status } from '../look/status.ts';
import type { Source } from '../world.ts';
import { type DeployOptions, deploy } from './deploy.ts';
import { operate } from './operate.ts';
import { save } from './save.ts';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

async function run(source: Source, more: Partial<DeployOptions> = {}): Promise<readonly Outcome[]> {
  const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  return (await deploy(world, source, { ...options, ...more })).twins;
}
const at = (place: DesiredPlace, lifecycle = {}) => sourceOf({ a: { place, lifecycle } });
const events = () => world.entries.get('a')?.map(({ event }) => event) ?? [];
const operated = (source: Source, kind: 'suspend' | 'resume') =>
  operate(world, 'a', kind === 'suspend' ? { kind, reason: 'r' } : { kind }, {
    sourceDeployed: async () => source,
    head: async () => source,
    push: false,
    report: () => {},
  });

describe('an instance whose place changed', () => {
  test('is planned as a move, in words', async () => {
    await run(at(herePlace));
    const { twins } = await plan(world, at(farPlace), { twins: [], preview: false });
    expect(twins).toMatchObject([{ twin: 'a', verdict: 'act' }]);
    expect(twins[0]?.steps).toContain('make its workspace at the new place, and remove it at the old one');
  });

  test('is saved where it is, made at the new place from that snapshot, and removed at the old one', async () => {
    await run(at(herePlace));
    const [moved] = await run(at(farPlace));
    expect(moved).toMatchObject({ outcome: 'done', event: 'deployed', restore: { outcome: 'restored' } });
    expect(moved?.saved).toHaveLength(1);
    expect(world.place.workspaces.size).toBe(0);
    expect(world.far.workspaces.get('a')).toMatchObject({
      alive: true,
      phase: 'running',
      from: moved?.saved?.[0],
    });
    expect(events()).toEqual(['deployed', 'saved', 'deployed']);
    expect(await run(at(farPlace))).toMatchObject([{ outcome: 'unchanged' }]);
    expect(await status(world, at(farPlace), [])).toMatchObject([{ sync: 'Synced', health: 'Healthy' }]);
  });

  test('leaves a tidy place behind, and is moved also if the place can no longer be asked', async () => {
    await run(at(herePlace));
    let tidied = 0;
    const tidy = async () => {
      tidied += 1;
      throw new Error('the cable is cut');
    };
    Object.assign(world.place, { tidy });
    expect(await run(at(farPlace))).toMatchObject([{ outcome: 'done', event: 'deployed' }]);
    expect(await run(at(farPlace, { desired: 'suspended' }))).toMatchObject([{ outcome: 'done' }]);
    expect(tidied).toBe(1);
  });

  test('has in its biography how long it stood still', async () => {
    await run(at(herePlace));
    await run(at(farPlace));
    const moved = world.entries.get('a')?.at(-1);
    expect(moved?.body).toMatch(
      /^- stood still for \d+\.\d s, from its last step at here to its first one at far$/m,
    );
    expect(moved?.trailers['Standstill']).toMatch(/^\d+(\.\d+)? s$/);
  });

  test('has no such time in its biography if its runner had died', async () => {
    await run(at(herePlace));
    Object.assign(world.place.workspaces.get('a')!, { alive: false });
    await run(at(farPlace));
    const moved = world.entries.get('a')?.at(-1);
    expect(moved?.body).toContain('how long it stood still is not known');
    expect(moved?.trailers).not.toHaveProperty('Standstill');
  });

  test('takes its state along although it never restores otherwise', async () => {
    await run(at(herePlace, { restore: 'none' }));
    const [moved] = await run(at(farPlace, { restore: 'none' }));
    expect(world.far.workspaces.get('a')?.from).toBe(moved?.saved?.[0]);
  });

  test('that has crashed brings what its ring still holds', async () => {
    await run(at(herePlace));
    const waiting = '20261122T130000Z-00000009';
    Object.assign(world.place.workspaces.get('a')!, { alive: false, ring: [waiting] });
    const [moved] = await run(at(farPlace));
    expect(moved).toMatchObject({ outcome: 'done', saved: [waiting] });
    expect(world.place.workspaces.size).toBe(0);
    expect(world.far.workspaces.get('a')).toMatchObject({ from: waiting, ring: [] });
  });

  test('goes on with the move where a run was cut: after the old workspace was removed', async () => {
    await run(at(herePlace));
    await save(world, { twins: ['a'], head: async () => at(herePlace), push: false });
    world.place.workspaces.clear();
    const [moved] = await run(at(farPlace));
    expect(moved).toMatchObject({ outcome: 'done', restore: { outcome: 'restored' } });
    expect(world.far.workspaces.get('a')?.from).toBe(world.stored.get('a')?.at(-1));
  });

  test('goes on with the move where a run was cut: after the twin was started there', async () => {
    await run(at(herePlace));
    const { generation } = world.place.workspaces.get('a')!;
    world.place.workspaces.clear();
    world.far.workspaces.set('a', { generation, alive: true, phase: 'running', ring: [] });
    expect(await run(at(farPlace))).toMatchObject([{ outcome: 'done', event: 'deployed' }]);
    expect(world.far.workspaces.get('a')).toMatchObject({ alive: true, phase: 'running' });
    expect(world.far.workspaces.get('a')).not.toHaveProperty('restarts');
    expect(await run(at(farPlace))).toMatchObject([{ outcome: 'unchanged' }]);
  });

  test('stays where it is while it cannot be saved', async () => {
    await run(at(herePlace));
    const { runner } = world;
    const failing = () => Promise.reject(new Error('the disk is full'));
    Object.assign(world, { runner: (twin: string) => ({ ...runner(twin), save: failing }) });
    expect(await run(at(farPlace))).toMatchObject([{ outcome: 'failed', error: { code: 'save-failed' } }]);
    expect(world.place.workspaces.get('a')).toMatchObject({ alive: true, phase: 'running' });
    expect(world.far.workspaces.size).toBe(0);
  });

  test('is moved when it is resumed, if it was suspended meanwhile', async () => {
    await run(at(herePlace));
    const suspended = await operated(at(herePlace), 'suspend');
    expect(world.place.workspaces.size).toBe(0);
    await operated(at(farPlace), 'resume');
    expect(world.far.workspaces.get('a')?.from).toBe(suspended.saved?.[0]);
  });
});

describe('a place', () => {
  test('that only has another name moves nobody', async () => {
    await run(at(herePlace));
    const before = { ...world.place.workspaces.get('a') };
    expect(await run(at({ ...herePlace, name: 'plant' }))).toMatchObject([{ outcome: 'done' }]);
    expect(world.place.workspaces.get('a')).toEqual(before);
  });

  test('that does not answer keeps its own twins from being touched, and no others', async () => {
    const both = sourceOf({ a: { place: farPlace }, b: {} });
    await run(both);
    const unreachable = new DtaasError({ code: 'place-unreachable', message: 'far is off', hint: 'Wait.' });
    const fail = () => Promise.reject(unreachable);
    Object.assign(world.far, { observe: fail, observeOne: fail });
    const changed = sourceOf({ a: { place: herePlace }, b: { setpoint: 36 } });
    const [a, b] = await run(changed);
    expect(a).toMatchObject({ outcome: 'refused', error: { code: 'place-unreachable' } });
    expect(b).toMatchObject({ outcome: 'done' });
    expect([...world.place.workspaces.keys()]).toEqual(['b']);
    const [first, second] = await status(world, changed, []);
    expect(first).toMatchObject({
      place: 'far',
      sync: 'Unknown',
      health: 'Unknown',
      error: { code: 'place-unreachable' },
    });
    expect(second).toMatchObject({ sync: 'Synced', health: 'Healthy' });
    expect(second).not.toHaveProperty('place');
  });

  test('that is not the default one is named in the status, and in the remarks of its machine', async () => {
    const { runner } = world.at(farPlace);
    const at = () => ({
      ...world,
      place: world.far,
      runner: (twin: string) => ({
        ...runner(twin),
        status: async () => ({
          ...(await runner(twin).status()),
          isolation: { mode: 'none', network: 'open', remarks: ['no sandbox'] },
        }),
      }),
    });
    Object.assign(world, { at });
    const source = sourceOf({ a: { place: farPlace } });
    expect(await run(source)).toMatchObject([{ outcome: 'done', remarks: ['far: no sandbox'] }]);
    expect(await status(world, source, [])).toMatchObject([{ place: 'far', health: 'Healthy' }]);
    const here = { ...source, defaultPlace: 'far' };
    expect((await status(world, here, []))[0]).not.toHaveProperty('place');
  });

  test('that platform.yaml no longer names is still looked at for what is recorded there', async () => {
    await run(at(farPlace));
    expect(await run(sourceOf({}), { twins: ['a'], yes: true })).toMatchObject([
      { outcome: 'done', event: 'terminated' },
    ]);
    expect(world.far.workspaces.size).toBe(0);
  });
});

describe('an instance whose machine is lost', () => {
  const lose = (place: MemoryWorld['place'], code = 'place-unreachable') => {
    const silent = () => Promise.reject(new DtaasError({ code, message: 'far is off.', hint: 'Wait.' }));
    Object.assign(place, { observe: silent, observeOne: silent });
  };
  const source = at(farPlace);
  const abandon = (abandoned: Source = source) =>
    operate(
      world,
      'a',
      { kind: 'terminate', reason: 'fire', abandon: true },
      {
        sourceDeployed: async () => abandoned,
        head: async () => abandoned,
        push: false,
        report: () => {},
      },
    );

  test('is given up, and the biography says what was not released', async () => {
    await run(source);
    const saved = await save(world, { twins: ['a'], head: async () => source, push: false });
    lose(world.far);
    expect(await run(at({ ...farPlace, name: 'lab' }))).toMatchObject([{ outcome: 'refused' }]);
    const outcome = await abandon();
    expect(outcome).toMatchObject({ outcome: 'done', event: 'terminated', health: 'Terminated' });
    expect(events()).toEqual(['deployed', 'saved', 'requested', 'terminated']);
    const { subject, body } = world.entries.get('a')!.at(-1)!;
    expect(subject).toBe('terminated: 1.0.0, abandoned at far: nothing was released there');
    expect(body).toMatch(/far \(process, \{"host":"far"\}\) was not asked to release anything: far is off\./);
    expect(body).toMatch(/may still hold workspace, a dtaas:process:Workspace: 0123456789abcdef\/a$/m);
    expect(outcome.reasons?.map((reason) => `- ${reason}`).join('\n')).toBe(body);
    // The workspace is not removed, and no command waits for the place any more.
    expect(world.far.workspaces.size).toBe(1);
    expect(await status(world, source, [])).toMatchObject([{ sync: 'Synced', health: 'Terminated' }]);
    expect(await run(source)).toMatchObject([{ outcome: 'unchanged' }]);
    expect(await abandon()).toMatchObject({ outcome: 'unchanged' });
    const [elsewhere] = await run(at(herePlace));
    expect(elsewhere).toMatchObject({ outcome: 'done', restore: { from: saved[0]?.saved?.[0] } });
  });

  test('is not given up while the place answers, or before it was deployed', async () => {
    await expect(abandon()).rejects.toMatchObject({ code: 'twin-not-deployed' });
    await run(source);
    await expect(abandon()).rejects.toMatchObject({
      code: 'place-answers',
      hint: expect.stringContaining('dtaas terminate a'),
    });
    expect(events()).toEqual(['deployed']);
  });

  test('is given up after a run that failed, and neither the failure nor a pending operation stays', async () => {
    await run(source);
    const { id, status: before, stack: recorded } = (await world.biographies.tip('a'))!;
    const [time, desired] = ['2026-11-22T12:00:00Z', 'a'.repeat(64)];
    const failure = { attempts: 1, at: time, code: 'stack-failed', message: 'far is off', desired };
    const wish = { restore: '20261122T130000Z-00000009', kind: 'restore', actor: 'operator', at: time };
    const deployment = recorded?.['deployment'] as { readonly resources: readonly JsonObject[] };
    const pending = { pending_operations: [{ type: 'updating', resource: deployment.resources.at(-1) }] };
    const files = {
      status: JSON.stringify({ ...before, failure, wish }),
      stack: JSON.stringify({ ...recorded, deployment: { ...deployment, ...pending } }),
    };
    await world.biographies.append({ twin: 'a', event: 'failed', summary: '', trailers: {}, files }, id);
    lose(world.far);
    expect(await abandon()).toMatchObject({ outcome: 'done', event: 'terminated' });
    const { status: after, stack } = (await world.biographies.tip('a'))!;
    expect(after).not.toHaveProperty('failure');
    expect(after).not.toHaveProperty('wish');
    expect(stack?.['deployment']).toMatchObject({ resources: [] });
    expect(stack?.['deployment']).not.toHaveProperty('pending_operations');
  });

  test('can be given up where another machine answers in its place', async () => {
    await run(source);
    lose(world.far, 'place-host-key-changed');
    expect(await abandon()).toMatchObject({ outcome: 'done', event: 'terminated' });
  });
});

test('what asks a runner asks it at its place', async () => {
  await run(at(farPlace));
  world.far.workspaces.get('a')!.printed = [{ component: 'pump', at: '2026-11-22T12:00:00Z', text: 'turns' }];
  expect((await logs(world, 'a', { tail: 5 })).lines).toMatchObject([{ text: 'turns' }]);
  const saved = await save(world, { twins: ['a'], head: async () => at(farPlace), push: false });
  expect(saved).toMatchObject([{ outcome: 'done', event: 'saved' }]);
});

test('a release asks the place to remove the workspace, also if a removal that was cut off left none to see', async () => {
  await run(at(herePlace));
  world.place.workspaces.delete('a');
  const removed: string[] = [];
  const { remove } = world.place;
  Object.assign(world.place, {
    async remove(instance: string) {
      await remove(instance);
      removed.push(instance);
    },
  });
  Object.assign(world.engine, { up: async () => ({ changes: [], checkpoint: undefined }) });
  await run(at(herePlace, { desired: 'terminated' }));
  expect(removed).toEqual(['a']);
});
