import { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRunManifest, printRunManifest, type RunManifest, sha256 } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../../testing/batch.ts';
import { keptCases, openEnded, withEnded } from './ended.ts';

function runOf(outcomes: readonly RunManifest['cases'][number]['outcome'][]): RunManifest {
  const text = printRunManifest({
    platform: '0.2.0',
    asset: { asset: 'functions/fit', version: '1.0.0', digest: 'a'.repeat(64) },
    verified: true,
    uses: {},
    command: ['node', 'fit.mjs'],
    warm: true,
    isolation: 'weak',
    seed: 0,
    timeoutSeconds: 3600,
    startedAt: '2026-11-29T12:00:00.000Z',
    outcome: 'unfinished',
    cases: outcomes.map((outcome, index) => ({ case: index + 1, parameters: {}, seed: index, outcome })),
  });
  return parseRunManifest('run.json', text);
}

const output = (number: number) => ({
  folder: `cases/${number}`,
  files: { 'x.json': { sha256: sha256(`${number}`), size: 1 } },
});

/** The folder of a killed run in which these cases ended. */
function killedRun(...numbers: readonly number[]): string {
  const folder = folderWith(Object.fromEntries(numbers.map((each) => [`cases/${each}/x.json`, `${each}`])));
  mkdirSync(join(folder, '.unfinished'));
  const ended = openEnded(folder);
  for (const each of numbers) ended.add(each, { outcome: 'done', durationMs: 1, output: output(each) });
  ended.close();
  return folder;
}

const endedFile = (folder: string) => join(folder, '.unfinished/ended.jsonl');
const numbersOf = (cases: readonly { readonly case: number }[]) => cases.map((each) => each.case);

describe('the cases that ended in a killed run', () => {
  it('are added to the manifest', () => {
    const { cases } = withEnded(runOf(['unfinished', 'unfinished', 'unfinished']), killedRun(3, 1));
    expect(cases.map(({ outcome }) => outcome)).toEqual(['done', 'unfinished', 'done']);
    expect(cases[2]).toEqual({
      case: 3,
      parameters: {},
      seed: 2,
      outcome: 'done',
      durationMs: 1,
      output: output(3),
    });
  });

  it.each(['{"case":2,"outco', '\0\0\0\0', '[]', '{"case":9,"outcome":"done"}'])(
    'are those of complete lines: %j does not count',
    (line) => {
      const folder = killedRun(1);
      appendFileSync(endedFile(folder), line);
      const { cases } = withEnded(runOf(['unfinished', 'unfinished']), folder);
      expect(cases.map(({ outcome }) => outcome)).toEqual(['done', 'unfinished']);
    },
  );

  it('are refused if the file was edited so that it fits no manifest', () => {
    const folder = killedRun();
    writeFileSync(endedFile(folder), '{"case":1,"outcome":"good"}\n');
    const expected = { code: 'run-manifest-invalid', message: expect.stringContaining('ended.jsonl') };
    expect(() => withEnded(runOf(['unfinished']), folder)).toThrow(expect.objectContaining(expected));
  });

  it.each<[string, (folder: string) => void]>([
    ['has changed', (folder) => writeFileSync(join(folder, 'cases/2/x.json'), '3')],
    ['is missing', (folder) => rmSync(join(folder, 'cases/2/x.json'))],
    ['is new', (folder) => writeFileSync(join(folder, 'cases/2/y.json'), '2')],
    ['is a link', (folder) => symlinkSync('/etc/passwd', join(folder, 'cases/2/link'))],
    ['is missing with its folder', (folder) => rmSync(join(folder, 'cases/2'), { recursive: true })],
  ])('are not kept if a file %s', async (_what, change) => {
    const folder = killedRun(1, 2, 3);
    const run = withEnded(runOf(['unfinished', 'unfinished', 'unfinished', 'unfinished']), folder);
    expect(numbersOf(await keptCases(run, folder))).toEqual([1, 2, 3]);
    change(folder);
    expect(numbersOf(await keptCases(run, folder))).toEqual([1, 3]);
  });

  it('are kept without files if their output could not be listed', async () => {
    expect(numbersOf(await keptCases(runOf(['failed', 'unfinished']), folderWith({})))).toEqual([1]);
  });
});
