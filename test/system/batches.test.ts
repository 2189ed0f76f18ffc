import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Clone,
  ended,
  hasPython,
  type Machine,
  mounted,
  processesWith,
  temporaryMachine,
} from './machine.ts';

const draw = readFileSync(
  fileURLToPath(new URL('../../platform/runner/testing/components/draw.mjs', import.meta.url)),
  'utf8',
);
const metadata = (name: string) =>
  `{name: ${name}, version: 1.0.0, title: A test, license: MIT, owners: [team]}`;
const batchAsset = (name: string, more: string) => `apiVersion: dtaas/v1
kind: Function
metadata: ${metadata(name)}
spec:
  parameters:
    draws: {type: integer, default: 3, minimum: 1}
    act: {type: string, default: none}
    capacity: {type: number, unit: J/K, default: 1}
${more}`;

const files = {
  'platform.yaml': `apiVersion: dtaas/v1
kind: Platform
metadata: {name: lab}
spec:
  organisation: lab
  places: {here: {kind: process}}
  defaultPlace: here
  verification: {allowWeak: true}
`,
  'assets/functions/draw/asset.yaml': batchAsset(
    'draw',
    `  uses: {model: {kind: Model, asset: models/box, version: ^1}}
  batch: {command: [node, draw.mjs], warm: true}
`,
  ),
  'assets/functions/draw/draw.mjs': draw,
  'assets/functions/idle/asset.yaml': batchAsset('idle', ''),
  'assets/models/box/asset.yaml': `apiVersion: dtaas/v1
kind: Model
metadata: ${metadata('box')}
spec: {parameters: {heat: {type: number, unit: J/K, default: 5}}}
`,
  'twins/lab/twin.yaml': `apiVersion: dtaas/v1
kind: Twin
metadata: ${metadata('lab')}
spec:
  assets:
    box: {asset: models/box, version: ^1, with: {heat: {value: 2, unit: kJ/K}}}
    fit: {asset: functions/draw, version: ^1, uses: {model: box}, with: {draws: 7}}
`,
  'input/a.csv': '1,2\n',
};

interface RunReport {
  readonly folder: string;
  readonly outcome: string;
  readonly cases: { readonly done: number; readonly failed: number; readonly unfinished: number };
  readonly differences?: readonly object[];
}

let machine: Machine;
let clone: Clone;
beforeAll(async () => {
  machine = temporaryMachine();
  clone = await machine.begin('clone', files);
});
afterAll(() => machine.remove());

const manifestIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
const run = (...words: string[]) => clone.ask<RunReport>('run', ...words);
const runs = () =>
  existsSync(join(clone.directory, 'runs')) ? readdirSync(join(clone.directory, 'runs')) : [];

