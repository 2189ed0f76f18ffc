import type { TemporaryAssets } from './temporary-assets.ts';

const metadata = (name: string) => ({
  name,
  version: '1.0.0',
  title: 'A test',
  license: 'MIT',
  owners: ['t'],
});

/** An expectation that the twin `box` meets. */
export const warm = { port: 'ramp.temperature', minimum: { value: 68, unit: '[degF]' } };

/** A ramp: 20 Cel at the start and 1 K more a step, and an event at step 5. `more` runs in each step. */
export function ramp(more = ''): string {
  return `import { createInterface } from 'node:readline';
const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
for await (const line of createInterface({ input: process.stdin })) {
  const { step } = JSON.parse(line);
  if (step === undefined) continue;
  ${more}
  say({ n: 'temperature', v: 20 + step });
  say({ n: 'open', vb: step >= 5 && step < 8 });
  if (step === 5) say({ n: 'opened', vs: 'lid' });
  say({ done: step });
}
`;
}

/** Written as the program of a judge; \`recording.csv\` and \`test.json\` are in its input. */
export const judgeProgram = `import { readFileSync, writeFileSync } from 'node:fs';
const rows = readFileSync(process.env.DTAAS_INPUT + '/recording.csv', 'utf8').trim().split('\\n');
const { parameters } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
console.log('judged', rows.length - 1, 'rows');
const passed = rows.length - 1 === parameters.rows;
if (parameters.verdict) {
  const verdict = { passed, reason: 'it has ' + (rows.length - 1) + ' rows', time: 3 };
  writeFileSync(process.env.DTAAS_OUTPUT + '/verdict.json', JSON.stringify(verdict));
} else process.exit(passed ? 0 : 3);
`;

/** The files of `tools/plant`, an emulator with this program. */
export function plantFiles(program: string) {
  const tool = {
    apiVersion: 'dtaas/v1',
    kind: 'Tool',
    metadata: metadata('plant'),
    spec: {
      outputs: { temperature: { type: 'number', unit: 'Cel' } },
      run: { command: ['node', 'main.mjs'], transport: 'stdio' },
    },
  };
  return {
    'assets/tools/plant/asset.yaml': JSON.stringify(tool),
    'assets/tools/plant/main.mjs': program,
  };
}

/** The file of a twin. */
export function twinFile(name: string, spec: object) {
  const twin = { apiVersion: 'dtaas/v1', kind: 'Twin', metadata: metadata(name), spec };
  return { [`twins/${name}/twin.yaml`]: JSON.stringify(twin, undefined, 2) };
}

/** The twin `box`: a tool \`ramp\` that is sampled each second, and a function that can judge. */
export function boxTwin(
  clone: TemporaryAssets,
  expect: object,
  { program = ramp(), spec = {}, test = {}, files = {} } = {},
) {
  const outputs = {
    temperature: { type: 'number', unit: 'Cel' },
    open: { type: 'boolean' },
    opened: { type: 'string', as: 'event' },
  };
  const tool = {
    apiVersion: 'dtaas/v1',
    kind: 'Tool',
    metadata: metadata('ramp'),
    spec: { outputs, run: { command: ['node', 'main.mjs'], transport: 'stdio' } },
  };
  const parameters = { rows: { type: 'integer' }, verdict: { type: 'boolean', default: false } };
  const judge = {
    apiVersion: 'dtaas/v1',
    kind: 'Function',
    metadata: metadata('judge'),
    spec: { parameters, batch: { command: ['node', 'judge.mjs'] } },
  };
  const twin = twinFile('box', {
    assets: { ramp: { asset: 'tools/ramp', version: '^1' } },
    lifecycle: { clock: { mode: 'lockstep', step: { value: 1, unit: 's' } } },
    ...spec,
    test: { until: { value: 10, unit: 's' }, timeout: '30s', ...test, expect },
  });
  clone.write({
    'assets/tools/ramp/asset.yaml': JSON.stringify(tool),
    'assets/tools/ramp/main.mjs': program,
    'assets/functions/judge/asset.yaml': JSON.stringify(judge),
    'assets/functions/judge/judge.mjs': judgeProgram,
    ...twin,
    ...files,
  });
  clone.commit();
}
