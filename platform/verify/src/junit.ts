import type { AssetResult } from './result.ts';

/** A JUnit XML report: a test case for each asset. */
export function junitReport(results: readonly AssetResult[]): string {
  const failures = results.filter(({ outcome }) => outcome === 'failed').length;
  const skipped = results.filter(({ outcome }) => outcome === 'blocked' || outcome === 'cancelled').length;
  const seconds = results.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0) / 1000;
  const counts = `tests="${results.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="dtaas verify" ${counts}>`,
    `  <testsuite name="assets" ${counts}>`,
    ...results.map(testCase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(result: AssetResult): string {
  const [kind, name] = result.asset.split('/');
  const time = ((result.durationMs ?? 0) / 1000).toFixed(3);
  const head = `    <testcase classname="${escaped(kind ?? '')}" name="${escaped(name ?? '')}" time="${time}"`;
  const reason = escaped(result.reason ?? '');
  if (result.outcome === 'failed') {
    return `${head}>\n      <failure message="${reason}">${escaped(result.output ?? '')}</failure>\n    </testcase>`;
  }
  if (result.outcome === 'blocked' || result.outcome === 'cancelled') {
    return `${head}>\n      <skipped message="${reason}"/>\n    </testcase>`;
  }
  return `${head}/>`;
}

/**
 * XML 1.0 has no way to write most control characters, which a test's output may well hold. And where the report is
 * printed in a CI's log, no line of it may be a command to the runner (`::…` at its start, `##[…` anywhere).
 */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/^(\s*):(?=:)/gm, '$1&#58;')
    .replaceAll('##[', '##&#91;');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
