import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseRunManifest } from '@dtaas/model';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { casesWith, folderWith, scratchFolder, testRun } from '../../testing/batch.ts';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import type { BatchProgress } from './progress.ts';

const isolations = hasBubblewrap() ? (['auto', 'none'] as const) : (['none'] as const);
const forms = [false, true].flatMap((warm) => isolations.map((isolation) => ({ warm, isolation })));
const manifestIn = (folder: string) =>
  parseRunManifest('run.json', readFileSync(join(folder, 'run.json'), 'utf8'));
const outcomes = ({ cases }: Awaited<ReturnType<typeof testRun>>['record']) =>
  cases.map(({ outcome }) => outcome);

describe.each(forms)('a run (warm: $warm, isolation: $isolation)', (form) => {
  test('leaves the output files of each case, a manifest with their digests, and a log', async () => {
    const { folder, record } = await testRun(casesWith({}, { draws: 2 }), form);
    expect(manifestIn(folder)).toMatchObject({ kind: 'Run', ...record });
    expect(record.outcome).toBe('done');
    expect(Object.keys(record.cases[0]!.output!.files)).toEqual(['numbers.json']);
    const { numbers, uses } = JSON.parse(readFileSync(join(folder, 'cases/2/numbers.json'), 'utf8'));
    expect([numbers.length, uses]).toEqual([2, ['model']]);
    expect(readdirSync(folder).sort()).toEqual(['cases', 'log.txt', 'run.json']);
    const log = readFileSync(join(folder, 'log.txt'), 'utf8').trimEnd().split('\n');
    // Standard error has no order with the answers of a warm process: a line may be given to the case after.
    expect(log.map((line) => /^[12]: (.*)$/.exec(line)?.[1]).sort()).toEqual(['seed 100', 'seed 101']);
    expect(statSync(join(folder, 'cases/2/numbers.json')).uid).toBe(process.getuid!());
  });

  test('shows a case its own input folder', async () => {
    const input = folderWith({ 'a/1.csv': '', 'b/2.csv': '', 'b/3.csv': '' });
    const cases = casesWith({}, {}, {}).map((each, index) => ({
      ...each,
      ...(index < 2 ? { input: ['a', 'b'][index]! } : {}),
    }));
    const { folder } = await testRun(cases, { ...form, input });
    const filesOf = (n: number) =>
      JSON.parse(readFileSync(join(folder, `cases/${n}/numbers.json`), 'utf8')).files;
    expect([1, 2, 3].map(filesOf)).toEqual([['1.csv'], ['2.csv', '3.csv'], ['a', 'b']]);
  });

  test('goes on after cases that die, fail and hang, which alone are lost', async () => {
    const acts = [{}, { act: 'die' }, {}, { act: 'throw' }, {}, { act: 'hang' }, {}];
    const { record } = await testRun(casesWith(...acts), { ...form, jobs: 2, timeoutMs: 8000 });
    expect(outcomes(record)).toEqual(['done', 'failed', 'done', 'failed', 'done', 'failed', 'done']);
    expect(record.outcome).toBe('failed');
    expect(record.cases[1]!.reason).toBe('The program ended with exit code 3.');
    expect(record.cases[3]!.reason).toBe(
      form.warm ? 'the case is bad' : 'The program ended with exit code 1.',
    );
    expect(record.cases[5]!.reason).toBe('The case took longer than 8 s.');
  });

  test('fails a case whose output has a link, and reads nothing through the link', async () => {
    const { record } = await testRun(casesWith({ act: 'link' }, {}), form);
    expect(outcomes(record)).toEqual(['failed', 'done']);
    expect(record.cases[0]!.reason).toContain('"link"');
    expect(record.cases[0]!.output).toBeUndefined();
  });

  test('that is stopped ends its processes and says which cases are not finished', async () => {
    const stop = new AbortController();
    const onProgress = ({ ended }: BatchProgress) => ended === 1 && stop.abort();
    const { folder, record } = await testRun(casesWith({}, { act: 'hang' }, {}), {
      ...form,
      signal: stop.signal,
      onProgress,
    });
    expect(record.outcome).toBe('stopped');
    expect(outcomes(record)).toEqual(['done', 'unfinished', 'unfinished']);
    expect(manifestIn(folder).outcome).toBe('stopped');
    expect(existsSync(join(folder, '.unfinished'))).toBe(false);
    const told: BatchProgress[] = [];
    const rest = await testRun(casesWith({}, {}, {}), {
      ...form,
      folder,
      onProgress: (each) => told.push(each),
    });
    expect(outcomes(rest.record)).toEqual(['done', 'done', 'done']);
    expect(rest.record.cases[0]).toEqual(record.cases[0]);
    expect(told[0]).toMatchObject({ ended: 1, total: 3 });
    expect(readFileSync(join(folder, 'log.txt'), 'utf8').match(/^1: seed 100$/gm)).toHaveLength(1);
  });
});

test.runIf(hasBubblewrap())('a program that writes outside of its output folder fails', async () => {
  const { record, folder } = await testRun(casesWith({ act: 'escape' }), { isolation: 'auto' });
  expect(outcomes(record)).toEqual(['failed']);
  expect(readFileSync(join(folder, 'log.txt'), 'utf8')).toMatch(/EROFS|EACCES/);
  expect(existsSync('/usr/escaped')).toBe(false);
});

