import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { hasPython } from '../../platform/runner/testing/has-python.ts';

const sdk = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'drivers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Says what it was given, and copies its input into a folder of its output. */
const batches = {
  node: `import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { batch } from ${JSON.stringify(join(sdk, 'node/dist/index.mjs'))};
batch(({ input, output, parameters, seed, config, progress }) => {
  console.log('{"copying": true}');
  if (parameters.fail) throw new Error('told to fail');
  progress(0.5);
  cpSync(input, join(output, 'copy'), { recursive: true });
  if (parameters.link) symlinkSync('/etc/hosts', join(output, 'link'));
  const fields = Object.keys(config).sort();
  writeFileSync(join(output, 'given.json'), JSON.stringify({ parameters, seed, fields, total: config.seed }));
  progress(1);
});
`,
  python: `import json, os, shutil
from dtaas_component import batch
def main(input, output, parameters, seed, config, progress):
    print('{"copying": true}')
    if parameters.get("fail"): raise Exception("told to fail")
    progress(0.5)
    shutil.copytree(input, os.path.join(output, "copy"))
    if parameters.get("link"): os.symlink("/etc/hosts", os.path.join(output, "link"))
    given = {"parameters": parameters, "seed": seed, "fields": sorted(config), "total": config["seed"]}
    with open(os.path.join(output, "given.json"), "w") as stream: json.dump(given, stream)
    progress(1)
batch(main)
`,
};

const components = {
  node: `import { serve } from ${JSON.stringify(join(sdk, 'node/dist/index.mjs'))};
let forgotten = 0;
serve(({ inputs, parameters, state, time, elapsed, events }) => {
  if (inputs.fail) throw new Error('told to fail');
  state.total = (state.total ?? 0) + (inputs.amount ?? 0) * (parameters.gain ?? 1);
  forgotten += 1;
  if (parameters.text) return { total: '\\u2028\\x85' };
  if (events.alarm?.length > 0) return { alarms: events.alarm.map(({ value, seq }) => value + seq) };
  return { total: state.total, ...(parameters.bad && { forgotten }), ...(parameters.timed && { time, elapsed }) };
});
`,
  python: `from dtaas_component import serve
forgotten = 0
def step(inputs, parameters, state, time, elapsed, events):
    global forgotten
    if inputs.get("fail"): raise Exception("told to fail")
    state["total"] = state.get("total", 0) + inputs.get("amount", 0) * parameters.get("gain", 1)
    forgotten += 1
    if parameters.get("text"): return {"total": "\\u2028\\x85"}
    if events.get("alarm"): return {"alarms": [f"{each['value']}{each['seq']}" for each in events["alarm"]]}
    outputs = {"total": state["total"]}
    if parameters.get("bad"): outputs["forgotten"] = forgotten
    if parameters.get("timed"): outputs.update(time=time, elapsed=elapsed)
    return outputs
serve(step)
`,
};

interface Options {
  readonly inputs: readonly object[];
  readonly parameters?: object;
  readonly config?: object;
  readonly times?: readonly number[];
}

interface BatchRun {
  readonly files: { readonly [name: string]: string };
  readonly progress: readonly number[];
  readonly log: string;
}

interface BatchOptions {
  readonly files?: { readonly [name: string]: string };
  readonly parameters?: object;
  readonly seed?: number;
}

type Call = (
  call: 'drive' | 'resumes' | 'runBatch',
  options: Options | BatchOptions,
  verified?: object,
) => unknown;

