/** A fit for each CSV in DTAAS_INPUT: `<name>.csv` in, `<name>.json` out. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { calibrate } from './fit.mjs';

const { DTAAS_CONFIG, DTAAS_INPUT, DTAAS_OUTPUT } = process.env;
const { parameters, uses } = JSON.parse(readFileSync(DTAAS_CONFIG, 'utf8'));
const model = await import(pathToFileURL(join(uses.plant.path, 'src/model.mjs')).href);

for (const file of readdirSync(DTAAS_INPUT).filter((name) => name.endsWith('.csv'))) {
  const rows = parse(readFileSync(join(DTAAS_INPUT, file)), { columns: true, bom: true, trim: true });
  const fit = calibrate(model, rows.map(sampleOf), {
    ...parameters,
    trainUntil: parameters.trainUntil || undefined,
  });
  writeFileSync(join(DTAAS_OUTPUT, `${basename(file, '.csv')}.json`), `${JSON.stringify(fit, null, 2)}\n`);
}

/** @param {Record<string, string>} row @returns {import('./fit.mjs').Sample} */
function sampleOf(row, index) {
  const number = (column) => {
    const value = Number(row[column] || Number.NaN);
    // The header is line 1.
    if (!Number.isFinite(value))
      throw new Error(`line ${index + 2}: ${column} isn't a finite number: ${row[column]}`);
    return value;
  };
  const isTrue = (column) => {
    const text = row[column]?.toLowerCase() ?? 'false';
    if (text === 'true' || text === 'false') return text === 'true';
    throw new Error(`line ${index + 2}: ${column} is neither true nor false: ${row[column]}`);
  };
  return {
    time: number('time'),
    temperature: number('temperature'),
    roomTemperature: number('roomTemperature'),
    heaterOn: isTrue('heaterOn'),
    fanOn: isTrue('fanOn'),
  };
}
