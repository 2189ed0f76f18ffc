import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installState, replaceFolder } from './install.ts';
import {
  clearOthersState,
  clearState,
  markLeft,
  markRunning,
  ownState,
  readRunnerState,
  wasKilled,
  withoutState,
  writeRunnerState,
} from './records.ts';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'dtaas-records-'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

/** The state of two components; `b` has written no file. */
function twoStates(): void {
  mkdirSync(join(workspace, 'state/a'), { recursive: true });
  mkdirSync(join(workspace, 'state/b'));
  writeFileSync(join(workspace, 'state/a/values'), '1');
}

test("another generation's files are removed, and those of this one stay", async () => {
  twoStates();
  await ownState(workspace, 'g1');
  await clearOthersState(workspace, 'g1');
  expect(existsSync(join(workspace, 'state/a/values'))).toBe(true);
  await clearOthersState(workspace, 'g2');
  expect(readdirSync(workspace)).toEqual([]);
});

test('files without an owner belong to no generation', async () => {
  twoStates();
  await clearOthersState(workspace, 'g1');
  expect(existsSync(join(workspace, 'state'))).toBe(false);
});

test("the runner's own state is written whole, without what it doesn't know", async () => {
  expect(await readRunnerState(workspace)).toBeUndefined();
  const state = {
    clock: { mode: 'lockstep', t: 12, step: 3 } as const,
    inFlight: { 'a.x': { value: 1, t: 11 } },
    values: { 'a.y': { value: 'secret', t: 11 } },
    done: ['b'],
  };
  await writeRunnerState(workspace, state, (value) => JSON.stringify(value).replace('secret', '***'));
  expect(await readRunnerState(workspace)).toEqual({ ...state, values: { 'a.y': { value: '***', t: 11 } } });
  writeFileSync(join(workspace, 'moment.json'), '{"clock":');
  expect(await readRunnerState(workspace)).toBeUndefined();
});

test('a runner that was killed while components ran is remembered, until all have left', async () => {
  expect(wasKilled(workspace)).toBe(false);
  await markRunning(workspace);
  expect(wasKilled(workspace)).toBe(true);
  await markLeft(workspace);
  await markLeft(workspace);
  expect(wasKilled(workspace)).toBe(false);
  await markRunning(workspace);
  await clearState(workspace);
  expect(wasKilled(workspace)).toBe(false);
});

const components = ['a', 'b', 'c'].map((id) => ({ id, saves: true }));

test('components whose folder is missing are without state, and after a kill those that wrote no file', async () => {
  twoStates();
  await ownState(workspace, 'g1');
  expect(await withoutState(workspace, 'g1', components)).toEqual(['c']);
  await markRunning(workspace);
  expect(await withoutState(workspace, 'g1', components)).toEqual(['b', 'c']);
  const unsaving = components.map(({ id }) => ({ id, saves: false }));
  expect(await withoutState(workspace, 'g1', unsaving)).toEqual(['c']);
});

test('components of another generation may have had other names: only a missing folder of all counts', async () => {
  twoStates();
  await ownState(workspace, 'g0');
  expect(await withoutState(workspace, 'g1', components)).toEqual([]);
  rmSync(join(workspace, 'state'), { recursive: true });
  expect(await withoutState(workspace, 'g1', components)).toEqual(['a', 'b', 'c']);
});

test('a folder is replaced whole, and the earlier one is kept', async () => {
  const folder = join(workspace, 'state');
  const fill = (text: string) => async (fresh: string) => writeFileSync(join(fresh, 'x'), text);
  await replaceFolder(folder, fill('1'));
  expect(existsSync(`${folder}.previous`)).toBe(false);
  await replaceFolder(folder, fill('2'));
  expect(readFileSync(join(folder, 'x'), 'utf8')).toBe('2');
  expect(readFileSync(join(`${folder}.previous`, 'x'), 'utf8')).toBe('1');
  await expect(
    replaceFolder(folder, async (fresh) => {
      await fill('3')(fresh);
      throw new Error('the disk is full');
    }),
  ).rejects.toThrow('the disk is full');
  expect(readFileSync(join(folder, 'x'), 'utf8')).toBe('2');
  // What was left of it doesn't come back.
  await replaceFolder(folder, async () => {});
  expect(readdirSync(folder)).toEqual([]);
});

test('a snapshot gives its files only to components that keep their state', async () => {
  const snapshot = join(workspace, 'snapshot');
  for (const id of ['a', 'b', 'gone']) {
    mkdirSync(join(snapshot, 'components', id), { recursive: true });
    writeFileSync(join(snapshot, 'components', id, 'x'), id);
  }
  const file = { sha256: '0'.repeat(64), size: 1, mode: 0o600 };
  const saved = { asset: 'functions/a', version: '1.0.0', files: { x: file } };
  const manifest = { components: { a: saved, b: saved, gone: saved, empty: { ...saved, files: {} } } };
  const running = { asset: 'functions/a', version: '1.1.0' };
  const spec = {
    components: { a: running, b: { ...running, version: '2.0.0' }, empty: running, fresh: running },
  };
  await installState(workspace, snapshot, manifest as never, { spec } as never);
  expect(readdirSync(join(workspace, 'state'))).toEqual(['a']);
  expect(readFileSync(join(workspace, 'state/a/x'), 'utf8')).toBe('a');
});
