import { describe, expect, it } from 'vitest';
import { parseRunManifest, printRunManifest, type RunRecord } from './manifest.ts';
import { derivedSeed, largestSeed } from './seeds.ts';

const file = { sha256: 'b'.repeat(64), size: 3 };
const record: RunRecord = {
  platform: '0.2.0',
  asset: { asset: 'functions/fit', version: '1.0.0', digest: 'a'.repeat(64) },
  verified: true,
  uses: {},
  command: ['node', 'fit.mjs'],
  warm: false,
  isolation: 'bubblewrap',
  input: { folder: '../../data', files: { 'a.csv': file } },
  seed: 0,
  timeoutSeconds: 3600,
  startedAt: '2026-11-29T12:00:00.000Z',
  outcome: 'done',
  durationMs: 0.25,
  cases: [
    {
      case: 1,
      parameters: { gain: 1e-7, name: '\ud800', list: [1, null] },
      input: 'x/y',
      seed: 7,
      outcome: 'done',
      output: { folder: 'output', files: { 'fit.json': file } },
    },
  ],
};
const text = printRunManifest(record);
const parsed = () => JSON.parse(text);

describe('the manifest of a run', () => {
  it('is read as it was written', () => {
    expect(parseRunManifest('run.json', text)).toMatchObject({
      apiVersion: 'dtaas/v1',
      kind: 'Run',
      ...record,
    });
  });

  it('may be laid out anew', () => {
    expect(parseRunManifest('run.json', JSON.stringify(parsed())).cases).toEqual(record.cases);
  });

  const edited = (edit: (run: ReturnType<typeof parsed>) => void) => {
    const run = parsed();
    edit(run);
    return JSON.stringify(run);
  };
  const anew = (more: Partial<RunRecord>) => printRunManifest({ ...record, ...more });

  it.each([
    ['is not JSON', '{', 'is not JSON'],
    [
      'is another file of the platform',
      '{"apiVersion": "dtaas/v1", "kind": "Lock", "references": []}',
      'has ',
    ],
    ['has a number that is not finite', text.replace('0.25', '1e400'), 'is not JSON'],
    ['lacks a field', edited((run) => delete run.seed), 'has no seed'],
    ['was edited', edited((run) => (run.cases[0].parameters.gain = 2)), 'was edited after the run'],
    ['got a field', edited((run) => (run.note = 'x')), 'was edited after the run'],
    [
      'names an output outside of its folder',
      anew({ cases: [{ ...record.cases[0]!, output: { folder: '../..', files: {} } }] }),
      '"../.."',
    ],
    [
      'names an input of a case outside of the input folder',
      anew({ cases: [{ ...record.cases[0]!, input: '/etc' }] }),
      '"/etc"',
    ],
    ['names an input file outside', anew({ input: { folder: '.', files: { '../x': file } } }), '"../x"'],
  ])('that %s is refused', (_what, written, why) => {
    const expected = { code: 'run-manifest-invalid', message: expect.stringContaining(why) };
    expect(() => parseRunManifest('run.json', written)).toThrow(expect.objectContaining(expected));
  });
});

describe('a derived seed', () => {
  it('depends on the run and the case alone, and fits 32 bits', () => {
    const seeds = Array.from({ length: 1000 }, (_, index) => derivedSeed(0, index + 1));
    expect(new Set(seeds).size).toBe(1000);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed <= largestSeed)).toBe(true);
    expect(derivedSeed(0, 1)).toBe(seeds[0]);
    expect(derivedSeed(1, 1)).not.toBe(seeds[0]);
  });

  // A change would give other results for the same files.
  it('never changes', () => {
    expect([derivedSeed(0, 1), derivedSeed(7, 17)]).toEqual([1556325973, 3272689957]);
  });
});
