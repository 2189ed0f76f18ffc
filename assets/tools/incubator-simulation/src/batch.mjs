/** A trajectory for each table in DTAAS_INPUT: `<name>.csv` or `<name>.json` in, `<name>.csv` out. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, parse as split } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { samplesOf, trajectory } from './trajectory.mjs';

const { DTAAS_CONFIG, DTAAS_INPUT, DTAAS_OUTPUT } = process.env;
const { parameters, uses } = JSON.parse(readFileSync(DTAAS_CONFIG, 'utf8'));
const model = await import(pathToFileURL(join(uses.plant.path, 'src/model.mjs')).href);

const readers = {
  '.csv': (text) => parse(text, { columns: true, bom: true, trim: true }),
  '.json': (text) => JSON.parse(text),
};

for (const file of readdirSync(DTAAS_INPUT)) {
  const read = readers[extname(file)];
  if (!read) continue;
  const samples = samplesOf(read(readFileSync(join(DTAAS_INPUT, file), 'utf8')));
  const rows = trajectory(model, uses.plant.parameters, samples, parameters.initialTemperature);
  const lines = ['time,heaterTemperature,temperature', ...rows.map((row) => row.join(','))];
  writeFileSync(join(DTAAS_OUTPUT, `${split(file).name}.csv`), `${lines.join('\n')}\n`);
}
