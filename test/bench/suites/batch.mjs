import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dtaas } from '../dtaas.mjs';
import { compare, once } from '../measure.mjs';

export const title = 'Batches of many cases';
export const explanation =
  'A warm process runs the cases one after the other in the sandbox; each has a timeout, a seed and a folder, and the sha256 of its files goes into run.json. ' +
  '`xargs` starts a process of Node for each case, without a sandbox. The pool is that of Python, with the same work in Python. The time of an empty case is ' +
  'the time of the run without the start of `dtaas`, divided by the cases, one at a time. The share of busy processors is the work of all cases divided by ' +
  'the time and by the processors; in that of few cases, the start of the processes counts.';

const program = fileURLToPath(new URL('../components/case.mjs', import.meta.url));
const pool = fileURLToPath(new URL('../programs/pool.py', import.meta.url));
const processors = availableParallelism();
/** Node starts a process for each case of the comparison, so there are fewer of them. */
const [empty, slow] = [1000, 40];
/** With few cases, the start of the processes counts; with many, the steady share of work is seen. */
const busy = [400, 4000];

const asset = (name, warm) => `apiVersion: dtaas/v1
kind: Function
metadata: {name: ${name}, version: 1.0.0, title: A case, license: MIT, owners: [bench]}
spec:
  parameters: {milliseconds: {type: number, default: 0}}
  batch: {command: [node, case.mjs], warm: ${warm}}
`;

export async function run({ folder }) {
  const work = join(folder, 'work');
  for (const warm of [true, false]) {
    const name = warm ? 'warm' : 'cold';
    const directory = join(work, 'assets/functions', name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'asset.yaml'), asset(name, warm));
    copyFileSync(program, join(directory, 'case.mjs'));
  }
  execFileSync('git', ['init', '-q', work]);
  const shares = [];
  for (const cases of busy) shares.push(await share(folder, work, cases));
  return [await overhead(folder, work), ...shares, await oneEach(folder, work)];
}

async function overhead(folder, work) {
  const [ours, ...others] = await compare(
    [
      {
        ...ofRun(folder, work, { cases: empty, milliseconds: 0, jobs: 1 }),
        name: 'dtaas run, warm',
        unit: 'ms',
        map: (seconds) => (seconds * 1000) / empty,
      },
      { ...ofPool(work, empty, 0, 1), unit: 'ms', map: (seconds) => (seconds * 1000) / empty },
    ].map(mapped),
    { runs: 3 },
  );
  return { what: `an empty case (of ${empty})`, ours, others, aim: '1 ms' };
}

async function share(folder, work, cases) {
  const milliseconds = 5;
  const ideal = (cases * milliseconds) / 1000 / processors;
  const map = (seconds) => (100 * ideal) / seconds;
  const [ours, ...others] = await compare(
    [
      {
        ...ofRun(folder, work, { cases, milliseconds, jobs: processors }),
        name: 'dtaas run, warm',
        unit: '%',
        map,
      },
      { ...ofPool(work, cases, milliseconds, processors), unit: '%', map },
    ].map(mapped),
    { runs: 3 },
  );
  return { what: `${cases} cases of ${milliseconds} ms: busy processors`, ours, others, aim: '90 %' };
}

async function oneEach(folder, work) {
  const xargs = `seq ${slow} | DTAAS_SEED=1 DTAAS_OUTPUT=${work} DTAAS_CONFIG=${work}/config.json xargs -P${processors} -I{} ${process.execPath} ${program}`;
  writeFileSync(join(work, 'config.json'), '{"parameters": {"milliseconds": 0}}');
  const [ours, ...others] = await compare(
    [
      {
        ...ofRun(folder, work, { cases: slow, milliseconds: 0, jobs: processors, name: 'warm' }),
        name: 'dtaas run, warm',
      },
      {
        ...ofRun(folder, work, { cases: slow, milliseconds: 0, jobs: processors, name: 'cold' }),
        name: 'dtaas run, a sandboxed process a case',
      },
      { name: `xargs -P${processors} node`, command: ['sh', '-c', xargs], cwd: work },
    ],
    { runs: 3 },
  );
  return { what: `${slow} empty cases on all processors`, ours, others };
}

/** The time of the run itself, as its report says it. */
function ofRun(folder, work, { cases, milliseconds, jobs, name = 'warm' }) {
  const file = join(folder, `cases-${name}-${cases}-${milliseconds}.jsonl`);
  writeFileSync(file, `${JSON.stringify({ parameters: { milliseconds } })}\n`.repeat(cases));
  const arguments_ = ['run', name, '--cases', file, '--jobs', `${jobs}`, '--format', 'json'];
  return {
    before: () => rmSync(join(work, 'runs'), { recursive: true, force: true }),
    async sample() {
      const { printed, ...rest } = await once(dtaas(folder, 'dtaas run', arguments_));
      return { ...rest, seconds: JSON.parse(printed).durationMs / 1000 };
    },
  };
}

function ofPool(work, cases, milliseconds, processes) {
  const output = join(work, 'pool');
  const command = ['python3', pool, `${cases}`, `${milliseconds}`, `${processes}`, output];
  return {
    name: 'multiprocessing.Pool of Python',
    before: () => rmSync(output, { recursive: true, force: true }),
    sample: () => once({ name: 'pool', command, cwd: work }),
  };
}

/** Another figure than the time. */
function mapped({ map, sample, ...candidate }) {
  return {
    ...candidate,
    async sample() {
      const { seconds, ...rest } = await sample();
      return { ...rest, seconds: map(seconds) };
    },
  };
}
