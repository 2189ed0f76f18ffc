import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { hasPython } from '../../platform/runner/testing/has-python.ts';

const sdk = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'drivers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const components = {
  node: `import { serve } from ${JSON.stringify(join(sdk, 'node/dist/index.mjs'))};
let forgotten = 0;
serve(({ inputs, parameters, state, time, elapsed, events }) => {
  if (inputs.fail) throw new Error('told to fail');
  state.total = (state.total ?? 0) + (inputs.amount ?? 0) * (parameters.gain ?? 1);
  forgotten += 1;
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

/** Calls the driver in a process of its own, as a test of an asset does. Returns what it returned, or its error. */
const drivers = {
  node: (call: 'drive' | 'resumes', options: Options, verified: object | undefined) => {
    const component = write('component.mjs', components.node);
    const text = `import { drive, resumes } from ${JSON.stringify(join(sdk, 'node/dist/testing.mjs'))};
try { console.log(JSON.stringify(${call}(${JSON.stringify(options)}))); } catch (error) { console.log(JSON.stringify(error.message)); }`;
    return answerOf(
      process.execPath,
      write('test.mjs', text),
      verified && { command: ['node', component], ...verified },
    );
  },
  python: (call: 'drive' | 'resumes', options: Options, verified: object | undefined) => {
    const component = write('component.py', components.python);
    const text = `import json
from dtaas_component.testing import drive, resumes
options = json.loads(${JSON.stringify(JSON.stringify(options))})
try: print(json.dumps(${call}(**options)))
except Exception as error: print(json.dumps(str(error)))`;
    return answerOf(
      'python3',
      write('test.py', text),
      verified && { command: ['python3', component], ...verified },
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
  const call = drivers[language];

  test.skipIf(isMissing)('returns the outputs of each step, with the parameters of asset.yaml', () => {
    expect(call('drive', { inputs }, { parameters: {} })).toEqual(totals);
    const gained = totals.map(({ total }) => ({ total: 10 * total }));
    expect(call('drive', { inputs }, { parameters: { gain: 10 } })).toEqual(gained);
    expect(call('drive', { inputs, parameters: { gain: 10 } }, { parameters: { gain: 2 } })).toEqual(gained);
  });

  test.skipIf(isMissing)('says to run dtaas verify if it can not know how to start the component', () => {
    expect(call('drive', { inputs }, undefined)).toMatch(
      /To run the tests of an asset: dtaas verify <asset>$/,
    );
  });

  test.skipIf(isMissing)('shows the log of a component that fails', () => {
    const failed = call('drive', { inputs: [{ fail: true }] }, {});
    expect(failed).toMatch(
      /^the component ended with 1:\nstep failed: \w+: told to fail\n {2}at component\./,
    );
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
});