describe('dtaas run', () => {
  it('runs an asset with its defaults, leaves a folder that git ignores, and repeats the run', async () => {
    const { folder } = await run('draw', '--input', 'input', '--seed', '7', '--with', 'capacity=2 kJ/K');
    expect(clone.git('status', '--porcelain')).toBe('');
    expect(manifestIn(folder)).toMatchObject({
      kind: 'Run',
      commit: clone.git('rev-parse', 'HEAD'),
      asset: { asset: 'functions/draw', version: '1.0.0' },
      uses: { model: { asset: 'models/box', parameters: { heat: 5 } } },
      outcome: 'done',
      cases: [{ case: 1, seed: 7, exitCode: 0, parameters: { draws: 3, act: 'none', capacity: 2000 } }],
    });
    const { numbers, files } = JSON.parse(readFileSync(join(folder, 'output/numbers.json'), 'utf8'));
    expect([numbers.length, files]).toEqual([3, ['a.csv']]);
    const again = await run('--again', join(folder, 'run.json'));
    expect(again.differences).toEqual([]);
    expect(await clone.run('run', '--again', join(again.folder, 'run.json'))).toContain('byte for byte');
  });

  it("runs a component of a twin with the twin's parameters and uses", async () => {
    const { folder } = await run('lab', 'fit', '--with', 'act=none');
    const manifest = manifestIn(folder);
    expect(manifest).toMatchObject({
      twin: 'lab',
      component: 'fit',
      uses: { model: { parameters: { heat: 2000 } } },
      cases: [{ parameters: { draws: 7 } }],
    });
    expect((await run('--again', join(folder, 'run.json'))).differences).toEqual([]);
  });

  it('runs cases, tells which failed, and runs one of them again alone', async () => {
    clone.write({
      'cases.jsonl': [
        '{"seed": 1}',
        '{"parameters": {"act": "throw"}, "name": "bad"}',
        '{"parameters": {"draws": 2}}',
      ]
        .map((line) => `${line}\n`)
        .join(''),
    });
    const { code, stdout } = await clone.dtaas(['run', 'draw', '--cases', 'cases.jsonl', '--jobs', '2']);
    expect(code).toBe(1);
    expect(stdout).toContain('case 2 (bad): the case is bad');
    const folder = join(clone.directory, /results: (\S+)/.exec(stdout)?.[1] ?? '');
    expect(readdirSync(join(folder, 'cases')).sort()).toEqual(['1', '2', '3']);
    const again = await run('--again', join(folder, 'run.json'), '--case', '3');
    expect(again).toMatchObject({ cases: { done: 1, failed: 0 }, differences: [] });
    expect(manifestIn(again.folder).cases).toMatchObject([{ case: 3, parameters: { draws: 2 } }]);
    // A run that fails as the earlier one did is the same run.
    expect(await run('--again', join(folder, 'run.json'))).toMatchObject({
      outcome: 'failed',
      differences: [],
    });
  });

  it('says what differs, with exit code 1', async () => {
    const text =
      "import { writeFileSync } from 'node:fs';\nwriteFileSync(process.env.DTAAS_OUTPUT + '/x', String(process.hrtime.bigint()));\n";
    await clone.commit({
      'assets/functions/clock/asset.yaml': batchAsset('clock', '  batch: {command: [node, main.mjs]}\n'),
      'assets/functions/clock/main.mjs': text,
    });
    const { folder } = await run('clock');
    const { code, stdout } = await clone.dtaas(['run', '--again', join(folder, 'run.json')]);
    expect(code).toBe(1);
    expect(stdout).toContain('x has changed');
  });

  it('finds the asset of a run in the history, and refuses the run once the asset is gone', async () => {
    const { folder } = await run('clock');
    await clone.commit({ 'assets/functions/clock/main.mjs': '// Another program.\n' });
    const { stdout } = await clone.dtaas(['run', '--again', join(folder, 'run.json')]);
    expect(stdout).toContain('x has changed');
    clone.write({ 'assets/functions/clock/main.mjs': '// Never committed.\n' });
    const uncommitted = await run('clock');
    expect(manifestIn(uncommitted.folder).commit).toBeUndefined();
    clone.git('checkout', '--quiet', '.');
    expect(await codeOf('run', '--again', join(uncommitted.folder, 'run.json'))).toBe('run-asset-gone');
  });

  it('refuses a run whose input has changed, and takes the input from elsewhere', async () => {
    clone.write({ 'moving/a.csv': '1\n', 'moved/a.csv': '1\n' });
    const { folder } = await run('draw', '--input', 'moving');
    const manifest = join(folder, 'run.json');
    clone.write({ 'moving/a.csv': '2\n' });
    expect(await codeOf('run', '--again', manifest)).toBe('run-input-changed');
    expect((await run('--again', manifest, '--input', 'moved')).differences).toEqual([]);
  });

  it('refuses a manifest that was edited', async () => {
    const { folder } = await run('draw');
    const manifest = join(folder, 'run.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"draws": 3', '"draws": 4'));
    expect(await codeOf('run', '--again', manifest)).toBe('run-manifest-invalid');
  });
});

async function codeOf(...words: string[]): Promise<string | undefined> {
  const { stdout, stderr } = await clone.dtaas([...words, '--format', 'json']);
  expect(stderr).not.toMatch(/^ +at .*\.[tj]s:/m);
  return (JSON.parse(stdout) as { error?: { code: string } }).error?.code;
}

