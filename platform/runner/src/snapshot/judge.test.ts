import type { ComponentSpec, Json, WorkspaceSpec } from '@dtaas/model';
import { describe, expect, test } from 'vitest';
import type { Reported } from '../component/component.ts';
import { judgeRestore } from './judge.ts';
import type { Manifest, SavedComponent } from './manifest.ts';

const saved = (more: Partial<SavedComponent> = {}): SavedComponent => ({
  asset: 'functions/a',
  version: '1.0.0',
  digest: 'd',
  files: {},
  outputs: { x: { value: 1, t: 10 }, y: { value: { deep: [null] }, t: 10 } },
  ...more,
});

const running = (more: Partial<ComponentSpec> = {}): ComponentSpec =>
  ({
    asset: 'functions/a',
    version: '1.0.0',
    outputs: { x: { type: 'number' }, y: { type: 'object' } },
    ...more,
  }) as ComponentSpec;

const same: Reported = { x: [0, 1], y: [{ deep: [null] }] };

test('An event is not reported again, so it is not compared.', () => {
  const spec = running({ outputs: { x: { type: 'number', as: 'event' }, y: { type: 'object' } } });
  const reported: Reported = { y: [{ deep: [null] }] };
  expect(judge({ a: { saved: saved(), running: spec, reported } }).outcome).toBe('restored');
});

interface Case {
  readonly saved?: SavedComponent;
  readonly running?: ComponentSpec;
  readonly reported?: Reported;
}

function judge(cases: { readonly [id: string]: Case }, remarks: readonly string[] = []) {
  const of = <T>(part: (each: Case) => T | undefined) =>
    Object.fromEntries(
      Object.entries(cases).flatMap(([id, each]) => {
        const value = part(each);
        return value === undefined ? [] : [[id, value]];
      }),
    );
  const manifest = { clock: { mode: 'wall', t: 10 }, components: of((each) => each.saved) };
  const spec = { components: of((each) => each.running) };
  return judgeRestore(
    manifest as unknown as Manifest,
    spec as unknown as WorkspaceSpec,
    of((each) => each.reported),
    'the snapshot',
    remarks,
  );
}

const whole: Case = { saved: saved(), running: running(), reported: same };

describe('a restore', () => {
  test('is whole if every component reports the saved values', () => {
    expect(judge({ a: whole, b: whole })).toEqual({
      outcome: 'restored',
      from: 'the snapshot',
      clock: { t: 10 },
      details: [],
    });
  });

  test.each<[string, Case, string, string | RegExp, readonly string[] | undefined]>([
    [
      'reports another value',
      { ...whole, reported: { ...same, x: [0, 2] } },
      'failed',
      'a.x was 1 and is 2',
      ['a'],
    ],
    [
      'reports no value for a port',
      { ...whole, reported: { y: [{ deep: [null] }] } },
      'failed',
      'a.x was 1 and is nothing',
      ['a'],
    ],
    [
      'reports two other values',
      { ...whole, reported: { x: [2], y: [{}] } },
      'failed',
      'a.x was 1 and is 2; a.y was {"deep":[null]} and is {}',
      ['a'],
    ],
    ["doesn't answer", { ...whole, reported: 'silent' }, 'failed', "a didn't report its values", ['a']],
    [
      "can't report",
      { ...whole, reported: 'not-asked' },
      'restored',
      /^a's files are those that were saved/,
      undefined,
    ],
    [
      'was saved with a remark',
      { ...whole, saved: saved({ remark: 'it was down' }) },
      'partial',
      'a was saved with a remark: it was down',
      undefined,
    ],
    [
      "isn't in the snapshot",
      { running: running(), reported: same },
      'partial',
      "a isn't in the snapshot: it begins anew",
      undefined,
    ],
    [
      "doesn't run any more",
      { saved: saved() },
      'partial',
      "a doesn't run in the twin any more: its state stays in the snapshot",
      undefined,
    ],
    [
      'has another asset',
      { ...whole, running: running({ asset: 'functions/b' }) },
      'partial',
      'a was functions/a 1.0.0 and is functions/b 1.0.0 now: it begins anew',
      undefined,
    ],
    [
      'has another major version',
      { ...whole, running: running({ version: '2.0.0' }) },
      'partial',
      'a was functions/a 1.0.0 and is functions/a 2.0.0 now: it begins anew',
      undefined,
    ],
    [
      'has a newer version',
      { ...whole, running: running({ version: '1.2.0' }) },
      'restored',
      'a is restored (saved by 1.0.0, read by 1.2.0)',
      undefined,
    ],
    [
      'has a newer version and reports another value',
      { ...whole, running: running({ version: '1.2.0' }), reported: { ...same, x: [3] } },
      'failed',
      'a.x was 1 and is 3 (saved by 1.0.0, read by 1.2.0)',
      ['a'],
    ],
  ])('of a component that %s', (_what, component, outcome, detail, lost) => {
    const report = judge({ a: component });
    expect(report.outcome).toBe(outcome);
    expect(report.details).toEqual([typeof detail === 'string' ? detail : expect.stringMatching(detail)]);
    expect(report.lost).toEqual(lost);
  });

  test('is partial if one of two components lost its state, and names that one', () => {
    const report = judge({ a: whole, b: { ...whole, reported: 'silent' } }, ['a remark']);
    expect(report).toMatchObject({ outcome: 'partial', lost: ['b'] });
    expect(report.details).toEqual(["b didn't report its values", 'a remark']);
  });

  test('is failed if the only components with a saved state lost it', () => {
    const anew: Case = { running: running(), reported: same };
    expect(judge({ a: { ...whole, reported: 'silent' }, b: anew })).toMatchObject({
      outcome: 'failed',
      lost: ['a'],
    });
  });

  test.each<[string, Json]>([
    ['null', null],
    ['a text', 'x'],
  ])('does not compare %s, which the port of a number could not hold', (_what, value) => {
    const outputs = { x: { value, t: 10 }, gone: { value: 1, t: 10 } };
    const report = judge({ a: { ...whole, saved: saved({ outputs }), reported: { x: [5], gone: [1] } } });
    expect(report.outcome).toBe('restored');
  });
});
