import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generationOf } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeSpec, type TemporaryPlace, temporaryPlace } from '../../testing/temporary-place.ts';
import { pathsOf } from './settings.ts';
import { ensureWorkspace, listWorkspaces, readWorkspace, removeWorkspace } from './workspace.ts';

const id = { home: '0123456789abcdef', twin: 'incubator' };
let place: TemporaryPlace;
beforeEach(() => {
  place = temporaryPlace();
});
afterEach(() => place.remove());

/** Gives the runner no more time to start. */
async function startedLongAgo(): Promise<{ readonly pid: number }> {
  const file = join(pathsOf(place.settings, id).folder, 'runner.json');
  await expect.poll(() => existsSync(file)).toBe(true);
  const runner = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...runner, startedAt: '2020-01-01T00:00:00Z' }));
  return runner;
}

describe('ensureWorkspace', () => {
  it('starts one runner, and doing it again changes nothing', async () => {
    const spec = fakeSpec('incubator');
    expect(await ensureWorkspace(place.settings, id, spec)).toBe(generationOf(spec));
    const runners = place.runners(id);
    expect(runners).toHaveLength(1);
    await ensureWorkspace(place.settings, id, spec);
    expect(place.runners(id)).toEqual(runners);
    expect(place.starts(id)).toHaveLength(1);
  });

  it('starts one runner when several ask at once', async () => {
    const spec = fakeSpec('incubator', { startMs: 200 });
    await Promise.all(Array.from({ length: 4 }, () => ensureWorkspace(place.settings, id, spec)));
    expect(place.starts(id)).toHaveLength(1);
  });

  it('replaces the runner of another spec, and keeps the state', async () => {
    await ensureWorkspace(place.settings, id, fakeSpec('incubator', { startMs: 0 }));
    const state = join(pathsOf(place.settings, id).folder, 'state');
    mkdirSync(state);
    writeFileSync(join(state, 'kept'), 'x');
    const spec = fakeSpec('incubator', { startMs: 1 });
    await ensureWorkspace(place.settings, id, spec);
    expect(place.runners(id)).toHaveLength(1);
    expect((await readWorkspace(place.settings, id))?.status?.generation).toBe(generationOf(spec));
    expect(readFileSync(join(state, 'kept'), 'utf8')).toBe('x');
  });

  it('adopts a runner that is still starting', async () => {
    const spec = fakeSpec('incubator', { startMs: 700 });
    const begun = ensureWorkspace({ ...place.settings, startMs: 200 }, id, spec).catch(() => {});
    await begun;
    expect(place.runners(id)).toHaveLength(1);
    await ensureWorkspace(place.settings, id, spec);
    expect(place.starts(id)).toHaveLength(1);
  });

  it('starts a runner again after a kill, and ends the processes that the killed runner left', async () => {
    const spec = fakeSpec('incubator', { orphan: true });
    await ensureWorkspace(place.settings, id, spec);
    const before = place.runners(id);
    expect(before).toHaveLength(2);
    const { pid } = JSON.parse(readFileSync(join(pathsOf(place.settings, id).folder, 'runner.json'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    await expect.poll(async () => (await readWorkspace(place.settings, id))?.status).toBeUndefined();
    await ensureWorkspace(place.settings, id, spec);
    const after = place.runners(id);
    expect(after).toHaveLength(2);
    expect(after.filter((each) => before.includes(each))).toEqual([]);
  });

  it('makes a workspace anew after its folder was removed by hand, and does not adopt the old runner', async () => {
    const spec = fakeSpec('incubator', { orphan: true });
    await ensureWorkspace(place.settings, id, spec);
    const before = place.runners(id);
    rmSync(pathsOf(place.settings, id).folder, { recursive: true });
    expect(await readWorkspace(place.settings, id)).toBeUndefined();
    await ensureWorkspace(place.settings, id, spec);
    const after = place.runners(id);
    expect(after).toHaveLength(2);
    expect(after.filter((each) => before.includes(each))).toEqual([]);
    expect(place.starts(id)).toHaveLength(1);
  });

  it('kills a runner that neither answers nor stops', async () => {
    const deaf = fakeSpec('incubator', { silent: true, ignoreStop: true });
    await expect(ensureWorkspace({ ...place.settings, startMs: 300 }, id, deaf)).rejects.toThrow(
      /no answer in 0.3 s/,
    );
    await startedLongAgo();
    await ensureWorkspace(place.settings, id, fakeSpec('incubator'));
    expect(place.runners(id)).toHaveLength(1);
  });

  it('does not wait for a runner that hangs: it ends the runner and starts another', async () => {
    const spec = fakeSpec('incubator');
    await ensureWorkspace(place.settings, id, spec);
    const folder = pathsOf(place.settings, id).folder;
    const runner = await startedLongAgo();
    process.kill(runner.pid, 'SIGSTOP');
    expect(await readWorkspace(place.settings, id)).toMatchObject({ alive: false, isSilent: true });
    // Each wait that isn't left out takes longer than a test may.
    const hour = 3_600_000;
    const patient = { ...place.settings, startMs: hour, stopMs: hour, leaveMs: hour };
    await ensureWorkspace(patient, id, spec);
    expect(existsSync(join(folder, 'left'))).toBe(true);
    expect(place.runners(id)).toHaveLength(1);
    expect(place.runners(id)).not.toEqual([runner.pid]);
  });

  it('waits for a runner that a busy machine has stopped, as long as the command may wait', async () => {
    await ensureWorkspace(place.settings, id, fakeSpec('incubator'));
    const [pid = 0] = place.runners(id);
    process.kill(pid, 'SIGSTOP');
    const patient = readWorkspace({ ...place.settings, answerMs: 60_000 }, id);
    const silent = { alive: false, isSilent: true };
    expect(await readWorkspace({ ...place.settings, answerMs: 200 }, id)).toMatchObject(silent);
    process.kill(pid, 'SIGCONT');
    expect(await patient).toMatchObject({ alive: true });
  });

  it('says what a runner printed that dies at once', async () => {
    const spec = fakeSpec('incubator', { dieAtOnce: true });
    await expect(ensureWorkspace(place.settings, id, spec)).rejects.toThrow(/ended with 1.*no luck today/s);
    // Lines of an earlier start are left out.
    await expect(ensureWorkspace(place.settings, id, spec)).rejects.toThrow(
      /^(?!.*no luck today.*no luck today)/s,
    );
  });

  it('never touches a folder that carries another home', async () => {
    const folder = pathsOf(place.settings, id).folder;
    mkdirSync(folder, { recursive: true });
    const foreign = JSON.stringify({ home: 'f'.repeat(16), twin: 'incubator', spec: {} });
    writeFileSync(join(folder, 'workspace.json'), foreign);
    await expect(ensureWorkspace(place.settings, id, fakeSpec('incubator'))).rejects.toMatchObject({
      code: 'workspace-foreign',
    });
    await expect(removeWorkspace(place.settings, id)).rejects.toMatchObject({ code: 'workspace-foreign' });
    expect(readFileSync(join(folder, 'workspace.json'), 'utf8')).toBe(foreign);
  });

  it.each([
    { home: '../escape00000000', twin: 'a' },
    { home: id.home, twin: '../../etc' },
    { home: id.home, twin: '' },
  ])('refuses the identity %j', async (wrong) => {
    await expect(ensureWorkspace(place.settings, wrong, fakeSpec('a'))).rejects.toThrow(
      /not a home|is not the id of a twin/,
    );
  });
});

describe('listWorkspaces', () => {
  it('lists the workspaces of the home, with the answers of their runners', async () => {
    await ensureWorkspace(place.settings, id, fakeSpec('incubator'));
    await ensureWorkspace(place.settings, { ...id, twin: 'factory.r1' }, fakeSpec('factory.r1'));
    await ensureWorkspace(place.settings, { home: 'f'.repeat(16), twin: 'other' }, fakeSpec('other'));
    const listed = await listWorkspaces(place.settings, id.home);
    expect([...listed.keys()].sort()).toEqual(['factory.r1', 'incubator']);
    expect(listed.get('incubator')).toMatchObject({ status: { phase: 'prepared' }, waiting: 0 });
    expect(await listWorkspaces(place.settings, 'e'.repeat(16))).toEqual(new Map());
  });
});

describe('removeWorkspace', () => {
  it('leaves neither process nor folder, and may be repeated', async () => {
    await ensureWorkspace(place.settings, id, fakeSpec('incubator', { orphan: true }));
    await removeWorkspace(place.settings, id);
    expect(place.runners(id)).toEqual([]);
    expect(await readWorkspace(place.settings, id)).toBeUndefined();
    await removeWorkspace(place.settings, id);
  });

  it('refuses while the ring holds snapshots that are not commits, and leaves the runner alone', async () => {
    await ensureWorkspace(place.settings, id, fakeSpec('incubator'));
    const ring = join(pathsOf(place.settings, id).folder, 'ring', '20261122T124132Z-0011aabb');
    mkdirSync(ring, { recursive: true });
    await expect(removeWorkspace(place.settings, id)).rejects.toMatchObject({ code: 'workspace-unsaved' });
    expect(place.runners(id)).toHaveLength(1);
    expect((await readWorkspace(place.settings, id))?.waiting).toBe(1);
  });

  it('refuses when the runner takes a snapshot as it stops', async () => {
    await ensureWorkspace(place.settings, id, fakeSpec('incubator', { saveOnStop: true }));
    await expect(removeWorkspace(place.settings, id)).rejects.toMatchObject({ code: 'workspace-unsaved' });
  });
});