describe('before anything runs, dtaas run refuses', () => {
  beforeAll(() => {
    clone.write({ 'bad.jsonl': '{}\n{"parameters": {"draws": 0}}\n', 'full/file': '' });
  });

  it.each([
    ['a call without words', [], 'usage-batch-unnamed'],
    ['an unknown asset', ['nothing'], 'usage-asset-unknown'],
    ['an unknown version', ['functions/draw@9.9.9'], 'usage-version-unknown'],
    ['an asset without a batch', ['idle'], 'usage-batch-missing'],
    ['a twin without a component', ['lab'], 'usage-batch-unnamed'],
    ['an unknown twin', ['labs', 'fit'], 'usage-twin-unknown'],
    ['an unknown component', ['lab', 'fix'], 'usage-component-unknown'],
    ['a component without a batch', ['lab', 'box'], 'usage-batch-missing'],
    ['an unknown parameter', ['draw', '--with', 'drops=1'], 'usage-parameters'],
    ['a parameter of another type', ['draw', '--with', 'draws=many'], 'usage-parameters'],
    ['a value without its unit', ['draw', '--with', 'capacity=2'], 'usage-parameters'],
    ['a setting without a value', ['draw', '--with', 'draws'], 'usage-batch-option'],
    [
      'a parameter that is set twice',
      ['draw', '--with', 'draws=1', '--with', 'draws=2'],
      'usage-batch-option',
    ],
    ['a seed that is no whole number', ['draw', '--seed', '1.5'], 'usage-batch-option'],
    ['a seed that is too large', ['draw', '--seed', '4294967296'], 'usage-batch-option'],
    ['no jobs', ['draw', '--jobs', '0'], 'usage-batch-option'],
    ['a timeout without a unit', ['draw', '--timeout', '90'], 'usage-batch-option'],
    ['an input folder that is missing', ['draw', '--input', 'nowhere'], 'run-path-unreadable'],
    ['an input folder that is a file', ['draw', '--input', 'platform.yaml'], 'run-path-unreadable'],
    ['cases that are missing', ['draw', '--cases', 'nowhere.jsonl'], 'run-path-unreadable'],
    ['cases with a wrong parameter', ['draw', '--cases', 'bad.jsonl'], 'cases-invalid'],
    ['an output folder with files', ['draw', '--output', 'full'], 'run-output-not-empty'],
    ['an output folder that is a file', ['draw', '--output', 'platform.yaml'], 'run-output-not-empty'],
    ['an output in the input', ['draw', '--input', 'input', '--output', 'input/out'], 'run-output-in-input'],
    ['a manifest that is missing', ['--again', 'nowhere'], 'run-path-unreadable'],
    ['a manifest that is another file', ['--again', 'platform.yaml'], 'run-manifest-invalid'],
    ['a case without a run', ['draw', '--case', '1'], 'usage-case'],
    ['an asset beside a manifest', ['draw', '--again', 'run.json'], 'usage-options-contradict'],
    [
      'parameters beside a manifest',
      ['--again', 'run.json', '--with', 'draws=1'],
      'usage-options-contradict',
    ],
  ])('%s: %j', async (_what, words, code) => {
    const before = runs();
    expect(await codeOf('run', ...words)).toBe(code);
    expect(runs()).toEqual(before);
  });

  it('tells the places of what is wrong', async () => {
    const { stderr } = await clone.dtaas(['run', 'draw', '--cases', 'bad.jsonl']);
    expect(stderr).toContain('bad.jsonl:2:26 error value-out-of-bounds: draws is 0, but must be at least 1');
    const settings = await clone.dtaas(['run', 'draw', '--with', 'capacity=2']);
    expect(settings.stderr).toContain('--with capacity=2:1:17 error quantity-without-unit');
    expect(settings.stderr).toContain("Write --with capacity='2 J/K'.");
  });
});