describe('the same seeds', () => {
  const digests = async (form: Parameters<typeof testRun>[1], order = (cases: number[]) => cases) => {
    const cases = casesWith(...Array.from({ length: 12 }, (_, index) => ({ draws: 20 + index })));
    const numbers = order(cases.map(({ number }) => number));
    const { record } = await testRun(
      numbers.map((number) => cases[number - 1]!),
      form,
    );
    const files = record.cases.map((each) => [each.case, each.output?.files] as const);
    return Object.fromEntries(files);
  };

  test('give the same bytes one-shot, warm, with any number of jobs and in any order', async () => {
    const first = await digests({ warm: false, jobs: 2 });
    expect(new Set(Object.values(first).map((files) => files!['numbers.json']!.sha256)).size).toBe(12);
    for (const jobs of [1, 2, 5]) expect(await digests({ warm: true, jobs })).toEqual(first);
    expect(await digests({ warm: true, jobs: 2 }, (cases) => cases.reverse())).toEqual(first);
  });

  test('give the same bytes although the process dies again and again', async () => {
    const runWith = (more: object) =>
      testRun(casesWith(...Array.from({ length: 7 }, () => ({ draws: 3, ...more }))), { warm: true });
    const [steady, dying] = [await runWith({}), await runWith({ diesAfter: 2 })];
    const files = ({ record }: typeof steady) => record.cases.map(({ output }) => output?.files);
    expect(dying.record.outcome).toBe('done');
    expect(files(dying)).toEqual(files(steady));
  });
});

test('a program that does not know the warm form fails each case with a reason that says so', async () => {
  const { record } = await testRun(casesWith({}, {}), { warm: true }, { name: 'once.mjs', text: '' });
  expect(outcomes(record)).toEqual(['failed', 'failed']);
  expect(record.cases[0]!.reason).toContain('without an answer');
});

test('lines of a program that are not answers are its log, and answers for other cases do not count', async () => {
  const text = `process.stdin.on('data', (data) => {
    const { case: number } = JSON.parse(data);
    console.log('hello');
    console.log(JSON.stringify({ case: number + 1, done: true }));
    console.log(JSON.stringify({ case: number, done: true }));
  });`;
  const { record, folder } = await testRun(casesWith({}), { warm: true }, { name: 'odd.mjs', text });
  expect(outcomes(record)).toEqual(['done']);
  expect(readFileSync(join(folder, 'log.txt'), 'utf8')).toBe('1: hello\n1: {"case":2,"done":true}\n');
});

test('quick cases are sent ahead, and answers that come together each belong to their case', async () => {
  // Waits for two cases where it can, and answers both at once. The first comes alone.
  const text = `import { createInterface } from 'node:readline';
    const waiting = [];
    const answer = () => process.stdout.write(waiting.splice(0).map((line) => line + '\\n').join(''));
    for await (const line of createInterface({ input: process.stdin })) {
      const { case: number } = JSON.parse(line);
      waiting.push(JSON.stringify(number === 4 ? { case: number, failed: 'four' } : { case: number, done: true }));
      if (number === 1 || waiting.length === 2) answer();
      else setTimeout(answer, 500);
    }`;
  const cases = casesWith({}, {}, {}, {}, {}, {});
  const { record } = await testRun(cases, { warm: true }, { name: 'pairs.mjs', text });
  expect(outcomes(record)).toEqual(['done', 'done', 'done', 'failed', 'done', 'done']);
  expect(record.cases[3]!.reason).toBe('four');
});

test('progress adds up over the cases', async () => {
  const told: BatchProgress[] = [];
  await testRun(casesWith({}, {}), { onProgress: (progress) => told.push(progress) });
  expect(told.map(({ fraction }) => fraction)).toEqual([0.25, 0.5, 0.75, 1]);
  expect(told.at(-1)).toEqual({ ended: 2, failed: 0, total: 2, fraction: 1 });
});

test('until the end, the manifest says that the run is not finished', async () => {
  const text = `import { readFileSync } from 'node:fs';
    console.log(JSON.parse(readFileSync(process.env.DTAAS_OUTPUT + '/../../../../run.json', 'utf8')).outcome);`;
  const { folder } = await testRun(casesWith({}), {}, { name: 'look.mjs', text });
  expect(readFileSync(join(folder, 'log.txt'), 'utf8')).toBe('1: unfinished\n');
});

test('a log that cannot be opened leaves no temporary folder and no copies of the input', async () => {
  const folder = folderWith({ 'log.txt/file': '' });
  const temporary = scratchFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(testRun(casesWith({}), { folder })).rejects.toMatchObject({ code: 'EISDIR' });
  expect(readdirSync(temporary).filter((name) => !name.startsWith('dtaas-runner-'))).toEqual([]);
  expect(readdirSync(join(folder, '.unfinished'))).toEqual([]);
  // The run can be continued.
  rmSync(join(folder, 'log.txt'), { recursive: true });
  expect(outcomes((await testRun(casesWith({}), { folder })).record)).toEqual(['done']);
});
