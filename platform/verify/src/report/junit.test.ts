import type { AssetResult, TwinResult } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { junitReport } from './junit.ts';
import type { Outcome } from './result.ts';

function result(asset: string, outcome: Outcome, more: Partial<AssetResult> = {}): AssetResult {
  return { asset, version: '1.0.0', digest: '', outcome, recorded: false, weak: false, ...more };
}

const junitOf = (results: readonly AssetResult[], twins: readonly TwinResult[] = []) =>
  junitReport({ results, twins });

describe('a JUnit report', () => {
  it('counts the cases, and adds up their time', () => {
    const report = junitOf([
      result('models/box', 'passed', { durationMs: 1500 }),
      result('functions/a', 'failed', { durationMs: 250 }),
      result('functions/b', 'blocked'),
      result('functions/c', 'cancelled'),
      result('data/d', 'remembered'),
    ]);
    const counts = 'tests="5" failures="1" errors="0" skipped="2" time="1.750"';
    expect(report.split('\n').slice(0, 3)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="dtaas verify" ${counts}>`,
      `  <testsuite name="assets" ${counts}>`,
    ]);
    expect(report.match(/<testcase /g)).toHaveLength(5);
  });

  it.each<[Outcome, string]>([
    ['passed', '<testcase classname="models" name="box" time="0.250"/>'],
    ['remembered', '<testcase classname="models" name="box" time="0.250"/>'],
    ['untested', '<testcase classname="models" name="box" time="0.250"/>'],
    ['failed', '<failure message="why">output</failure>\n    </testcase>'],
    ['blocked', '<skipped message="why"/>\n    </testcase>'],
    ['cancelled', '<skipped message="why"/>\n    </testcase>'],
  ])('shows an asset that %s', (outcome, expected) => {
    const more = { reason: 'why', output: 'output', durationMs: 250 };
    expect(junitOf([result('models/box', outcome, more)])).toContain(expected);
  });

  it.each([
    ['1 < 2 & "x" > y', '1 &lt; 2 &amp; &quot;x&quot; &gt; y'],
    ['\u001b[31mred\u001b[0m', '\ufffd[31mred\ufffd[0m'],
    ['\u0000\u0008\u000b\u001f\ufffe', '\ufffd\ufffd\ufffd\ufffd\ufffd'],
    ['half a pair \ud800 and \udc00', 'half a pair \ufffd and \ufffd'],
    ['tabs\tand\r\nlines stay, also \u{1f600}', 'tabs\tand\r\nlines stay, also \u{1f600}'],
    ['::stop-commands::a', '&#58;:stop-commands::a'],
    ['one\n  ::set-env name=a::b', 'one\n  &#58;:set-env name=a::b'],
    ['not at the start ::notice::', 'not at the start ::notice::'],
    ['##[command]rm and ##vso[x]', '##&#91;command]rm and ##vso[x]'],
  ])('writes %j so that neither XML nor a CI misreads it', (output, expected) => {
    expect(junitOf([result('models/box', 'failed', { output })])).toContain(`>${expected}</failure>`);
  });

  it('has the twins in a suite of their own', () => {
    const twin: TwinResult = {
      twin: 'oven',
      version: '1.0.0',
      digest: '',
      outcome: 'failed',
      reason: 'warm: too cold',
      durationMs: 2000,
      recorded: false,
      weak: false,
    };
    expect(
      junitOf([result('models/box', 'passed', { durationMs: 1000 })], [twin]),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="dtaas verify" tests="2" failures="1" errors="0" skipped="0" time="3.000">
  <testsuite name="assets" tests="1" failures="0" errors="0" skipped="0" time="1.000">
    <testcase classname="models" name="box" time="1.000"/>
  </testsuite>
  <testsuite name="twins" tests="1" failures="1" errors="0" skipped="0" time="2.000">
    <testcase classname="twins" name="oven" time="2.000">
      <failure message="warm: too cold"></failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('is valid without any asset', () => {
    expect(junitOf([])).toContain('tests="0" failures="0" errors="0" skipped="0" time="0.000"');
  });
});