describe('a run that ends early', () => {
  const begin = async (output: string) => {
    clone.write({ 'hang.jsonl': '{}\n{"parameters": {"act": "hang"}}\n' });
    const folder = join(machine.folder, output);
    const child = clone.start(['run', 'draw', '--cases', 'hang.jsonl', '--jobs', '1', '--output', folder]);
    const end = ended(child);
    while (!existsSync(join(folder, 'cases/1'))) await new Promise((resolve) => setTimeout(resolve, 20));
    return { child, end, folder };
  };
  const outcomes = (folder: string) => {
    const { outcome, cases } = manifestIn(folder);
    return [outcome, ...cases.map((each: { outcome: string }) => each.outcome)];
  };

  it('by Ctrl-C ends its programs and says what is not finished', async () => {
    const { child, end, folder } = await begin('stopped');
    process.kill(-child.pid!, 'SIGINT');
    expect((await end).code).toBe(130);
    expect(outcomes(folder)).toEqual(['stopped', 'done', 'unfinished']);
    expect(processesWith(join(folder, '.unfinished'))).toEqual([]);
  });

  it('is not continued by a second process before the first has ended', async () => {
    const { child, end, folder } = await begin('busy');
    expect(await codeOf('run', '--again', folder)).toBe('run-goes-on');
    process.kill(-child.pid!, 'SIGINT');
    await end;
    expect(outcomes(folder)).toEqual(['stopped', 'done', 'unfinished']);
  });

  it('by a kill leaves a folder that says so', async () => {
    const { child, end, folder } = await begin('killed');
    process.kill(-child.pid!, 'SIGKILL');
    await end;
    expect(outcomes(folder)).toEqual(['unfinished', 'unfinished', 'unfinished']);
  });
});

describe('a run that was killed or stopped', () => {
  const words = ['draw', '--cases', 'many.jsonl', '--input', 'input', '--seed', '3'];
  const withoutTimes = (folder: string) => {
    const { digest, startedAt, durationMs, input, cases, ...rest } = manifestIn(folder);
    const timeless = cases.map(({ durationMs, ...each }: { durationMs?: number }) => each);
    return JSON.stringify({ ...rest, files: input.files, cases: timeless });
  };
  const firstEnded = (folder: string) => {
    const [line = ''] = readFileSync(join(folder, '.unfinished/ended.jsonl'), 'utf8').split('\n');
    return join(folder, JSON.parse(line).output.folder);
  };
  let whole: string;
  beforeAll(async () => {
    const line = '{"parameters": {"draws": 20000}}\n';
    clone.write({ 'many.jsonl': `${line}${line}{"parameters": {"act": "throw"}}\n${line.repeat(9)}` });
    await clone.dtaas(['run', ...words, '--output', 'whole']);
    whole = withoutTimes(join(clone.directory, 'whole'));
  });

  it.each(['run-begun', 'case-moved', 'case-ended', 'cases-ended', 'run-ended'])(
    'at the step %s is continued, twice if need be, with the same manifest',
    async (step) => {
      const folder = join(clone.directory, `killed at ${step}`);
      const killed = { env: { DTAAS_FAULT: step } };
      const begin = ['run', ...words, '--jobs', '2', '--output', folder];
      expect((await clone.dtaas(begin, killed)).code).toBe(null);
      if (step !== 'run-ended') {
        expect(manifestIn(folder).outcome).toBe('unfinished');
        const kept = step === 'case-ended' ? [firstEnded(folder)] : [];
        const changed = () => kept.map((each) => statSync(each).mtimeMs);
        const before = changed();
        expect((await clone.dtaas(['run', '--again', folder], killed)).code).toBe(null);
        expect((await clone.dtaas(['run', '--again', join(folder, 'run.json')])).code).toBe(1);
        // A case that has ended doesn't run again.
        expect(changed()).toEqual(before);
        expect(readdirSync(folder).sort()).toEqual(['cases', 'log.txt', 'run.json']);
      }
      expect(withoutTimes(folder)).toBe(whole);
    },
  );

  it('at any moment, again and again, is continued', async () => {
    clone.write({ 'long.jsonl': '{"parameters": {"draws": 20000}}\n'.repeat(200) });
    const folder = join(clone.directory, 'killed often');
    const killAt = async (moment: string, signal: NodeJS.Signals, ...begin: string[]) => {
      const child = clone.start(['run', ...begin]);
      const end = ended(child);
      while (!existsSync(join(folder, moment)) && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 10));
      process.kill(-child.pid!, signal);
      await end;
    };
    await killAt(
      'cases/5',
      'SIGKILL',
      'draw',
      '--cases',
      'long.jsonl',
      '--input',
      'input',
      '--output',
      folder,
    );
    await killAt('cases/40', 'SIGINT', '--again', folder);
    await killAt('cases/90', 'SIGKILL', '--again', folder);
    expect(await run('--again', folder)).toMatchObject({ outcome: 'done', cases: { done: 200 } });
    const repeated = join(clone.directory, 'repeated');
    expect((await run('--again', folder, '--output', repeated)).differences).toEqual([]);
    expect(withoutTimes(folder)).toBe(withoutTimes(repeated));
  });

  it('is not continued with another version of the platform, but may start over', async () => {
    const folder = join(clone.directory, 'of another version');
    await clone.dtaas(['run', ...words, '--output', folder], { env: { DTAAS_FAULT: 'case-ended' } });
    const { digest: _, apiVersion, kind, ...run } = { ...manifestIn(folder), platform: '0.0.1' };
    const digest = createHash('sha256').update(JSON.stringify(run)).digest('hex');
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ apiVersion, kind, digest, ...run }));
    expect(await codeOf('run', '--again', folder)).toBe('run-parts-differ');
    const over = await clone.dtaas(['run', '--again', folder, '--output', 'started over']);
    expect(over.stderr).toContain('The run began with version 0.0.1 of the platform');
    expect(manifestIn(join(clone.directory, 'started over')).cases).toHaveLength(12);
  });
});

