import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspaceSpec } from '@dtaas/model';
import { endFamily, familyMembers } from '@dtaas/processes';
import { connectRunner, leftLogs, type RunnerFile } from '@dtaas/runner';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { workspaceFamily } from './find-runner.ts';
import { type ProcessSettings, processSettings, socketOf, workspaceFolder } from './settings.ts';
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

/** A component that counts its steps and remembers the count. */
const program = `#!/bin/sh
echo "it begins" >&2
count=$(cat "$DTAAS_STATE_DIR/count" 2>/dev/null || echo 0)
while read -r line; do
  case "$line" in *'"step"'*)
    count=$((count + 1)); echo $count > "$DTAAS_STATE_DIR/count.new"; mv "$DTAAS_STATE_DIR/count.new" "$DTAAS_STATE_DIR/count"
    step=\${line##*'"step":'}; step=\${step%%[!0-9]*}
    echo "{\\"n\\":\\"count\\",\\"v\\":$count}"; echo "{\\"done\\":$step}";;
  esac
done`;

function settingsIn(isolation: ProcessSettings['isolation']): ProcessSettings {
  const settings = processSettings({
    ...process.env,
    DTAAS_STATE_HOME: root,
    XDG_RUNTIME_DIR: root,
    DTAAS_ISOLATION: isolation,
  });
  mkdirSync(join(settings.store, 'd1'), { recursive: true });
  writeFileSync(join(settings.store, 'd1', 'main.sh'), program);
  chmodSync(join(settings.store, 'd1', 'main.sh'), 0o755);
  return settings;
}

const spec: WorkspaceSpec = {
  twin: 'clock',
  components: {
    counter: {
      asset: 'functions/counter',
      version: '1.0.0',
      digest: 'd1',
      environment: { kind: 'none' },
      run: { command: ['sh', 'main.sh'], transport: 'stdio', control: [] },
      parameters: {},
      inputs: {},
      outputs: { count: { type: 'integer' } },
      uses: {},
      limits: {},
    },
  },
  connections: [],
  order: ['counter'],
  clock: { mode: 'lockstep', stepSeconds: 1, speed: 20, epoch: 1_600_000_000 },
  network: { internet: 'unspecified', allow: [], required: false },
  secrets: [],
  save: { keep: 3, onTerminate: false },
  resources: {},
};

describe.each(['auto', 'none'] as const)('the real runner, isolation %s', (isolation) => {
  it('is started, adopted, replaced after a kill, and removed with all it started', async () => {
    const settings = settingsIn(isolation);
    const folder = workspaceFolder(settings, id);
    const runnerOf = () => JSON.parse(readFileSync(join(folder, 'runner.json'), 'utf8')) as RunnerFile;
    const client = connectRunner(socketOf(settings, id));
    const text = JSON.stringify(spec);

    await ensureWorkspace(settings, id, text);
    expect((await client.status()).phase).toBe('prepared');
    const first = runnerOf();
    await client.start();
    await expect
      .poll(async () => (await client.status()).clock.step ?? 0, { timeout: 30_000 })
      .toBeGreaterThan(3);
    await ensureWorkspace(settings, id, text);
    expect(runnerOf()).toEqual(first);

    const printed = await client.logs({ component: 'counter' });
    expect(printed.map(({ text }) => text)).toContain('it begins');
    process.kill(first.pid, 'SIGKILL');
    await expect
      .poll(async () => (await readWorkspace(settings, id))?.status, { timeout: 30_000 })
      .toBeUndefined();
    const left = await leftLogs(folder);
    expect(left.read({ component: 'counter', tail: 100 })).toEqual(printed);
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
