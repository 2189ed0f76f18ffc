/**
 * Makes recording.csv: an hour of the simulated incubator, heated by a fixed schedule with long and short pulses (long ones
 * show the losses, short ones the heater's lag) and the lid open for a minute near the end. `dtaas verify
 * data/incubator-recording` compares it with the file that is kept.
 */
import { load } from '@dtaas/component';

const { begun, simulatedTwin } = await load('emulator', 'src/simulated.mjs');
const model = await load('plant', 'src/model.mjs');
const { rig2023 } = await load('plant', 'src/examples.mjs');

const period = 3;
/** Seconds at which the heater is switched, on first. */
const switches = [
  60, 1200, 1500, 1620, 1800, 1860, 1920, 2040, 2100, 2280, 2400, 2460, 2580, 2880, 3000, 3060,
];

/** The rig of 2023, with the heat of its fan. */
const settings = {
  initialTemperature: 23,
  roomTemperature: 22,
  fanHeat: 1,
  noise: 0.03,
  resolution: 0.0625,
  lidOpensAt: 3300,
  lidStaysOpen: 60,
  lidRepeats: 0,
  openConductance: 8,
  seed: 20230501,
};

/** @param {number} rows @returns {string} CSV */
export function made(rows) {
  const twin = simulatedTwin(model, rig2023, settings);
  const state = begun(model, rig2023, settings);
  const lines = ['time,temperature,roomTemperature,heaterOn,fanOn,lidOpen'];
  for (let k = 0; k < rows; k++) {
    const time = k * period;
    const command = switches.filter((at) => at <= time).length % 2 === 1;
    lines.push([time, ...Object.values(twin.advance(state, k === 0 ? 0 : period, command))].join(','));
  }
  return `${lines.join('\n')}\n`;
}