describe('on a full disk', () => {
  it('a run fails with a reason, and keeps the cases that were done', async () => {
    const disk = join(machine.folder, 'disk');
    mkdirSync(disk);
    if (!mounted(disk)) return;
    try {
      clone.write({ 'large.jsonl': '{"parameters": {"draws": 300000}}\n'.repeat(3) });
      const output = join(disk, 'out');
      const words = ['run', 'draw', '--cases', 'large.jsonl', '--jobs', '1', '--output', output];
      const { code, stdout, stderr } = await clone.dtaas(words);
      expect([code, stderr]).toEqual([1, expect.not.stringContaining('    at ')]);
      expect(`${stdout}${stderr}`).toMatch(/ENOSPC|no space/);
      expect(['failed', 'unfinished']).toContain(manifestIn(output).outcome);
      expect(manifestIn(output).cases[0].outcome).not.toBe('failed');
    } finally {
      execFileSync('umount', ['--lazy', disk]);
    }
  });
});

describe('a batch that imports the SDK', () => {
  const node = `import { writeFileSync } from 'node:fs';
import { batch } from '@dtaas/component';
batch(({ output, parameters, seed }) => writeFileSync(output + '/x', JSON.stringify([parameters.draws, seed])));
`;
  const python = `from dtaas_component import batch
def fit(output, parameters, seed):
    with open(output + "/x", "w") as stream:
        stream.write("[%d,%d]" % (parameters["draws"], seed))
batch(fit)
`;
  const languages = [
    ['node', 'main.mjs', node],
    ...(hasPython() ? ([['python', 'main.py', python]] as const) : []),
  ] as const;

  it.each(languages)(
    'in %s runs once and warm, and the manifest names the SDK',
    async (language, file, text) => {
      const name = `sdk-${language}`;
      const command = `[${language === 'node' ? 'node' : 'python3'}, ${file}]`;
      await clone.commit({
        [`assets/functions/${name}/asset.yaml`]: batchAsset(
          name,
          `  batch: {command: ${command}, warm: true}\n`,
        ),
        [`assets/functions/${name}/${file}`]: text,
      });
      const once = await run(name, '--seed', '5');
      expect(readFileSync(join(once.folder, 'output/x'), 'utf8')).toBe('[3,5]');
      expect(Object.keys(manifestIn(once.folder).sdk)).toEqual([language]);
      clone.write({ 'two.jsonl': '{"seed": 5}\n{"seed": 6, "parameters": {"draws": 4}}\n' });
      const warm = await run(name, '--cases', 'two.jsonl', '--jobs', '1');
      expect(['1', '2'].map((each) => readFileSync(join(warm.folder, 'cases', each, 'x'), 'utf8'))).toEqual([
        '[3,5]',
        '[4,6]',
      ]);
    },
  );
});
