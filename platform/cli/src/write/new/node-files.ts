import type { LanguageFiles } from './language-files.ts';

const component = `// Reads one JSON record a line, writes one a line: docs/component-contract.md has the contract.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const config = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const { gain } = config.parameters;
const inSteps = config.clock.mode === 'lockstep';
let latest;

const write = (record) => process.stdout.write(\`\${JSON.stringify(record)}\\n\`);
const scaled = (t) => write({ n: 'scaled', v: gain * latest, t });

process.on('SIGTERM', () => process.exit(0));
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.n === 'value') {
    latest = message.v;
    if (!inSteps) scaled(message.t);
  } else if ('step' in message) {
    if (latest !== undefined) scaled(message.t);
    write({ done: message.step });
  }
}
`;

const componentTest = `import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';

function answers(mode, messages) {
  const folder = mkdtempSync(join(tmpdir(), 'component-'));
  try {
    const config = join(folder, 'config.json');
    writeFileSync(config, JSON.stringify({ parameters: { gain: 2 }, clock: { mode } }));
    const input = messages.map((message) => \`\${JSON.stringify(message)}\\n\`).join('');
    const { stdout, stderr } = spawnSync(process.execPath, ['src/main.mjs'], {
      input,
      encoding: 'utf8',
      env: { ...process.env, DTAAS_CONFIG: config },
    });
    assert.equal(stderr, '');
    return stdout.trim().split('\\n').map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a value is scaled as it comes', () => {
  assert.deepEqual(answers('wall', [{ n: 'value', v: 3, t: 1577836800 }]), [
    { n: 'scaled', v: 6, t: 1577836800 },
  ]);
});

test('in lockstep a value is scaled in its step', () => {
  const messages = [{ n: 'value', v: 3, t: 1577836800 }, { step: 0, t: 1577836800 }];
  assert.deepEqual(answers('lockstep', messages), [{ n: 'scaled', v: 6, t: 1577836800 }, { done: 0 }]);
});
`;

const componentFiles = { 'src/main.mjs': component, 'test/main.test.mjs': componentTest };

export const nodeFiles: LanguageFiles = {
  run: ['node', 'src/main.mjs'],
  test: ['node', '--test'],
  files: {
    data: {
      'values.csv': 'time,value\n0,1\n1,2\n2,4\n',
      'test/values.test.mjs': `import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

test('time goes on, and each value is a finite number', () => {
  const [head, ...lines] = readFileSync('values.csv', 'utf8').trim().split('\\n');
  assert.equal(head, 'time,value');
  let before = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    const [time, value] = line.split(',').map(Number);
    assert.ok(time > before && Number.isFinite(time) && Number.isFinite(value), line);
    before = time;
  }
});
`,
    },
    model: {
      'src/model.mjs': `/** The output for an input, given the model's parameters. */
export function output({ gain }, input) {
  return gain * input;
}
`,
      'test/model.test.mjs': `import assert from 'node:assert/strict';
import test from 'node:test';
import { output } from '../src/model.mjs';

test('an input is multiplied by the gain', () => {
  assert.equal(output({ gain: 2 }, 3), 6);
});
`,
    },
    function: componentFiles,
    tool: componentFiles,
  },
};
