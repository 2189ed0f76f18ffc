/**
 * Makes the recording in data/incubator-recording: an hour of the simulated incubator, heated by a fixed schedule with
 * long and short pulses (long ones show the losses, short ones the heater's lag) and the lid open for a minute near the
 * end. `node src/record.mjs > ../../data/incubator-recording/recording.csv`; DTAAS_USES names the model elsewhere.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { simulatedTwin } from './simulated.mjs';

const period = 3;
/** Seconds at which the heater is switched, on first. */
const switches = [
  60, 1200, 1500, 1620, 1800, 1860, 1920, 2040, 2100, 2280, 2400, 2460, 2580, 2880, 3000, 3060,
];

/** The incubator of 2023, with the heat of its fan. */
const plant = {
  heatCapacity: 267.55929458,
  boxConductance: 0.5763498,
  heaterCapacity: 329.25376821,
  heaterConductance: 1.67053237,
  voltage: 12.15579391,
  current: 1.53551347,
};
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

/** @param {typeof import('../../../models/incubator-thermal/src/model.mjs')} model @param {number} rows @returns {string} CSV */
export function record(model, rows = 1200) {
  const twin = simulatedTwin(model, plant, settings);
  let state = twin.begin(0);
  const lines = ['time,temperature,roomTemperature,heaterOn,fanOn,lidOpen'];
  for (let k = 0; k < rows; k++) {
    const time = k * period;
    const command = switches.filter((at) => at <= time).length % 2 === 1;
    const { outputs, ...next } = twin.advance(state, time, command);
    state = next.state;
    lines.push([time, ...Object.values(outputs)].join(','));
  }
  return `${lines.join('\n')}\n`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const beside = fileURLToPath(new URL('../../../models/incubator-thermal', import.meta.url));
  const path = JSON.parse(process.env.DTAAS_USES ?? '{}').plant ?? beside;
  process.stdout.write(record(await import(pathToFileURL(join(path, 'src/model.mjs')).href)));
}
