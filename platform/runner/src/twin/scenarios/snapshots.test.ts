import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  counter,
  eventually,
  makeWorkspace,
  number,
  type TestComponent,
  type TestWorkspace,
} from '../../../testing/workspace.ts';
import { connectRunner } from '../../control/connect.ts';
import { incomingFolder } from '../../snapshot/incoming.ts';
import type { Manifest } from '../../snapshot/manifest.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const chaos: TestComponent = {
  program: 'chaos.mjs',
  control: ['save', 'report'],
  parameters: { rate: 3.9 },
  inputs: { push: number },
  outputs: { x: number },
};

async function running(parts: { [id: string]: TestComponent }, more = {}): Promise<TestWorkspace> {
  const workspace = makeWorkspace(parts, [], more);
  await workspace.start();
  await workspace.when(({ clock }) => clock.step! > 5);
  return workspace;
}

async function fetched(
  workspace: TestWorkspace,
): Promise<{ readonly directory: string; readonly from: string }> {
  const { name } = await workspace.client.save();
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-snapshot-'));
  folders.push(folder);
  await workspace.client.fetch(name, folder);
  return { directory: folder, from: name };
}

describe('a snapshot', () => {
  test('says what it holds, when it was taken and what it ran on', async () => {
    const workspace = await running({ count: counter, chaos });
    const { directory, from } = await fetched(workspace);
    expect(from).toMatch(/^\d{8}T\d{6}Z-[0-9a-f]{8}$/);
    const manifest: Manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
    const { step, t } = manifest.clock;
    expect(manifest).toMatchObject({
      format: 1,
      twin: 'test',
      generation: workspace.file.generation,
      origin: 'asked',
      ranOn: { node: process.version, arch: process.arch },
      components: { count: { asset: 'functions/count', version: '1.0.0', digest: 'digest-of-count' } },
    });
    expect(t).toBe(1_600_000_000 + 3 * step!);
    expect(manifest.components['count']?.outputs['count']?.value).toBe(step);
    expect(readFileSync(join(directory, 'components', 'count', 'count'), 'utf8')).toBe(`${step}\n`);
    expect((await workspace.client.status()).phase).toBe('running');
  });

  test('restored says what came back and what did not', async () => {
    const snapshot = await fetched(await running({ count: counter, chaos }));

    const other = await running({ chaos, extra: counter });
    expect(await other.client.restore(snapshot)).toEqual({
      clock: { step: expect.any(Number), t: expect.any(Number) },
      outcome: 'partial',
      from: snapshot.from,
      details: [
        "count doesn't run in the twin any more: its state stays in the snapshot",
        "extra isn't in the snapshot: it begins anew",
      ],
    });

    const forgetful = await running({ chaos: { ...chaos, parameters: { rate: 3.9 }, program: 'chaos.mjs' } });
    const manifest: Manifest = JSON.parse(readFileSync(join(snapshot.directory, 'manifest.json'), 'utf8'));
    const { chaos: savedChaos } = manifest.components;
    const changed = {
      ...manifest,
      components: { chaos: { ...savedChaos, outputs: { x: { value: 0.5, t: 1 } } } },
    };
    rmSync(join(snapshot.directory, 'components', 'count'), { recursive: true });
    writeFileSync(join(snapshot.directory, 'manifest.json'), JSON.stringify(changed));
    const report = await forgetful.client.restore(snapshot);
    expect(report.outcome).toBe('failed');
    expect(report.details).toEqual([expect.stringMatching(/^chaos\.x was 0\.5 and is 0\.\d+$/)]);
    expect((await forgetful.client.status()).restore).toEqual(report);
  });

  test.each([
    ['another asset', { asset: 'functions/other' }, 'functions/other 1.0.0'],
    ['another major version', { version: '2.0.0' }, 'functions/count 2.0.0'],
    [
      'another asset, whose component was done',
      { asset: 'functions/other', done: true },
      'functions/other 1.0.0',
    ],
  ])('that %s wrote gives a component no state: it begins anew', async (_, writer, written) => {
    const workspace = await running({ count: counter, chaos });
    const snapshot = await fetched(workspace);
    const manifest: Manifest = JSON.parse(readFileSync(join(snapshot.directory, 'manifest.json'), 'utf8'));
    const { count: saved } = manifest.components;
    const components = { ...manifest.components, count: { ...saved, ...writer } };
    writeFileSync(join(snapshot.directory, 'manifest.json'), JSON.stringify({ ...manifest, components }));
    const other = await running({ count: counter, chaos });
    const report = await other.client.restore(snapshot);
    expect(report).toMatchObject({ outcome: 'partial' });
    expect(report.details).toContain(`count was ${written} and is functions/count 1.0.0 now: it begins anew`);
    await other.when(({ components }) => components['count']!.state === 'running');
  });

  test.each([
    [
      'a changed file',
      (folder: string) => writeFileSync(join(folder, 'components', 'count', 'count'), '99\n'),
    ],
    ['a missing file', (folder: string) => rmSync(join(folder, 'components', 'count', 'count'))],
    ['a file too many', (folder: string) => writeFileSync(join(folder, 'components', 'count', 'more'), '')],
    ['no manifest', (folder: string) => rmSync(join(folder, 'manifest.json'))],
    ['half a manifest', (folder: string) => writeFileSync(join(folder, 'manifest.json'), '{"format": 1}')],
    [
      'a manifest from the future',
      (folder: string) => writeFileSync(join(folder, 'manifest.json'), '{"format": 2}'),
    ],
  ])('with %s is refused, and the twin goes on untouched', async (_what, damage) => {
    const workspace = await running({ count: counter });
    const snapshot = await fetched(workspace);
    damage(snapshot.directory);
    const before = (await workspace.client.status()).clock.step!;
    await expect(workspace.client.restore(snapshot)).rejects.toMatchObject({ code: 'snapshot-corrupt' });
    const status = await workspace.client.status();
    expect(status).toMatchObject({ phase: 'running', restore: { outcome: 'failed', from: snapshot.from } });
    expect(status.clock.step).toBeGreaterThanOrEqual(before);
  });

  test('taken on the wall clock while a component is down says so, and so does its restore', async () => {
    const down = { program: { name: 'down.mjs', text: 'process.exit(1)' } };
    const workspace = makeWorkspace({ count: counter, down }, [], { clock: { mode: 'wall' } });
    await workspace.start();
    await workspace.when(({ components }) => components['down']!.state === 'backoff');
    const saved = await workspace.client.save();
    expect(saved.remarks).toEqual(['down: it was down, so its files are the last that it wrote']);
    const directory = join(workspace.directory, 'ring', saved.name);
    const report = await workspace.client.restore({ directory, from: saved.name });
    expect(report.outcome).not.toBe('restored');
  });
});

