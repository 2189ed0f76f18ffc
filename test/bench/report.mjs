// Figures as tables: one for the terminal, one for docs/benchmarks.md.

/** Rows are `{what, ours: figure, others?: figure[], aim?}`; a figure's numbers are of its `unit`, seconds unless given. */
const columns = ['what', 'by', 'median', 'min–max', 'processor', 'peak memory', 'ratio', 'aim'];

function lines(rows) {
  return rows.flatMap(({ what, ours, others = [], aim = '' }) => [
    [what, ours.name, value(ours, ours.median), spread(ours), processor(ours), memory(ours), '', aim],
    ...others.map((other) => [
      '',
      other.name,
      value(other, other.median),
      spread(other),
      processor(other),
      memory(other),
      ratio(ours, other),
      '',
    ]),
  ]);
}

/** For the terminal. */
export function table(rows) {
  const cells = [columns, ...lines(rows)];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => String(row[column]).length)));
  return cells
    .map((row) => row.map((cell, column) => String(cell).padEnd(widths[column])).join('  '))
    .join('\n');
}

const head = `# Benchmarks

\`npm run bench\` writes this page; \`npm run bench <suite…> --write\` writes a part of it. Whole processes are timed from outside, in turn
with the programs that a user would take instead. The ratio is the other program's median divided by ours in the same run: above 1, ours is
better. The column min–max also has the number of runs. Processor time is the median of user and system time of a command and of the
processes that it started and waited for, so it doesn't include a twin that goes on running; on a busy machine, it tells more than the
time. Peak memory is the sum of each process's own highest value. No test depends on these figures.
`;

/**
 * `docs/benchmarks.md` with these results; the sections of other suites stay as they are. `measured` says when and on
 * what machine.
 */
export function document(previous, results, measured) {
  const sections = new Map(
    previous
      .split(/^(?=## )/m)
      .slice(1)
      .map((section) => [section.split('\n', 1)[0], section]),
  );
  for (const result of results) sections.set(`## ${result.title}`, section(result, measured));
  return [head, ...sections.values()].map((part) => `${part.trimEnd()}\n`).join('\n');
}

function section({ title, explanation, rows }, measured) {
  return [
    `## ${title}`,
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...lines(rows).map((row) => `| ${row.join(' | ')} |`),
    '',
    explanation,
    '',
    `*${measured}*`,
  ].join('\n');
}

/** Above 1 where ours is the better one: of steps a second and of busy processors more is better, of all else less. */
function ratio(ours, other) {
  if (other.median === undefined || ours.median === undefined) return '';
  const times = ['steps/s', '%'].includes(ours.unit)
    ? ours.median / other.median
    : other.median / ours.median;
  return `${times.toFixed(2)}×`;
}

function value({ unit = 's' }, number) {
  if (number === undefined) return 'not run';
  return `${number >= 100 ? Math.round(number) : number.toFixed(number >= 10 ? 1 : 2)} ${unit}`;
}

function spread({ minimum, maximum, runs }) {
  return minimum === undefined ? '' : `${minimum.toFixed(2)}–${maximum.toFixed(2)} (${runs})`;
}

function processor({ processor: seconds }) {
  return seconds ? `${seconds.toFixed(2)} s` : '';
}

function memory({ peakMiB }) {
  return peakMiB ? `${peakMiB} MiB` : '';
}
