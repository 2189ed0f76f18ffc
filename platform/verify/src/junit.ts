import type { AssetResult } from '@dtaas/model';

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

function testCase({ asset, outcome, reason = '', output = '', durationMs = 0 }: AssetResult): string {
  const [kind = '', name = ''] = asset.split('/');
  const time = (durationMs / 1000).toFixed(3);
  const head = `    <testcase classname="${escaped(kind)}" name="${escaped(name)}" time="${time}"`;
  const message = `message="${escaped(reason)}"`;
  const isSkipped = outcome === 'blocked' || outcome === 'cancelled';
  const skipped = isSkipped ? `<skipped ${message}/>` : undefined;
  const details = outcome === 'failed' ? `<failure ${message}>${escaped(output)}</failure>` : skipped;
  return details === undefined ? `${head}/>` : `${head}>\n      ${details}\n    </testcase>`;
}

/**
 * XML 1.0 can't hold most control characters, which the output of a test may have. A CI may print the report in its log, so no
 * line may be a command to the CI's runner (`::…` at its start, `##[…` anywhere).
 */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character]!)
    .replace(/^(\s*):(?=:)/gm, '$1&#58;')
    .replaceAll('##[', '##&#91;');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
