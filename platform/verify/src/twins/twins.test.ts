import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownMark } from '@dtaas/processes';
import { gitSnapshots } from '@dtaas/repository';
import { describe, expect, it } from 'vitest';
import { boxTwin, ramp, warm } from '../../testing/box-twin.ts';
import { otherRunner } from '../../testing/other-runner.ts';
import { scratch, testedClone } from '../../testing/tested-clone.ts';
import { sweepScratch } from '../run/scratch.ts';
import type { VerifyOptions } from '../verify-repository.ts';

const clone = testedClone();

const bounds = (value: number, more: object = {}) => ({
  port: 'ramp.temperature',
  maximum: { value, unit: 'Cel' },
  ...more,
});
const seconds = (value: number) => ({ value, unit: 's' });
const verifyAll = (options?: VerifyOptions) => clone.verify(options);
const verifyBox = (options?: VerifyOptions) => clone.verifyBox(options);

describe('the test of a twin', () => {
  it('runs after its assets, is recorded, and remembered until something changes', async () => {
    boxTwin(clone, { cool: bounds(29) });
    const order: string[] = [];
    const first = await verifyAll({ onProgress: ({ type }) => void order.push(type) });
    expect(first.twins).toMatchObject([{ twin: 'box', version: '1.0.0', outcome: 'passed', recorded: true }]);
    expect((await verifyAll()).twins).toMatchObject([{ outcome: 'remembered', recorded: true }]);
    const record = clone.git('show', `refs/heads/state/_verified:${recordPath()}`);
    expect(JSON.parse(record)).toMatchObject({ twin: 'box', digest: first.twins[0]?.digest });
    boxTwin(clone, { cool: bounds(29, { settle: seconds(1) }) });
    expect((await verifyAll({ since: 'HEAD~1' })).twins).toMatchObject([{ outcome: 'passed' }]);
    boxTwin(clone, { cool: bounds(29, { settle: seconds(1) }) }, { program: ramp('// better') });
    expect((await verifyAll({ since: 'HEAD~1' })).twins).toMatchObject([{ outcome: 'passed' }]);
    clone.write({ 'assets/tools/ramp/README.md': '# Ramp\n' });
    clone.commit();
    expect((await verifyAll({ since: 'HEAD~1' })).twins).toEqual([]);
    expect((await verifyBox({ force: true })).outcome).toBe('passed');
  });

  it('runs again with a runner of the same version whose bytes differ', async () => {
    boxTwin(clone, { warm });
    await verifyBox();
    expect(await verifyBox()).toMatchObject({ outcome: 'remembered' });
    otherRunner();
    expect(await verifyBox()).toMatchObject({ outcome: 'passed', recorded: true });
    expect(await verifyBox()).toMatchObject({ outcome: 'remembered' });
  });

  it('keeps its values as a table', async () => {
    boxTwin(clone, { warm });
    const { recording } = await verifyBox();
    const [head, ...rows] = readFileSync(recording ?? '', 'utf8')
      .trim()
      .split('\n');
    expect(head).toBe('time,ramp.temperature [Cel],ramp.open,ramp.opened');
    expect(rows).toHaveLength(10);
    expect(rows[5]).toBe('5,25,true,lid');
    expect(rows[9]).toBe('9,29,false,');
  });

  it('says which expectations are not met, when, with which value, and where they stand', async () => {
    const seen = (value: boolean, more: object) => ({
      port: 'ramp.open',
      equals: true,
      seen: value,
      ...more,
    });
    boxTwin(clone, {
      warm,
      cool: bounds(25),
      shut: seen(false, { before: seconds(5) }),
      late: seen(true, { after: seconds(8) }),
      event: { port: 'ramp.opened', seen: true, after: seconds(6) },
      never: seen(false, {}),
    });
    const { outcome, reason, expectations, recorded, log } = await verifyBox();
    expect({ outcome, recorded }).toEqual({ outcome: 'failed', recorded: false });
    const text = readFileSync(join(clone.root, 'twins/box/twin.yaml'), 'utf8').split('\n');
    const at = (name: string) => {
      const line = text.findIndex((each) => each.includes(`"${name}": {`));
      return `twins/box/twin.yaml:${line + 1}:${text[line]!.indexOf('"') + 1}`;
    };
    expect(reason?.split('\n')).toEqual([
      '4 of 6 expectations are not met:',
      `cool: ramp.temperature was 26 Cel at 6 s, above the maximum of 25 Cel (${at('cool')})`,
      `late: ramp.open was never true from 8 s to 10 s, but at 5 s (${at('late')})`,
      `event: ramp.opened gave no value from 6 s to 10 s, but at 5 s (${at('event')})`,
      `never: ramp.open was true at 5 s (${at('never')})`,
    ]);
    expect(expectations?.map(({ name, met, time }) => ({ name, met, time }))).toEqual([
      { name: 'warm', met: true },
      { name: 'cool', met: false, time: 6 },
      { name: 'shut', met: true },
      { name: 'late', met: false },
      { name: 'event', met: false },
      { name: 'never', met: false, time: 5 },
    ]);
    expect(existsSync(log ?? '')).toBe(true);
    expect((await verifyBox()).outcome).toBe('failed');
  });

  it('compares with the recording of an earlier run, and runs again when the file changes', async () => {
    const files = {
      'twins/box/run.csv':
        'time [min],ramp.temperature,ramp.open\n0,20,false\n0.11,26.05,\n0.12,27,true\n1,0,\n',
    };
    const tolerance = { 'ramp.temperature': { absolute: { value: 0.1, unit: 'K' } } };
    const expectations = { same: { trajectory: 'run.csv', tolerance } };
    boxTwin(clone, expectations, { files });
    expect(await verifyBox()).toMatchObject({ outcome: 'passed' });
    boxTwin(clone, expectations, {
      files: { 'twins/box/run.csv': files['twins/box/run.csv'].replace('26.05', '26.15') },
    });
    expect(await verifyBox()).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining(
        'same: ramp.temperature was 26 Cel at 6.6 s, but twins/box/run.csv:3 has 26.15 Cel, and the tolerance is 0.1 Cel',
      ),
    });
    boxTwin(clone, expectations, { files: { 'twins/box/run.csv': 'time,ramp.temperature\n0,cold\n' } });
    expect((await verifyBox()).reason).toContain('twins/box/run.csv:2 has "cold" where a number belongs');
    const late = 'time,ramp.temperature,ramp.open\n5,25,\n60,,true\n';
    boxTwin(clone, { same: { trajectory: 'run.csv' } }, { files: { 'twins/box/run.csv': late } });
    expect((await verifyBox()).reason).toContain(
      'same: twins/box/run.csv has no value of ramp.open before the end of the run at 10 s',
    );
  });

  it.each<[what: string, parameters: object, outcome: string, reason: string | undefined]>([
    ['ends with 0', { rows: 10 }, 'passed', undefined],
    ['ends with another code', { rows: 9 }, 'failed', 'judged: functions/judge ended with exit code 3'],
    ['says that it passed', { rows: 10, verdict: true }, 'passed', undefined],
    ['says why it failed', { rows: 9, verdict: true }, 'failed', 'judged: it has 10 rows'],
  ])('is judged by a function that %s', async (_, parameters, outcome, reason) => {
    boxTwin(clone, { judged: { judge: { asset: 'functions/judge', version: '^1', with: parameters } } });
    const result = await verifyBox();
    expect(result).toMatchObject({ outcome, ...(reason ? { output: 'judged 10 rows\n' } : {}) });
    if (reason) expect(result.reason).toContain(reason);
  });
});

