/** One fit to all tables in the input folder, `<name>.csv` each; its result is `fit.json`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { batch, load } from '@dtaas/component';
import { confidenceOf } from './confidence.mjs';
import { calibrate } from './fit.mjs';
import { readRecordings } from './recordings.mjs';

const model = await load('plant', 'src/model.mjs');

batch(({ input, output, parameters, progress }) => {
  const tables = readdirSync(input)
    .filter((file) => file.endsWith('.csv'))
    .sort()
    .map((file) => ({ name: basename(file, '.csv'), text: readFileSync(join(input, file), 'utf8') }));
  const recordings = readRecordings(tables, parameters);
  progress(0.1);
  const { trainUntil, confidence, ...options } = parameters;
  const fit = calibrate(model, recordings, { ...options, ...(trainUntil > 0 ? { trainUntil } : {}) });
  const { residuals: _, jacobian: __, unknowns: ___, ...scores } = fit;
  const result = { ...scores, ...confidenceOf(fit, confidence) };
  writeFileSync(join(output, 'fit.json'), `${JSON.stringify(result, null, 2)}\n`);
});