describe('a snapshot in a workspace on this machine', () => {
  async function incoming() {
    const workspace = await running({ count: counter });
    const near = connectRunner(workspace.file.socket, { workspace: workspace.directory });
    const { name } = await near.save();
    const waiting = await near.fetch(name, '/nowhere');
    const directory = join(workspace.directory, 'incoming-test', 'snapshot');
    cpSync(waiting, directory, { recursive: true });
    return { workspace, near, waiting, snapshot: { directory, from: name } };
  }

  test('is read where it lies, and moved into place', async () => {
    const { workspace, near, waiting, snapshot } = await incoming();
    expect(waiting).toBe(join(workspace.directory, 'ring', snapshot.from));
    expect(await near.restore(snapshot)).toMatchObject({ from: snapshot.from, outcome: 'restored' });
    expect(readdirSync(join(snapshot.directory, 'components'))).toEqual([]);
    await near.stop();
    await workspace.run();
    cpSync(waiting, snapshot.directory, { recursive: true });
    expect(await near.start(snapshot)).toMatchObject({ restore: { outcome: 'restored' } });
  });

  test('brings no link along', async () => {
    const { near, snapshot } = await incoming();
    symlinkSync('/etc', join(snapshot.directory, 'components', 'count', 'link'));
    await expect(near.restore(snapshot)).rejects.toMatchObject({ code: 'snapshot-corrupt' });
    expect((await near.status()).phase).toBe('running');
  });

  test.each(['state', '../other', 'incoming-/../..', '/tmp'])("isn't %s", async (name) => {
    expect(() => incomingFolder('/workspace', name)).toThrow(/isn't where snapshots come in/);
  });
});

describe('the ring', () => {
  test('keeps the newest due snapshots, all that were asked for, and says how many it dropped', async () => {
    const workspace = await running(
      { count: counter },
      { save: { everySeconds: 0.05, keep: 2, onTerminate: false } },
    );
    const asked = await workspace.client.save();
    await workspace.when(({ dropped }) => dropped > 2);
    await workspace.client.pause();
    const pending = await workspace.client.pending();
    expect(pending.filter(({ origin }) => origin === 'due').length).toBe(2);
    expect(pending.map(({ name }) => name)).toContain(asked.name);
    for (const { name } of pending) await workspace.client.ack(name);
    await workspace.client.ack(asked.name);
    expect(await workspace.client.pending()).toEqual([]);
    await expect(workspace.client.fetch(asked.name, workspace.directory)).rejects.toMatchObject({
      code: 'snapshot-unknown',
    });
    await expect(workspace.client.fetch('../..', workspace.directory)).rejects.toMatchObject({
      code: 'snapshot-unknown',
    });
  });

  test('has no unfinished snapshot after a kill in the middle of a save', async () => {
    const workspace = makeWorkspace({ count: counter }, []);
    const half = join(workspace.directory, 'ring', '.0123456789abcdef');
    mkdirSync(join(half, 'components', 'count'), { recursive: true });
    await workspace.start();
    expect(await workspace.client.pending()).toEqual([]);
    expect(readdirSync(join(workspace.directory, 'ring'))).toEqual([]);
  });
});

describe('a runner that was killed', () => {
  test('in the middle of installing a state restores the earlier one', async () => {
    const workspace = await running({ count: counter });
    await workspace.client.stop();
    const state = join(workspace.directory, 'state');
    const counted = Number(readFileSync(join(state, 'count', 'count'), 'utf8'));
    renameSync(state, join(workspace.directory, 'state.previous'));
    await workspace.start();
    await workspace.when(({ clock }) => clock.step! > counted);
    const { values, clock } = await workspace.client.pause();
    expect(values['count.count']?.value).toBe(clock.step);
  });
});

describe('on the wall clock', () => {
  test('a twin is paused, saved, restored and goes on, whether its components can be asked or not', async () => {
    const counter = `
      import { existsSync, readFileSync, writeFileSync } from 'node:fs';
      const path = process.env.DTAAS_STATE_DIR + '/n';
      let n = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
      process.stdout.write(JSON.stringify({ n: 'from', v: n }) + '\\n');
      const timer = setInterval(() => process.stdout.write(JSON.stringify({ n: 'n', v: ++n }) + '\\n'), 10);
      process.stdin.on('end', () => { writeFileSync(path, String(n)); process.exit(0); }).resume();`;
    const workspace = makeWorkspace(
      {
        a: {
          program: { name: 'a.mjs', text: counter },
          outputs: { n: { type: 'integer' }, from: { type: 'integer' } },
        },
      },
      [],
      { clock: { mode: 'wall' } },
    );
    await workspace.start();
    const latest = async (port: string) =>
      Number((await workspace.client.status()).values[`a.${port}`]?.value ?? 0);
    const countNow = () => latest('n');
    await eventually(async () => (await countNow()) > 10);
    expect(await workspace.client.pause()).toMatchObject({
      phase: 'paused',
      components: { a: { state: 'stopped' } },
    });
    const saved = await workspace.client.save();
    const stood = await countNow();
    const counted = Number(readFileSync(join(workspace.directory, 'state', 'a', 'n'), 'utf8'));
    await workspace.client.resume();
    await eventually(async () => (await countNow()) > stood + 20);
    const directory = join(workspace.directory, 'ring', saved.name);
    const report = await workspace.client.restore({ directory, from: saved.name });
    expect(report.outcome).toBe('restored');
    // It began anew from what it had written when it was stopped for the save.
    expect(await eventually(() => latest('from'))).toBe(counted);
  });
});