/** Calls the driver in a process of its own, as a test of an asset does. Returns what it returned, or its error. */
const drivers: { readonly [language: string]: Call } = {
  node: (call, options, verified) => {
    const component = write('component.mjs', components.node);
    const text = `import * as drivers from ${JSON.stringify(join(sdk, 'node/dist/testing.mjs'))};
try { console.log(JSON.stringify(drivers.${call}(${JSON.stringify(options)}))); } catch (error) { console.log(JSON.stringify(error.message)); }`;
    return answerOf(
      process.execPath,
      write('test.mjs', text),
      verified && {
        command: ['node', component],
        batch: ['node', write('batch.mjs', batches.node)],
        ...verified,
      },
    );
  },
  python: (call, options, verified) => {
    const component = write('component.py', components.python);
    const text = `import json
from dtaas_component import testing
options = json.loads(${JSON.stringify(JSON.stringify(options))})
try:
    returned = testing.${call === 'runBatch' ? 'run_batch' : call}(**options)
    print(json.dumps(returned._asdict() if hasattr(returned, "_asdict") else returned))
except Exception as error: print(json.dumps(str(error)))`;
    return answerOf(
      'python3',
      write('test.py', text),
      verified && {
        command: ['python3', component],
        batch: ['python3', write('batch.py', batches.python)],
        ...verified,
      },
    );
  },
};

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function answerOf(program: string, test: string, config: object | undefined): unknown {
  const env = {
    PATH: process.env['PATH'],
    TMPDIR: folder,
    PYTHONPATH: join(sdk, 'python'),
    PYTHONDONTWRITEBYTECODE: '1',
    ...(config && { DTAAS_CONFIG: write('verified.json', JSON.stringify(config)) }),
  };
  const { stdout, stderr } = spawnSync(program, [test], { env, encoding: 'utf8', cwd: folder });
  return stdout === '' ? stderr : JSON.parse(stdout);
}

const inputs = [{ amount: 1 }, { amount: 2 }, {}, { amount: 4 }];
const totals = [1, 3, 5, 9].map((total) => ({ total }));
const alarms = { inputs: { alarm: { as: 'event' } }, outputs: { alarms: { as: 'event' }, total: {} } };

