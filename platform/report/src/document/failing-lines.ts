/** Lines that say that a test failed, as test runners write them: TAP, node:test, vitest, mocha, unittest, pytest, Go. */
const failing = [
  /^\s*not ok\b(?!.*# (?:SKIP|TODO)\b)/i,
  /^\s*[✖✗✘×] /,
  /^\s*\d+\) /,
  /^\s*(?:FAIL|FAILED|ERROR)\b/,
  /^\s*--- FAIL: /,
  /^_{3,} .+ _{3,}$/,
  /^Traceback \(most recent call last\):/,
  /^\s*\w*(?:Error|Exception)\b.*:/,
];

/** Lines that report a passed test or the start of another test. The report of a failing test ends there. */
const passing = /^\s*(?:ok\b|[✔✓] |# Subtest|(?:PASS|PASSED|--- PASS)\b)|^\S*\.{3} ok$/;

/** The most lines of one failing test. */
const mostOfOne = 25;
/** Lines kept for the end, where most test runners print their totals. */
const shownOfEnd = 10;

/**
 * Selects at most `limit` lines from the output of failed tests. A short output is shown whole. Otherwise the reports of
 * failing tests are shown in order, then the end; only the end if no line names a failing test. `…` marks omitted lines.
 */
export function failingLines(output: string, limit: number): readonly string[] {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= limit) return lines;
  const first = lines.findIndex(isFailing);
  if (first < 0 || first >= lines.length - limit) return lines.slice(-limit);
  const shown = new Set<number>();
  for (let index = first; index < lines.length && shown.size < limit - shownOfEnd; index++) {
    if (!isFailing(lines[index]!)) continue;
    const end = endOfTest(lines, index);
    for (; index < end && shown.size < limit - shownOfEnd; index++) shown.add(index);
    index = end - 1;
  }
  for (let index = lines.length - shownOfEnd; index < lines.length; index++) shown.add(index);
  return withGaps(lines, shown);
}

function isFailing(line: string): boolean {
  return failing.some((pattern) => pattern.test(line));
}

/** The index after the last line about the failing test at `start`. */
function endOfTest(lines: readonly string[], start: number): number {
  const most = Math.min(lines.length, start + mostOfOne);
  for (let index = start + 1; index < most; index++) if (passing.test(lines[index]!)) return index;
  return most;
}

function withGaps(lines: readonly string[], shown: ReadonlySet<number>): readonly string[] {
  return [...shown]
    .sort((a, b) => a - b)
    .flatMap((index, position, all) => {
      const isNext = index === (position === 0 ? 0 : all[position - 1]! + 1);
      return isNext ? [lines[index]!] : ['…', lines[index]!];
    });
}
