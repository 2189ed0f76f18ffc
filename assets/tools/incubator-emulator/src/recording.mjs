/**
 * A recording of the physical incubator: a CSV with a header row, of which each output has a column. Numbers and true or
 * false only, so no quotes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Parts of a second in which a recording may count its time. */
const parts = { s: 1n, ms: 1_000n, us: 1_000_000n, ns: 1_000_000_000n };

/**
 * @typedef {{time: number, [output: string]: number | boolean}} Row time: seconds since the first row
 * @param {{path: string} | undefined} use the recording that the twin bound
 * @param {string[]} outputs the names that a row has
 * @param {{file: string, columns: Record<string, string>, timeUnit: string}} parameters
 * @returns {Row[]} in order of time
 */
export function openRecording(use, outputs, { file, columns, timeUnit }) {
  if (use === undefined) throw new Error('a replay needs a recording: bind the use recording in twin.yaml');
  const name = file === '' ? onlyTable(use.path) : file;
  const lines = readFileSync(join(use.path, name), 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/);
  const header = lines[0].split(',');
  const places = Object.fromEntries(
    ['time', ...outputs].map((output) => {
      const column = columns[output] ?? output;
      const at = header.indexOf(column);
      if (at >= 0) return [output, at];
      throw new Error(`${name} has no column ${column} for ${output}; it has ${header.join(', ')}`);
    }),
  );
  const other = Object.keys(columns).find((output) => !(output in places));
  if (other !== undefined)
    throw new Error(`columns names ${other}, which is not an output (${outputs.join(', ')})`);
  const cells = lines.slice(1).map((line) => line.split(','));
  if (cells.length === 0) throw new Error(`${name} has no rows`);
  const times = cells.map((row, k) => timeOf(row[places.time], timeUnit, `${name}, line ${k + 2}`));
  return cells.map((row, k) => {
    const place = `${name}, line ${k + 2}`;
    const time = since(times[0], times[k]);
    if (k > 0 && time < since(times[0], times[k - 1])) throw new Error(`${place}: time goes back`);
    const values = outputs.map((output) => [output, cellValue(row[places[output]], place)]);
    return { time, ...Object.fromEntries(values) };
  });
}

function onlyTable(folder) {
  const tables = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  if (tables.length === 1) return tables[0];
  const found = tables.length === 0 ? 'none' : tables.sort().join(', ');
  throw new Error(`the recording has not one table (*.csv) but ${found}: name one with the parameter file`);
}

/**
 * A time, split so that nanoseconds since 1970 keep all their digits.
 * @returns {{whole: bigint, rest: number, scale: bigint}}
 */
function timeOf(cell, unit, place) {
  const [, whole, fraction = ''] = /^(-?\d+)(\.\d+)?$/.exec(cell?.trim() ?? '') ?? [];
  if (whole === undefined) throw new Error(`${place}: not a time: ${cell}`);
  const rest = fraction === '' ? 0 : Number(`0${fraction}`) * (whole.startsWith('-') ? -1 : 1);
  return { whole: BigInt(whole), rest, scale: parts[unit] };
}

function since(first, { whole, rest, scale }) {
  return (Number(whole - first.whole) + (rest - first.rest)) / Number(scale);
}

function cellValue(cell, place) {
  const text = cell?.trim() ?? '';
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  const value = Number(text || Number.NaN);
  if (Number.isFinite(value)) return value;
  throw new Error(`${place}: neither a finite number nor true or false: ${cell}`);
}
