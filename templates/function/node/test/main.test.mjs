import assert from 'node:assert/strict';
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
    const input = messages.map((message) => `${JSON.stringify(message)}\n`).join('');
    const { stdout, stderr } = spawnSync(process.execPath, ['src/main.mjs'], {
      input,
      encoding: 'utf8',
      env: { ...process.env, DTAAS_CONFIG: config },
    });
    assert.equal(stderr, '');
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
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
  const messages = [
    { n: 'value', v: 3, t: 1577836800 },
    { step: 0, t: 1577836800 },
  ];
  assert.deepEqual(answers('lockstep', messages), [{ n: 'scaled', v: 6, t: 1577836800 }, { done: 0 }]);
});
