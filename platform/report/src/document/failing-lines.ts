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
  let free = limit - shownOfEnd;
  // Lines that the report of the current failing test may still have.
  let more = 0;
  const shown: string[] = [];
  for (const text of lines.slice(0, -shownOfEnd)) {
    if (more === 0 && isFailing(text)) more = mostOfOne;
    else if (passing.test(text)) more = 0;
    if (more > 0 && free > 0) {
      shown.push(text);
      free -= 1;
    } else if (shown.at(-1) !== '…') shown.push('…');
    if (more > 0) more -= 1;
  }
  return [...shown, ...lines.slice(-shownOfEnd)];
}

function isFailing(line: string): boolean {
  return failing.some((pattern) => pattern.test(line));
}
