/**
 * The physical incubator, replayed from a recording: a CSV with a header row and, in any order, the columns time (s),
 * temperature, roomTemperature (°C), heaterOn, fanOn and lidOpen (true or false). Numbers and booleans only, so no quotes.
 */

const readers = {
  time: number,
  temperature: number,
  roomTemperature: number,
  heaterOn: trueOrFalse,
  fanOn: trueOrFalse,
  lidOpen: trueOrFalse,
};
const columns = Object.keys(readers);

/** @param {string} csv @returns {Record<string, number | boolean>[]} in order of time */
export function readRecording(csv) {
  const [header, ...lines] = csv.trim().split(/\r?\n/);
  const names = header.split(',');
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new Error(`the recording has no column ${missing.join(', ')}`);
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(
      columns.map((column) => [column, readers[column](cells[names.indexOf(column)])]),
    );
  });
}

/**
 * What was read last at `elapsed` seconds after the recording's start; its last row when it is over.
 * @param {ReturnType<typeof readRecording>} rows @param {number} elapsed s
 */
export function rowAt(rows, elapsed) {
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (Number(rows[middle].time) - Number(rows[0].time) <= elapsed) low = middle;
    else high = middle - 1;
  }
  const { time: _, ...outputs } = rows[low];
  return outputs;
}

function number(cell) {
  const value = Number(cell || Number.NaN);
  if (!Number.isFinite(value)) throw new Error(`not a finite number: ${cell}`);
  return value;
}

function trueOrFalse(cell) {
  if (cell !== 'true' && cell !== 'false') throw new Error(`neither true nor false: ${cell}`);
  return cell === 'true';
}
