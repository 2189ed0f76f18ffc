// Figures as tables: one for the terminal, one for docs/benchmarks.md.

/** Rows are `{what, ours: figure, others?: figure[], aim?}`; a figure's numbers are of its `unit`, seconds unless given. */
const columns = ['what', 'by', 'median', 'min–max', 'peak memory', 'ratio', 'aim'];

function lines(rows) {
  return rows.flatMap(({ what, ours, others = [], aim = '' }) => [
    [what, ours.name, value(ours, ours.median), spread(ours), memory(ours), '', aim],
    ...others.map((other) => [
      '',
      other.name,
      value(other, other.median),
      spread(other),
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

/** `docs/benchmarks.md`. */
export function document(machine, results) {
  const head = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. Whole processes timed from outside, each in turn with what it is compared with; the ratio is the',
    'other’s median over ours in the same run, so above 1 ours is the faster one. Nothing here is asserted by a test.',
    '',
    `Machine: ${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB, ${machine.platform}, Node ${machine.node}.`,
  ];
  const sections = results.flatMap(({ title, dominated, rows }) => [
    '',
    `## ${title}`,
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...lines(rows).map((row) => `| ${row.join(' | ')} |`),
    '',
    dominated,
  ]);
  return `${[...head, ...sections].join('\n')}\n`;
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

function memory({ peakMiB }) {
  return peakMiB ? `${peakMiB} MiB` : '';
}
