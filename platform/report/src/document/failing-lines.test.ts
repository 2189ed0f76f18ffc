import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failingLines } from './failing-lines.ts';

const passes = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, index) => `ok ${from + index} - passes`);

function shown(lines: readonly string[], limit = 30): string {
  return failingLines(`${lines.join('\n')}\n`, limit).join('\n');
}

describe('of tests that failed', () => {
  it('a short output is shown whole', () => {
    expect(shown(['a', 'b'])).toBe('a\nb');
  });

  it('only the end is shown if no line names a failing test', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
    expect(shown(lines)).toBe(lines.slice(-30).join('\n'));
  });

  it('only the end is shown if it has all failing tests', () => {
    const lines = [...passes(100), 'not ok 101 - fails', '  why', 'the end'];
    expect(shown(lines)).toBe(lines.slice(-30).join('\n'));
  });

  it.each([
    ['TAP', 'not ok 3 - the heater stays off'],
    ['a nested test in TAP', '    not ok 1 - the heater stays off'],
    ['node:test and vitest', '✖ the heater stays off (1.2ms)'],
    ['mocha', '  1) the heater stays off'],
    ['unittest', 'FAIL: test_heater (test_box.Box.test_heater)'],
    ['pytest', '_______ test_heater _______'],
    ['Go', '--- FAIL: TestHeater (0.00s)'],
    ['a crash in Python', 'Traceback (most recent call last):'],
    ['a crash in Node', 'TypeError: heater is not a function: stays off'],
  ])('the failing test is shown, though a hundred pass after it: %s', (_what, line) => {
    const text = shown([...passes(50), line, '  expected: 1', '  actual: 2', ...passes(100, 51), '# fail 1']);
    expect(text).toContain(`…\n${line}\n  expected: 1\n  actual: 2\n…\nok `);
    expect(text).toMatch(/# fail 1$/);
    expect(text.split('\n').length).toBeLessThanOrEqual(32);
  });

  it('as many failing tests are shown as fit, each from its beginning', () => {
    const fails = Array.from({ length: 9 }, (_, index) => [
      `not ok ${index} - fails`,
      '  why',
      ...passes(30),
    ]);
    const text = shown(fails.flat());
    expect(text.match(/not ok/g)).toHaveLength(9);
    const long = Array.from({ length: 60 }, (_, index) => `  detail ${index}`);
    const crowded = shown(
      ['not ok 1 - first', ...long, ...passes(5), 'not ok 2 - second', ...passes(40)],
      60,
    );
    expect(crowded).toMatch(/not ok 1 - first\n {2}detail 0/);
    expect(crowded).toContain('not ok 2 - second');
  });

  it.each(['not ok 4 - later # TODO', 'not ok 4 - elsewhere # SKIP no broker', 'ok 4 - Error handling'])(
    'none is one that was to fail or passes: %s',
    (line) => {
      const lines = [line, ...passes(100)];
      expect(shown(lines)).toBe(lines.slice(-30).join('\n'));
    },
  );
});

describe('of a real run of node:test', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-failing-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('the failing test is shown, and why', () => {
    const tests = Array.from({ length: 60 }, (_, index) => `test('passes ${index}', () => {});`);
    tests[10] = "test('the heater stays off', () => assert.equal(1, 2, 'it is on'));";
    const text = `import test from 'node:test';\nimport assert from 'node:assert';\n${tests.join('\n')}\n`;
    writeFileSync(join(folder, 'box.test.mjs'), text);
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { stdout } = spawnSync(process.execPath, ['--test'], { cwd: folder, env, encoding: 'utf8' });
    const lines = failingLines(stdout, 60).join('\n');
    expect(lines).toContain('the heater stays off');
    expect(lines).toContain('it is on');
  });
});
