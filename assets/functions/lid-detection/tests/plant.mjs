/** The model that the asset uses: where the platform put it, or beside the asset in the repository. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const beside = fileURLToPath(new URL('../../../models/incubator-thermal', import.meta.url));
export const path = JSON.parse(process.env.DTAAS_USES ?? '{}').plant ?? beside;
export const plant = await import(pathToFileURL(join(path, 'src/model.mjs')).href);

export const parameters = {
  heatCapacity: 250,
  boxConductance: 0.5,
  heaterCapacity: 320,
  heaterConductance: 1.6,
  voltage: 12,
  current: 1.5,
};