describe('a test from a snapshot', () => {
  const name = '20260101T000000Z-00000000';

  /** Puts a snapshot into the clone that was taken before this step. */
  async function putSnapshot(step: number, epoch: number): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'dtaas-snapshot-'));
    const components = {
      ramp: { asset: 'tools/ramp', version: '1.0.0', digest: '0'.repeat(64), files: {}, outputs: {} },
    };
    const clock = { mode: 'lockstep', step, t: epoch + step, stepSeconds: 1, epoch };
    const manifest = { format: 1, clock, inFlight: {}, components, values: {} };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    await gitSnapshots(await clone.open()).put('box', name, folder);
    rmSync(folder, { recursive: true });
  }

  it.each([
    ['of the same clock', 1_577_836_800],
    ['of another epoch', 1_600_000_000],
  ])('%s goes on with its steps, and counts its times from there', async (_, epoch) => {
    boxTwin(
      clone,
      {
        at: {
          port: 'ramp.temperature',
          equals: { value: 124, unit: 'Cel' },
          seen: true,
          after: seconds(4),
          before: seconds(5),
        },
      },
      { test: { from: name } },
    );
    await putSnapshot(100, epoch);
    const result = await verifyBox();
    expect(result.reason).toBeUndefined();
    const rows = readFileSync(result.recording ?? '', 'utf8')
      .trim()
      .split('\n');
    expect(rows).toHaveLength(11);
    expect(rows[1]).toBe('0,120,false,');
    expect(rows[10]).toBe('9,129,false,');
  });
});

it('the folders and workspaces of a call that was killed are removed by the next one', async () => {
  const [machine] = ownMark().split('-');
  const killed = join(scratch(), `${machine}-999999999-abc`);
  const workspace = join(killed, 'twins', 'box');
  mkdirSync(workspace, { recursive: true });
  writeFileSync(join(workspace, 'workspace.json'), JSON.stringify({ socket: join(killed, 'socket') }));
  await sweepScratch();
  expect(existsSync(killed)).toBe(false);
});

function recordPath(): string {
  const paths = clone.git('ls-tree', '-r', '--name-only', 'refs/heads/state/_verified').trim().split('\n');
  return paths.find((path) => clone.git('show', `refs/heads/state/_verified:${path}`).includes('"twin"'))!;
}
