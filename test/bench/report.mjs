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

Written by \`npm run bench\`, or \`npm run bench <suite…> --write\` for some of it. Whole processes timed from outside, each in turn
with what a user would take instead; the ratio is the other’s median against ours in the same run, so above 1 ours is the
better one. Spread is the least and the most, with the number of runs. Processor time (median; user and system, with what the command
started and waited for, so without a twin that goes on living) says what a busy machine hides. Peak memory is the sum over a command’s
processes of each one’s own high-water mark. Nothing here is asserted by a test.
`;

/**
 * `docs/benchmarks.md` with these results; what it says of other suites stays as it was. `measured` says when and on
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

function section({ title, dominated, rows }, measured) {
  return [
    `## ${title}`,
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...lines(rows).map((row) => `| ${row.join(' | ')} |`),
    '',
    dominated,
    '',
    `*${measured}*`,
  ].join('\n');
}

/** Above 1 where ours is the better one: of steps a second more is better, of all else less. */
function ratio(ours, other) {
  if (other.median === undefined || ours.median === undefined) return '';
  const times = ours.unit === 'steps/s' ? ours.median / other.median : other.median / ours.median;
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
