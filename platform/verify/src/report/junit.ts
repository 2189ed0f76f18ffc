import { isOfTwin, type Result, type VerifyReport } from './result.ts';

/** A JUnit XML report: a test case for each asset and each twin. */
export function junitReport({ results, twins }: Pick<VerifyReport, 'results' | 'twins'>): string {
  const suites = [
    { name: 'assets', cases: results.map(caseOf) },
    ...(twins.length > 0 ? [{ name: 'twins', cases: twins.map(caseOf) }] : []),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="dtaas verify" ${countsOf(suites.flatMap(({ cases }) => cases))}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite name="${name}" ${countsOf(cases)}>`,
      ...cases.map(({ text }) => text),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Case {
  readonly text: string;
  readonly outcome: Result['outcome'];
  readonly durationMs: number;
}

function countsOf(cases: readonly Case[]): string {
  const failures = cases.filter(({ outcome }) => outcome === 'failed').length;
  const skipped = cases.filter(({ outcome }) => isSkipped(outcome)).length;
  const seconds = cases.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
}

function isSkipped(outcome: Result['outcome']): boolean {
  return outcome === 'blocked' || outcome === 'cancelled';
}

function caseOf(result: Result): Case {
  const { outcome, reason = '', output = '', durationMs = 0 } = result;
  const [kind = '', name = ''] = isOfTwin(result) ? ['twins', result.twin] : result.asset.split('/');
  const time = (durationMs / 1000).toFixed(3);
  const head = `    <testcase classname="${escaped(kind)}" name="${escaped(name)}" time="${time}"`;
  const message = `message="${escaped(reason)}"`;
  const skipped = isSkipped(outcome) ? `<skipped ${message}/>` : undefined;
  const details = outcome === 'failed' ? `<failure ${message}>${escaped(output)}</failure>` : skipped;
  const text = details === undefined ? `${head}/>` : `${head}>\n      ${details}\n    </testcase>`;
  return { text, outcome, durationMs };
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
