/** The model that the asset uses, and parameters of a plant. */
import { load } from '@dtaas/component';

export const plant = await load('plant', 'src/model.mjs');

export const parameters = {
  heatCapacity: 250,
  boxConductance: 0.5,
  heaterCapacity: 320,
  heaterConductance: 1.6,
  voltage: 12,
  current: 1.5,
};
