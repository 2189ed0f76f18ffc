import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endFamily, familyMembers } from '@dtaas/processes';
import { connectRunner, leftLogs, type RunnerFile } from '@dtaas/runner';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { counterDigest, counterProgram, counterSpec } from '../../testing/counter-workspace.ts';
import { workspaceFamily } from './find-runner.ts';
import { type ProcessSettings, pathsOf, processSettings } from './settings.ts';
import { ensureWorkspace, readWorkspace, removeWorkspace } from './workspace.ts';

const id = { home: '00112233445566aa', twin: 'clock' };
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-real-'));
  // What a killed runner leaves goes with the folder.
  vi.stubEnv('TMPDIR', root);
});
afterEach(async () => {
  await endFamily({ marks: [`DTAAS_WORKSPACE=${root}`, `DTAAS_STATE_DIR=${root}`, `DTAAS_INSIDE=${root}`] });
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

function settingsIn(isolation: ProcessSettings['isolation']): ProcessSettings {
  const settings = processSettings({
    ...process.env,
    DTAAS_STATE_HOME: root,
    XDG_RUNTIME_DIR: root,
    DTAAS_ISOLATION: isolation,
  });
  const asset = join(settings.store, counterDigest);
  mkdirSync(asset, { recursive: true });
  writeFileSync(join(asset, 'main.sh'), counterProgram, { mode: 0o755 });
  return settings;
}

const spec = counterSpec('clock', 3);

describe.each(['auto', 'none'] as const)('the real runner, isolation %s', (isolation) => {
  it('is started, adopted, replaced after a kill, and removed with all it started', async () => {
    const settings = settingsIn(isolation);
    const folder = pathsOf(settings, id).folder;
    const runnerOf = () => JSON.parse(readFileSync(join(folder, 'runner.json'), 'utf8')) as RunnerFile;
    const client = connectRunner(pathsOf(settings, id).socket);
    const text = JSON.stringify(spec);

    await ensureWorkspace(settings, id, text);
    expect((await client.status()).phase).toBe('prepared');
    const first = runnerOf();
    await client.start();
    await expect.poll(async () => (await client.status()).clock.step ?? 0).toBeGreaterThan(3);
    await ensureWorkspace(settings, id, text);
    expect(runnerOf()).toEqual(first);

    const printed = await client.logs({ component: 'counter' });
    expect(printed.map(({ text }) => text)).toContain('it begins');
    process.kill(first.pid, 'SIGKILL');
    await expect.poll(async () => (await readWorkspace(settings, id))?.status).toBeUndefined();
    const left = await leftLogs(folder, { component: 'counter', tail: 100 });
    expect(left.lines).toEqual(printed);
    expect(left.components).toEqual(['counter', 'runner']);
    await ensureWorkspace(settings, id, text);
    expect(runnerOf().pid).not.toBe(first.pid);
    expect((await client.status()).phase).toBe('prepared');

    await ensureWorkspace(settings, id, JSON.stringify({ ...spec, save: { ...spec.save, keep: 4 } }));
    expect(runnerOf().generation).not.toBe(first.generation);

    await client.start();
    await removeWorkspace(settings, id);
    expect(familyMembers(workspaceFamily(folder))).toEqual([]);
    expect(await readWorkspace(settings, id)).toBeUndefined();
  });
});
