import type { AssetResult } from '@dtaas/verify';
import { describe, expect, it } from 'vitest';
import { reportText, resultText } from './verification.ts';

const base = { version: '1.0.0', digest: '', recorded: true, weak: false };
const result = (change: Partial<AssetResult>): AssetResult => ({
  ...base,
  asset: 'models/box',
  outcome: 'passed',
  ...change,
});

describe('what verify prints', () => {
  it('is nothing to do where all was verified before', () => {
    const results = [result({ outcome: 'remembered' }), result({ outcome: 'untested' })];
    expect(reportText({ results, remarks: [] })).toBe(
      'Nothing to do: 1 asset verified before, 1 without tests.',
    );
  });

  it('is nothing at all where there is no asset', () => {
    expect(reportText({ results: [], remarks: [] })).toBe('There is no asset to verify.');
  });

  it('counts, and says which sandbox it was', () => {
    const results = [result({}), result({ outcome: 'failed' }), result({ outcome: 'blocked' })];
    const isolation = { mode: 'weak', limits: 'none', strong: false, remarks: [] } as const;
    expect(reportText({ results, isolation, remarks: ['A remark.'] })).toMatch(
      /^3 assets: 1 passed, 1 failed, 1 blocked\. Sandbox: none, so it counts as weak\.\n.*A remark\./,
    );
  });

  it('shows the end of a failing test’s output and where all of it is, harmless to terminals and CI logs', () => {
    const output = `first\n${'line\n'.repeat(100)}\u001b]0;title\u0007\u001b[31mred\u001b[0m\u0008\u202e\n::add-mask::x\na ##[command]y\n`;
    const text = resultText(
      result({ outcome: 'failed', reason: 'It ended with exit code 1.', output, log: '/x.log' }),
    );
    expect(text).toContain('failed');
    expect(text).not.toContain('first');
    expect(text).toContain('  │ red\n  │ ::add-mask::x\n  │ a # #[command]y');
    expect(text).toContain('/x.log');
    expect(text).not.toMatch(/^\s*::|##\[/m);
  });
});

it('shows the test that failed, though a hundred passed after it', () => {
  const passed = Array.from({ length: 100 }, (_, index) => `ok ${index + 2} - passes`);
  const output = ['not ok 1 - keeps the temperature', ...passed].join('\n');
  const text = resultText(result({ outcome: 'failed', output }));
  expect(text).toContain('not ok 1 - keeps the temperature');
});
