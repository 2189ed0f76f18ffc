/** Tables of text as recordings, with the weights and the held-out names that the parameters give. */
import { parse } from 'csv-parse/sync';

/**
 * @param {{name: string, text: string}[]} tables CSV with a header; csv-parse takes quotes, byte-order marks and any line end
 * @param {{weights?: Record<string, number>, heldOut?: string[]}} parameters by the name of a table
 * @returns {import('./fit.mjs').Recording[]}
 */
export function readRecordings(tables, { weights = {}, heldOut = [] }) {
  const names = tables.map(({ name }) => name);
  if (names.length === 0) throw new Error('the input folder has no table (*.csv)');
  for (const name of [...Object.keys(weights), ...heldOut])
    if (!names.includes(name)) throw new Error(`there is no table ${name}.csv; there is ${names.join(', ')}`);
  return tables.map(({ name, text }) => ({
    name,
    samples: parse(text, { columns: true, bom: true, trim: true }).map((row, index) =>
      sampleOf(row, index, name),
    ),
    weight: weightOf(name, weights[name] ?? 1),
    heldOut: heldOut.includes(name),
  }));
}

function weightOf(name, weight) {
  if (typeof weight === 'number' && Number.isFinite(weight) && weight >= 0) return weight;
  throw new Error(`the weight of ${name} is not a number from 0: ${JSON.stringify(weight)}`);
}

/** @param {Record<string, string>} row @returns {import('./fit.mjs').Sample} */
function sampleOf(row, index, name) {
  // The header is line 1.
  const place = `${name}.csv, line ${index + 2}`;
  const number = (column) => {
    const value = Number(row[column] || Number.NaN);
    if (!Number.isFinite(value))
      throw new Error(`${place}: ${column} is not a finite number: ${row[column]}`);
    return value;
  };
  const isTrue = (column) => {
    const text = row[column]?.toLowerCase() ?? 'false';
    if (text === 'true' || text === 'false') return text === 'true';
    throw new Error(`${place}: ${column} is neither true nor false: ${row[column]}`);
  };
  return {
    time: number('time'),
    temperature: number('temperature'),
    roomTemperature: number('roomTemperature'),
    heaterOn: isTrue('heaterOn'),
    fanOn: isTrue('fanOn'),
  };
}
