/** A trajectory for each table in the input folder: `<name>.csv` or `<name>.json` in, `<name>.csv` out. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, parse as split } from 'node:path';
import { batch, load } from '@dtaas/component';
import { parse } from 'csv-parse/sync';
import { samplesOf, trajectory } from './trajectory.mjs';

const model = await load('plant', 'src/model.mjs');

const readers = {
  '.csv': (text) => parse(text, { columns: true, bom: true, trim: true }),
  '.json': (text) => JSON.parse(text),
};

batch(({ input, output, parameters, uses, progress }) => {
  const tables = readdirSync(input).filter((file) => Object.hasOwn(readers, extname(file)));
  for (const [index, file] of tables.entries()) {
    const samples = samplesOf(readers[extname(file)](readFileSync(join(input, file), 'utf8')));
    const rows = trajectory(model, uses.plant.parameters, samples, parameters.initialTemperature);
    const lines = ['time,heaterTemperature,temperature', ...rows.map((row) => row.join(','))];
    writeFileSync(join(output, `${split(file).name}.csv`), `${lines.join('\n')}\n`);
    progress((index + 1) / tables.length);
  }
});