describe.for(['node', 'python'] as const)('the driver for tests in %s', (language) => {
  const isMissing = language === 'python' && !hasPython();
  const call = drivers[language]!;

  test.skipIf(isMissing)('returns the outputs of each step, with the parameters of asset.yaml', () => {
    expect(call('drive', { inputs }, { parameters: {} })).toEqual(totals);
    const gained = totals.map(({ total }) => ({ total: 10 * total }));
    expect(call('drive', { inputs }, { parameters: { gain: 10 } })).toEqual(gained);
    expect(call('drive', { inputs, parameters: { gain: 10 } }, { parameters: { gain: 2 } })).toEqual(gained);
  });

  test.skipIf(isMissing)('says to run dtaas verify if it cannot know how to start the component', () => {
    for (const name of ['drive', 'runBatch'] as const) {
      expect(call(name, name === 'drive' ? { inputs } : {})).toMatch(
        /has no command to start, because DTAAS_CONFIG isn't set. To run the tests of an asset: dtaas verify <asset>$/,
      );
    }
    // JSON has no `undefined`: an asset without `run` or `batch` has no command in its configuration.
    expect(call('drive', { inputs }, { command: undefined })).toMatch(/because asset\.yaml has no run$/);
    expect(call('runBatch', {}, { batch: undefined })).toMatch(/because asset\.yaml has no batch$/);
  });

  test.skipIf(isMissing)('shows the log of a component that fails', () => {
    const failed = call('drive', { inputs: [{ fail: true }] }, {});
    expect(failed).toMatch(
      /^the component ended with 1:\nstep failed: \w+: told to fail\n {2}at component\./,
    );
  });

  test.skipIf(isMissing)('reads a text with line separators of Unicode as one line', () => {
    const options = { inputs: [{}], parameters: { text: true } };
    expect(call('drive', options, {})).toEqual([{ total: '\u2028\x85' }]);
  });

  test.skipIf(isMissing)('accepts a component that goes on where it was saved', () => {
    expect(call('resumes', { inputs }, {})).toEqual(totals);
  });

  test.skipIf(isMissing)('finds what a component forgets when it is saved half-way', () => {
    expect(call('resumes', { inputs, parameters: { bad: true } }, {})).toMatch(
      /saved and started again after 2 steps, the component gives other outputs: at step 2 .*1.*and without the restart .*3/,
    );
  });

  test.skipIf(isMissing)('sends events with their numbers, also after a restart', () => {
    const events = [{ alarm: 'a' }, { alarm: ['b', 'c'] }, {}, { alarm: ['d'] }];
    const expected = [{ alarms: ['a1'] }, { alarms: ['b2', 'c3'] }, { total: 0 }, { alarms: ['d4'] }];
    expect(call('resumes', { inputs: events }, alarms)).toEqual(expected);
  });

  test.skipIf(isMissing)('runs a component on the wall clock, at the times that a test says', () => {
    const options = { inputs, times: [100, 103, 104, 110], parameters: { timed: true } };
    const timed = (mode: object) => call('drive', { ...options, config: { clock: mode } }, {});
    const stepped = [
      { total: 1, time: 100, elapsed: 0 },
      { total: 3, time: 103, elapsed: 3 },
      { total: 5, time: 104, elapsed: 1 },
      { total: 9, time: 110, elapsed: 6 },
    ];
    expect(timed({ mode: 'wall', stepSeconds: 3 })).toEqual(stepped);
    // Nothing came at 104, so there was no step.
    expect(timed({ mode: 'wall' })).toEqual([
      stepped[0],
      stepped[1],
      {},
      { total: 7, time: 110, elapsed: 7 },
    ]);
  });

  test.skipIf(isMissing)(
    'runs a batch with files, parameters and a seed, and returns what came of it',
    () => {
      const files = { 'a.csv': 'time\n0\n', 'day/b.csv': 'µ' };
      const verified = {
        contract: 1,
        ...{ twin: 'test', component: 'fit', clock: { mode: 'lockstep' }, integrations: {} },
        parameters: { gain: 1, offset: 2 },
      };
      const run = call('runBatch', { files, parameters: { gain: 3 }, seed: 7 }, verified) as BatchRun;
      const { 'given.json': given, ...copies } = run.files;
      expect(copies).toEqual({ 'copy/a.csv': 'time\n0\n', 'copy/day/b.csv': 'µ' });
      // As in a batch without a twin: no name, no clock, no external systems.
      const fields = ['contract', 'parameters', 'seed'];
      expect(JSON.parse(given!)).toEqual({ parameters: { gain: 3, offset: 2 }, seed: 7, fields, total: 7 });
      expect(run.progress).toEqual([0.5, 1]);
      expect(run.log).toBe('{"copying": true}\n');
    },
  );

  test.skipIf(isMissing)('runs a batch without files, with the seed 0', () => {
    const { files } = call('runBatch', {}, {}) as BatchRun;
    expect(Object.keys(files)).toEqual(['given.json']);
    expect(JSON.parse(files['given.json']!)).toMatchObject({ parameters: {}, seed: 0 });
  });

  test.skipIf(isMissing)('shows the log of a batch that fails', () => {
    expect(call('runBatch', { parameters: { fail: true } }, {})).toMatch(
      /^the batch ended with 1:\n\{"copying": true\}\nbatch failed: \w+: told to fail\n {2}at batch\./,
    );
  });

  test.skipIf(isMissing)('refuses a link in the output of a batch, as dtaas run does', () => {
    expect(call('runBatch', { parameters: { link: true } }, {})).toBe(
      'the batch wrote "link", which is a link or another special file',
    );
  });

  test.skipIf(isMissing)('separates what a batch prints itself from the progress that it tells', () => {
    const lines = [
      '{"progress": 2}',
      '{"progress": 0.25}',
      '[0.5]',
      '{"progress": "1"}',
      '{"progress": 1}',
      '{',
    ];
    const batch = ['sh', '-c', `printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')}; echo last >&2`];
    expect(call('runBatch', {}, { batch })).toEqual({
      files: {},
      progress: [0.25, 1],
      log: '{"progress": 2}\n[0.5]\n{"progress": "1"}\n{\nlast\n',
    });
  });

  test.skipIf(isMissing)(
    'leaves the output of a batch in a folder of the test, also what is not text',
    () => {
      const output = join(folder, `output-${language}`);
      const batch = ['sh', '-c', `printf '\\377' > "$DTAAS_OUTPUT/image"`];
      const option = language === 'node' ? { outputFolder: output } : { output_folder: output };
      expect(call('runBatch', option as BatchOptions, { batch })).toMatchObject({
        files: { image: '\ufffd' },
      });
      expect([...readFileSync(join(output, 'image'))]).toEqual([255]);
    },
  );
});
