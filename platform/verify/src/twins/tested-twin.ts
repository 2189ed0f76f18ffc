import type { TwinResult } from '@dtaas/model';
import type { TwinTestRun } from '../subject.ts';
import type { TwinTestOutcome } from './run-twin-test.ts';

type ExpectationResult = NonNullable<TwinResult['expectations']>[number];

/** What the test of a twin came to, in the words of a report. */
export function testedTwin(
  { durationMs, reason, output, judged }: TwinTestOutcome,
  { whereIs }: TwinTestRun,
) {
  const expectations = judged.map(({ expectation: { name, path }, reason, time }): ExpectationResult => {
    const details = { ...(reason === undefined ? {} : { reason }), ...(time === undefined ? {} : { time }) };
    return { name, met: reason === undefined, ...details, where: whereIs(path) };
  });
  const printed = judged.flatMap(({ reason, output: its }) => (reason !== undefined && its ? [its] : []));
  return {
    durationMs,
    reason: reason ?? reasonOf(expectations),
    output: [output, ...printed].filter(Boolean).join('\n'),
    expectations,
  };
}

function reasonOf(expectations: readonly ExpectationResult[]): string | undefined {
  const wrong = expectations.filter(({ met }) => !met).map(inWords);
  const [first] = wrong;
  if (wrong.length < 2) return first;
  return [`${wrong.length} of ${expectations.length} expectations are not met:`, ...wrong].join('\n');
}

/** `warm: physical.temperature was 31.2 Cel at 600 s, below the minimum of 33 Cel (twins/oven/twin.yaml:83:9)` */
function inWords({ name, reason, where: { file, line, column } }: ExpectationResult): string {
  return `${name}: ${reason} (${file}:${line}:${column})`;
}
